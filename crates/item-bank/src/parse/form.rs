//! The form of an item and its key, by kind.

use std::ops::RangeInclusive;
use vigie_shared::item::ResponseFormat;

use super::{
    fields::Fields,
    key::KeyFields,
    section::{self, List, Placed, Section},
};
use crate::item::Key;

/// How an item is answered.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    Single,
    Multiple,
    Text,
    Ordering,
    Matching,
}

impl Kind {
    pub fn take(item: &mut Fields) -> Option<Self> {
        let value = item.need("kind")?;
        let kind = match value.text()? {
            "single" => Self::Single,
            "multiple" => Self::Multiple,
            "text" => Self::Text,
            "ordering" => Self::Ordering,
            "matching" => Self::Matching,
            other => {
                value.fault(format!(
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

    /// How many choices; none when the kind has none.
    fn counts(self) -> Option<RangeInclusive<usize>> {
        match self {
            Self::Single => Some(2..=8),
            Self::Multiple => Some(3..=8),
            Self::Text => None,
            Self::Ordering => Some(3..=7),
            Self::Matching => Some(2..=8),
        }
    }
}

/// The form and the key. Reads every field of both, so that all faults are found.
pub fn form(
    kind: Option<Kind>,
    item: &mut Fields,
    fr: Option<&Section>,
    en: Option<&Section>,
) -> Option<(ResponseFormat, Key)> {
    let key = KeyFields::take(item);
    // Without a kind nobody can say what is missing or too much.
    let kind = kind?;
    let sections = [fr, en].into_iter().flatten();
    for section in sections {
        section.suits(kind);
    }
    let choices = section::choices(
        item.page,
        fr.and_then(|fr| fr.choices.as_ref()),
        en.and_then(|en| en.choices.as_ref()),
    );
    let left = section::choices(
        item.page,
        fr.and_then(|fr| fr.left.as_ref()),
        en.and_then(|en| en.left.as_ref()),
    );
    let key = key.key(kind, item, choices.as_deref(), left.as_deref());
    let form = match kind {
        Kind::Text => ResponseFormat::Text,
        Kind::Single => ResponseFormat::Single { choices: choices? },
        Kind::Multiple => ResponseFormat::Multiple { choices: choices? },
        Kind::Ordering => ResponseFormat::Ordering { choices: choices? },
        Kind::Matching => ResponseFormat::Matching {
            left: left?,
            right: choices?,
        },
    };
    Some((form, key?))
}

impl Section<'_> {
    /// Has it the lists that go with this kind, and no others?
    fn suits(&self, kind: Kind) {
        self.suit("choices", self.choices.as_ref(), kind, kind.counts());
        let left = (kind == Kind::Matching).then_some(2..=6);
        self.suit("left", self.left.as_ref(), kind, left);
        let count = |list: &Option<Placed<List>>| Some(list.as_ref()?.value.as_ref()?.len());
        if let (Some(left), Some(right), Some(list)) =
            (count(&self.left), count(&self.choices), &self.choices)
            && kind == Kind::Matching
            && right < left
        {
            self.page.fault(
                list.line,
                "there must be at least as many choices as left sides",
            );
        }
    }

    fn suit(
        &self,
        name: &str,
        list: Option<&Placed<List>>,
        kind: Kind,
        counts: Option<RangeInclusive<usize>>,
    ) {
        let (page, kind) = (self.page, kind.name());
        match (list, counts) {
            (None, Some(_)) => page.fault(self.line, format!("`{}.{name}` is missing", self.name)),
            (Some(list), None) => {
                page.fault(
                    list.line,
                    format!("`{name}` does not go with kind `{kind}`"),
                );
            }
            (
                Some(Placed {
                    line,
                    value: Some(list),
                }),
                Some(counts),
            ) if !counts.contains(&list.len()) => {
                let (from, to, found) = (counts.start(), counts.end(), list.len());
                page.fault(
                    *line,
                    format!("kind `{kind}` takes {from} to {to} of `{name}`, not {found}"),
                );
            }
            _ => {}
        }
    }
}
