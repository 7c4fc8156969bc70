//! The items of the bank in use, with the parameters of today's tests.

use std::collections::HashMap;

use serde::Serialize;
use thiserror::Error;

/// Parameters of an item in the two-parameter logistic model: the probability of a right
/// answer at an ability is `1 / (1 + exp(-a (ability - b)))`.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct ItemParameters {
    /// Discrimination, per unit of ability; positive.
    pub a: f64,
    /// Difficulty: the ability at which half the candidates answer right.
    pub b: f64,
}

/// All items of a bank version. An item's index is its position in the list given.
#[derive(Debug, Clone)]
pub struct ItemsInUse {
    version: String,
    ids: Vec<String>,
    parameters: Vec<ItemParameters>,
    index: HashMap<String, usize>,
}

/// Items that cannot be calibrated at all. A checked bank never has them.
#[derive(Debug, Clone, PartialEq, Error)]
pub enum ItemsError {
    /// Two items have the same name.
    #[error("item `{0}` is in the bank twice")]
    Repeated(String),
    /// The discrimination is not positive, or one of the two is not a number.
    #[error("item `{id}` has the parameters a = {a}, b = {b}, which no curve has")]
    Parameters {
        /// Name of the item.
        id: String,
        /// Its discrimination.
        a: f64,
        /// Its difficulty.
        b: f64,
    },
}

impl ItemsInUse {
    /// Takes the version of a bank, and names and parameters of its items in their order.
    ///
    /// # Errors
    /// The first item that is there twice or has impossible parameters.
    pub fn new(
        version: &str,
        items: impl IntoIterator<Item = (String, ItemParameters)>,
    ) -> Result<Self, ItemsError> {
        let mut all = Self {
            version: version.to_owned(),
            ids: Vec::new(),
            parameters: Vec::new(),
            index: HashMap::new(),
        };
        for (id, ItemParameters { a, b }) in items {
            if !(a.is_finite() && a > 0.0 && b.is_finite()) {
                return Err(ItemsError::Parameters { id, a, b });
            }
            if all.index.insert(id.clone(), all.ids.len()).is_some() {
                return Err(ItemsError::Repeated(id));
            }
            all.ids.push(id);
            all.parameters.push(ItemParameters { a, b });
        }
        Ok(all)
    }

    /// Number of items.
    pub fn len(&self) -> usize {
        self.ids.len()
    }

    /// Whether there is no item.
    pub fn is_empty(&self) -> bool {
        self.ids.is_empty()
    }

    /// Index of the item with this name.
    pub fn find(&self, id: &str) -> Option<usize> {
        self.index.get(id).copied()
    }

    pub(crate) fn version(&self) -> &str {
        &self.version
    }

    pub(crate) fn ids(&self) -> &[String] {
        &self.ids
    }

    pub(crate) fn parameters(&self) -> &[ItemParameters] {
        &self.parameters
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn item(id: &str, a: f64, b: f64) -> (String, ItemParameters) {
        (id.to_owned(), ItemParameters { a, b })
    }

    #[test]
    fn an_item_that_is_there_twice_is_refused() {
        let error = ItemsInUse::new("v", [item("x", 1.0, 0.0), item("x", 1.0, 1.0)]).unwrap_err();
        assert_eq!(error.to_string(), "item `x` is in the bank twice");
    }

    #[test]
    fn impossible_parameters_are_refused() {
        for (a, b) in [
            (0.0, 0.0),
            (-1.0, 0.0),
            (f64::NAN, 0.0),
            (1.0, f64::INFINITY),
        ] {
            let error = ItemsInUse::new("v", [item("x", a, b)]).unwrap_err();
            assert!(error.to_string().contains("which no curve has"), "{error}");
        }
    }
}
