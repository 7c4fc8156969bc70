//! The names that templates and expressions may use.

use std::collections::{BTreeSet, HashSet};

use super::ENVIRONMENT;

/// Names of the values of a family; none, which accepts every name, when they could not be
/// read, which is a fault already.
pub struct KnownNames<'a>(Option<BTreeSet<&'a str>>);

impl<'a> KnownNames<'a> {
    pub fn new(values: Option<impl IntoIterator<Item = &'a str>>) -> Self {
        Self(values.map(|values| values.into_iter().collect()))
    }

    /// Adds a value; false if there is one of this name already. It may have the name of
    /// a function, which is then hidden.
    pub fn add(&mut self, name: &'a str) -> bool {
        self.0.as_mut().is_none_or(|names| names.insert(name))
    }

    /// Accepts every name from here on: the values could not be read.
    pub fn accept_any(&mut self) {
        self.0 = None;
    }

    /// Checks that all used names are known.
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
