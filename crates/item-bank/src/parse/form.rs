//! The form of an item and its key, by kind.

use std::ops::RangeInclusive;
use vigie_shared::item::ResponseFormat;

use super::{
    answer_key::KeyFields,
    fields::TableFields,
    item_kind::ItemKind,
    section::{self, ChoiceList, LanguageSection, Located},
};
use crate::key::AnswerKey;

/// The form and the key. Reads every field of both, so that all faults are found.
pub fn form_and_key(
    kind: Option<ItemKind>,
    item: &mut TableFields,
    fr: Option<&LanguageSection>,
    en: Option<&LanguageSection>,
) -> Option<(ResponseFormat, AnswerKey)> {
    let key = KeyFields::take(item);
    // Without a kind it is unknown which fields are missing and which do not belong.
    let kind = kind?;
    let sections = [fr, en].into_iter().flatten();
    for section in sections {
        section.check_lists(kind);
    }
    let choices = section::bilingual_choices(
        item.context,
        fr.and_then(|fr| fr.choices.as_ref()),
        en.and_then(|en| en.choices.as_ref()),
    );
    let left = section::bilingual_choices(
        item.context,
        fr.and_then(|fr| fr.left.as_ref()),
        en.and_then(|en| en.left.as_ref()),
    );
    let key = key.into_key(kind, item, choices.as_deref(), left.as_deref());
    let form = match kind {
        ItemKind::Text => ResponseFormat::Text,
        ItemKind::Single => ResponseFormat::Single { choices: choices? },
        ItemKind::Multiple => ResponseFormat::Multiple { choices: choices? },
        ItemKind::Ordering => ResponseFormat::Ordering { choices: choices? },
        ItemKind::Matching => ResponseFormat::Matching {
            left: left?,
            right: choices?,
        },
    };
    Some((form, key?))
}

impl LanguageSection<'_> {
    /// Checks that it has the lists that go with this kind, and no others.
    fn check_lists(&self, kind: ItemKind) {
        self.check_list("choices", self.choices.as_ref(), kind, kind.choice_counts());
        let left = (kind == ItemKind::Matching).then_some(2..=6);
        self.check_list("left", self.left.as_ref(), kind, left);
        let count = |list: &Option<Located<ChoiceList>>| Some(list.as_ref()?.value.as_ref()?.len());
        if let (Some(left), Some(right), Some(list)) =
            (count(&self.left), count(&self.choices), &self.choices)
            && kind == ItemKind::Matching
            && right < left
        {
            self.context.add_fault(
                list.line,
                "there must be at least as many choices as left sides",
            );
        }
    }

    fn check_list(
        &self,
        name: &str,
        list: Option<&Located<ChoiceList>>,
        kind: ItemKind,
        counts: Option<RangeInclusive<usize>>,
    ) {
        let (context, kind) = (self.context, kind.name());
        match (list, counts) {
            (None, Some(_)) => {
                context.add_fault(self.line, format!("`{}.{name}` is missing", self.name))
            }
            (Some(list), None) => {
                context.add_fault(
                    list.line,
                    format!("`{name}` does not go with kind `{kind}`"),
                );
            }
            (
                Some(Located {
                    line,
                    value: Some(list),
                }),
                Some(counts),
            ) if !counts.contains(&list.len()) => {
                let (from, to, found) = (counts.start(), counts.end(), list.len());
                context.add_fault(
                    *line,
                    format!("kind `{kind}` takes {from} to {to} of `{name}`, not {found}"),
                );
            }
            _ => {}
        }
    }
}
