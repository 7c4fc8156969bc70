//! The answer key of an item.

use std::collections::{BTreeMap, BTreeSet};

/// What is right; its variant is that of the item's [`ResponseFormat`](vigie_shared::item::ResponseFormat).
#[derive(Debug, Clone, PartialEq)]
pub enum AnswerKey {
    /// This proposition.
    Single(String),
    /// All of these and no other.
    Multiple(BTreeSet<String>),
    /// One of the accepted texts, or a number near enough.
    Text {
        /// Accepted answers as written, at least one.
        accept: Vec<String>,
        /// The number, if the item asks for one.
        number: Option<NumericKey>,
    },
    /// All propositions, first to last.
    Ordering(Vec<String>),
    /// The right side of each left side.
    Matching(BTreeMap<String, String>),
}

/// A number with its tolerance.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct NumericKey {
    /// The right number.
    pub value: f64,
    /// How far an answer may be from it, absolute; 0 or more.
    pub tolerance: f64,
}

impl NumericKey {
    /// The bounds count as near. Decimal fractions are rounded in binary (1.1 - 1.0 is a
    /// little more than 0.1), hence the margin.
    pub(crate) fn accepts(self, number: f64) -> bool {
        let margin = 1e-9 * self.value.abs().max(1.0);
        (number - self.value).abs() <= self.tolerance + margin
    }
}
