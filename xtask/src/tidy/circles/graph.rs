//! Which module imports which.

use std::collections::{BTreeMap, BTreeSet};

use super::Diagnostic;

/// The imports among the modules of a crate, each with its first place.
#[derive(Default)]
pub struct ModuleGraph<'a> {
    imports: BTreeMap<&'a str, BTreeMap<String, Diagnostic>>,
}

impl<'a> ModuleGraph<'a> {
    /// Notes that `from` imports `to`.
    pub fn add(&mut self, from: &'a str, to: &str, place: impl FnOnce() -> Diagnostic) {
        let targets = self.imports.entry(from).or_default();
        targets.entry(to.to_owned()).or_insert_with(place);
    }

    /// The groups of modules of which each reaches each other.
    pub fn circles(&self) -> Vec<BTreeSet<&str>> {
        let mut circles = Vec::<BTreeSet<&str>>::new();
        for module in self.imports.keys() {
            if circles.iter().any(|circle| circle.contains(module)) {
                continue;
            }
            let reached = self.reached_from(module);
            if reached.contains(module) {
                let members = reached
                    .into_iter()
                    .filter(|other| self.reached_from(other).contains(module));
                circles.push(members.collect());
            }
        }
        circles
    }

    fn reached_from<'s>(&'s self, module: &'s str) -> BTreeSet<&'s str> {
        let mut reached = BTreeSet::new();
        let mut waiting = vec![module];
        while let Some(next) = waiting.pop() {
            let targets = self.imports.get(next).into_iter().flat_map(BTreeMap::keys);
            waiting.extend(
                targets
                    .map(String::as_str)
                    .filter(|target| reached.insert(*target)),
            );
        }
        reached
    }

    /// A circle with its members and all its imports.
    pub fn describe(&self, crate_name: &str, members: &BTreeSet<&str>) -> Diagnostic {
        let mut imports = Vec::new();
        let mut first = None;
        for from in members {
            for (to, place) in self.imports.get(from).into_iter().flatten() {
                if members.contains(to.as_str()) {
                    imports.push(format!(
                        "{from} imports {to} ({}:{})",
                        place.path, place.line
                    ));
                    first.get_or_insert(place);
                }
            }
        }
        let names: Vec<_> = members.iter().copied().collect();
        Diagnostic {
            path: first.map_or_else(|| crate_name.to_owned(), |place| place.path.clone()),
            line: first.map_or(1, |place| place.line),
            reason: format!("{crate_name} {}: {}", names.join(", "), imports.join(", ")),
        }
    }
}
