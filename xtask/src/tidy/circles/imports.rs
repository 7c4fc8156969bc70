//! The names that a file takes from the root of its crate.

use std::collections::BTreeMap;

use super::super::rust_source::{after_closing, identifiers};

/// Names that the root of a crate takes from its modules.
#[derive(Default)]
pub struct RootNames {
    modules: BTreeMap<String, String>,
}

impl RootNames {
    /// Reads the `use` items of `lib.rs` or `main.rs`.
    pub fn read(&mut self, code: &str) {
        for (start, _) in identifiers(code).filter(|(_, word)| *word == "use") {
            let tree = &code[start + "use".len()..];
            let tree = tree.split(';').next().unwrap_or_default();
            let words: Vec<_> = identifiers(tree)
                .map(|(_, word)| word)
                .filter(|word| !["crate", "self"].contains(word))
                .collect();
            if let [module, names @ ..] = &words[..] {
                for name in names {
                    self.modules
                        .insert((*name).to_owned(), (*module).to_owned());
                }
            }
        }
    }

    /// The module that a name of the root comes from.
    pub fn module_of(&self, name: &str) -> Option<&str> {
        self.modules.get(name).map(String::as_str)
    }
}

/// The first name behind every path to the root of the crate: behind `crate::`, and behind
/// as many `super::` as the module is deep.
pub fn imported_names(code: &str, depth: usize) -> Vec<(usize, String)> {
    let mut names = Vec::new();
    for (start, word) in identifiers(code) {
        let is_first = !code[..start].ends_with("::");
        let tail = match word {
            "crate" if is_first => code[start..].strip_prefix("crate::"),
            "super" if is_first => above_all(&code[start..], depth),
            _ => None,
        };
        if let Some(tail) = tail {
            names.extend(first_names(tail).into_iter().map(|name| (start, name)));
        }
    }
    names
}

/// What follows exactly `depth` times `super::`.
fn above_all(path: &str, depth: usize) -> Option<&str> {
    let mut tail = path;
    for _ in 0..depth {
        tail = tail.strip_prefix("super::")?;
    }
    Some(tail).filter(|tail| !tail.starts_with("super::"))
}

/// `a::b` has `a`; `{a::{b, c}, d}` has `a` and `d`.
fn first_names(tail: &str) -> Vec<String> {
    let Some(group) = tail.strip_prefix('{') else {
        let name = identifiers(tail).next().filter(|(start, _)| *start == 0);
        return name.map(|(_, name)| name.to_owned()).into_iter().collect();
    };
    let end = after_closing(tail, 0).map_or(group.len(), |end| end - 2);
    let mut depth = 0_usize;
    let entries = group[..end].split(|letter| {
        match letter {
            '{' => depth += 1,
            '}' => depth = depth.saturating_sub(1),
            _ => {}
        }
        letter == ',' && depth == 0
    });
    entries
        .filter_map(|entry| identifiers(entry).next())
        .map(|(_, name)| name.to_owned())
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(code: &str, depth: usize) -> Vec<String> {
        imported_names(code, depth)
            .into_iter()
            .map(|(_, name)| name)
            .collect()
    }

    #[test]
    fn a_group_gives_the_first_name_of_each_entry() {
        let code = "use crate::{\n    a::{b, c},\n    d, e::F as G,\n};";
        assert_eq!(names(code, 1), ["a", "d", "e"]);
    }

    #[test]
    fn paths_inside_expressions_and_macros_count() {
        assert_eq!(
            names("fn f() -> crate::a::B { $crate::c!() }", 1),
            ["a", "c"]
        );
        assert!(names("pub(crate) fn f(); x::crate_::y;", 1).is_empty());
    }

    #[test]
    fn super_reaches_the_root_from_its_depth_only() {
        assert_eq!(names("use super::super::a;", 2), ["a"]);
        assert!(names("use super::a; use super::super::super::b;", 2).is_empty());
    }
}
