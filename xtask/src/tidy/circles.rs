//! Circles among the top-level modules of a crate.
//!
//! Modules in a circle can only be read, tested and moved together.

mod graph;
mod imports;

use std::collections::{BTreeMap, BTreeSet};

use super::Diagnostic;
use super::count::{CountLimit, TidyCount};
use super::limits;
use super::rust_source::{RustSource, crate_of};
use graph::ModuleGraph;
use imports::{RootNames, imported_names};

/// Counts the circles of every crate.
pub fn count(sources: &[RustSource<'_>]) -> TidyCount {
    let mut crates = BTreeMap::<_, Vec<_>>::new();
    for source in sources {
        if let Some(module) = ModulePath::of_file(&source.file.path) {
            let name = crate_of(&source.file.path);
            crates.entry(name).or_default().push((module, source));
        }
    }
    let findings: Vec<_> = crates
        .iter()
        .flat_map(|(name, files)| circles(name, files))
        .collect();
    let detail: Vec<_> = findings
        .iter()
        .map(|finding| finding.reason.split(':').next().unwrap_or_default())
        .collect();
    TidyCount {
        title: "import circles between top-level modules",
        value: findings.len(),
        unit: "",
        limit: CountLimit::AtMost(limits::IMPORT_CIRCLES),
        detail: detail.join("; "),
        findings,
    }
}

/// Where a module stands in its crate: nothing for `lib.rs` and `main.rs`.
struct ModulePath(Vec<String>);

impl ModulePath {
    /// None for a file that belongs to no `src` folder.
    fn of_file(path: &str) -> Option<Self> {
        let inside = path.strip_prefix(crate_of(path))?;
        let inside = inside.strip_prefix("/src").unwrap_or(inside);
        let inside = inside.strip_prefix('/')?.strip_suffix(".rs")?;
        if !path.contains("/src/") {
            return None;
        }
        let parts: Vec<_> = inside.split('/').map(str::to_owned).collect();
        let is_root = parts.len() == 1 && ["lib", "main"].contains(&inside);
        Some(Self(if is_root { Vec::new() } else { parts }))
    }

    fn top(&self) -> Option<&str> {
        self.0.first().map(String::as_str)
    }
}

fn circles(crate_name: &str, files: &[(ModulePath, &RustSource<'_>)]) -> Vec<Diagnostic> {
    let modules: BTreeSet<_> = files
        .iter()
        .filter_map(|(module, _)| module.top())
        .collect();
    let mut roots = RootNames::default();
    for (_, source) in files.iter().filter(|(module, _)| module.0.is_empty()) {
        roots.read(&source.production);
    }
    let mut graph = ModuleGraph::default();
    for (module, source) in files {
        let Some(top) = module.top() else { continue };
        for (position, name) in imported_names(&source.production, module.0.len()) {
            let target = roots.module_of(&name).unwrap_or(&name);
            if target != top && modules.contains(target) {
                graph.add(top, target, || source.diagnostic(position, String::new()));
            }
        }
    }
    let circles = graph.circles();
    circles
        .iter()
        .map(|members| graph.describe(crate_name, members))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::super::files::SourceFile;
    use super::*;

    fn found(files: &[(&str, &str)]) -> Vec<String> {
        let files: Vec<_> = files
            .iter()
            .map(|(path, text)| SourceFile::sample(path, text))
            .collect();
        let count = count(&RustSource::read_all(&files));
        count
            .findings
            .into_iter()
            .map(|circle| circle.reason)
            .collect()
    }

    #[test]
    fn modules_that_import_each_other_are_a_circle() {
        let reasons = found(&[
            ("server/src/lib.rs", "mod a; mod b; mod c;"),
            ("server/src/a.rs", "use crate::b::Thing;"),
            (
                "server/src/b/deep.rs",
                "\nfn f() { super::super::c::run() }",
            ),
            ("server/src/c.rs", "use crate::{a::{X, Y}, z};"),
        ]);
        assert_eq!(
            reasons,
            [
                "server a, b, c: a imports b (server/src/a.rs:1), b imports c (server/src/b/deep.rs:2), c imports a (server/src/c.rs:1)"
            ]
        );
    }

    #[test]
    fn tests_and_one_way_imports_make_no_circle() {
        assert!(
            found(&[
                ("shared/src/a.rs", "use crate::b::Thing;\nuse super::b;"),
                (
                    "shared/src/b.rs",
                    "#[cfg(test)]\nmod tests { use crate::a; }"
                ),
            ])
            .is_empty()
        );
    }

    #[test]
    fn a_name_of_the_root_belongs_to_the_module_it_comes_from() {
        let reasons = found(&[
            (
                "shared/src/lib.rs",
                "pub use a::{inner::Thing as Other, More};",
            ),
            ("shared/src/a.rs", "use crate::b;"),
            ("shared/src/b.rs", "use crate::Other;"),
        ]);
        assert_eq!(reasons.len(), 1);
    }
}
