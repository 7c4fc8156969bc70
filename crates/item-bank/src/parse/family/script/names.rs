//! What templates and expressions may speak of.

use std::collections::{BTreeSet, HashSet};

use super::ENVIRONMENT;

/// The values that templates and expressions may use; anything while those of the family
/// are unknown, which is a fault already.
pub struct Names<'a>(Option<BTreeSet<&'a str>>);

impl<'a> Names<'a> {
    pub fn new(values: Option<impl IntoIterator<Item = &'a str>>) -> Self {
        Self(values.map(|values| values.into_iter().collect()))
    }

    /// Adds a value; false if there is one of this name already. It may have the name of
    /// a function, which is then hidden.
    pub fn add(&mut self, name: &'a str) -> bool {
        self.0.as_mut().is_none_or(|names| names.insert(name))
    }

    pub fn forget(&mut self) {
        self.0 = None;
    }

    /// Are all names known that are used?
    pub fn check(&self, used: HashSet<String>) -> Result<(), String> {
        let Some(names) = &self.0 else {
            return Ok(());
        };
        let is_function = |name: &str| ENVIRONMENT.globals().any(|(known, _)| known == name);
        let mut unknown: Vec<_> = used
            .iter()
            .filter(|name| !names.contains(name.as_str()) && !is_function(name))
            .map(|name| format!("`{name}`"))
            .collect();
        unknown.sort();
        match unknown.as_slice() {
            [] => Ok(()),
            [name] => Err(format!("uses {name}, which is not defined")),
            names => Err(format!("uses {}, which are not defined", names.join(", "))),
        }
    }
}
