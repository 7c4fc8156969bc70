//! The field `kind`.

use std::ops::RangeInclusive;

use super::fields::TableFields;

/// How an item is answered.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum ItemKind {
    Single,
    Multiple,
    Text,
    Ordering,
    Matching,
}

impl ItemKind {
    pub fn take(item: &mut TableFields) -> Option<Self> {
        let value = item.require("kind")?;
        let kind = match value.text()? {
            "single" => Self::Single,
            "multiple" => Self::Multiple,
            "text" => Self::Text,
            "ordering" => Self::Ordering,
            "matching" => Self::Matching,
            other => {
                value.add_fault(format!(
                    "`{other}` is not a kind (single, multiple, text, ordering, matching)"
                ));
                return None;
            }
        };
        Some(kind)
    }

    pub fn name(self) -> &'static str {
        match self {
            Self::Single => "single",
            Self::Multiple => "multiple",
            Self::Text => "text",
            Self::Ordering => "ordering",
            Self::Matching => "matching",
        }
    }

    /// Allowed numbers of choices; none for a kind without choices.
    pub fn choice_counts(self) -> Option<RangeInclusive<usize>> {
        match self {
            Self::Single => Some(2..=8),
            Self::Multiple => Some(3..=8),
            Self::Text => None,
            Self::Ordering => Some(3..=7),
            Self::Matching => Some(2..=8),
        }
    }
}
