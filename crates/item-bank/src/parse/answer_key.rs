//! The answer key: `right`, `accept` with `tolerance`, or `pairs`.

use std::collections::BTreeSet;
use vigie_shared::item::AnswerOption;

use super::{
    fields::{FieldValue, TableFields},
    item_kind::ItemKind,
    text,
};
use crate::{
    key::{AnswerKey, NumericKey},
    scoring,
};

/// The fields of a key, of any kind of item.
pub struct KeyFields<'a> {
    right: Option<FieldValue<'a>>,
    accept: Option<FieldValue<'a>>,
    tolerance: Option<FieldValue<'a>>,
    pairs: Option<FieldValue<'a>>,
}

impl<'a> KeyFields<'a> {
    pub fn take(item: &mut TableFields<'a>) -> Self {
        Self {
            right: item.take("right"),
            accept: item.take("accept"),
            tolerance: item.take("tolerance"),
            pairs: item.take("pairs"),
        }
    }

    /// The key of an item of this kind. Without the choices (they were refused) only the
    /// presence of the fields can be checked.
    pub fn into_key(
        self,
        kind: ItemKind,
        item: &TableFields,
        choices: Option<&[AnswerOption]>,
        left: Option<&[AnswerOption]>,
    ) -> Option<AnswerKey> {
        let allowed: &[&str] = match kind {
            ItemKind::Single | ItemKind::Multiple | ItemKind::Ordering => &["right"],
            ItemKind::Text => &["accept", "tolerance"],
            ItemKind::Matching => &["pairs"],
        };
        let all = [self.right, self.accept, self.tolerance, self.pairs];
        for value in all
            .into_iter()
            .flatten()
            .filter(|value| !allowed.contains(&value.name))
        {
            value.add_fault(format!(
                "`{}` does not go with kind `{}`",
                value.name,
                kind.name()
            ));
        }
        if !all
            .into_iter()
            .flatten()
            .any(|value| value.name == allowed[0])
        {
            item.context
                .add_fault(item.line, format!("`{}` is missing", allowed[0]));
        }
        match kind {
            ItemKind::Single => single(self.right?, choices?),
            ItemKind::Multiple => multiple(self.right?, choices?),
            ItemKind::Ordering => ordering(self.right?, choices?),
            ItemKind::Text => text(self.accept?, self.tolerance),
            ItemKind::Matching => matching(self.pairs?, left?, choices?),
        }
    }
}

fn single(value: FieldValue, choices: &[AnswerOption]) -> Option<AnswerKey> {
    let ids = ids(value, choices)?;
    match ids.as_slice() {
        [id] => Some(AnswerKey::Single(id.clone())),
        _ => refuse(value, "exactly one choice must be right"),
    }
}

fn multiple(value: FieldValue, choices: &[AnswerOption]) -> Option<AnswerKey> {
    let ids = ids(value, choices)?;
    if ids.is_empty() || ids.len() == choices.len() {
        return refuse(value, "at least one choice must be right, and not all");
    }
    Some(AnswerKey::Multiple(ids.into_iter().collect()))
}

fn ordering(value: FieldValue, choices: &[AnswerOption]) -> Option<AnswerKey> {
    let ids = ids(value, choices)?;
    if ids.len() != choices.len() {
        return refuse(value, "`right` must have all choices, first to last");
    }
    Some(AnswerKey::Ordering(ids))
}

fn text(value: FieldValue, tolerance: Option<FieldValue>) -> Option<AnswerKey> {
    let accept = value.texts()?;
    let mut seen = BTreeSet::new();
    for text in &accept {
        if let Some(reason) = text::accepted_fault(text) {
            value.add_fault(format!(
                "the accepted answer `{}` {reason}",
                text.escape_debug()
            ));
        } else if !seen.insert(text) {
            value.add_fault(format!("the accepted answer `{text}` is there twice"));
        }
    }
    let Some(first) = accept.first() else {
        return refuse(value, "at least one answer must be accepted");
    };
    let number = match tolerance {
        None => None,
        Some(tolerance) => Some(number(value, first, tolerance)?),
    };
    let accept = accept.into_iter().map(str::to_owned).collect();
    Some(AnswerKey::Text { accept, number })
}

/// The first accepted answer as the number.
fn number(accept: FieldValue, first: &str, tolerance: FieldValue) -> Option<NumericKey> {
    let readings: Vec<f64> = scoring::number_readings(first).collect();
    let value = match (readings.as_slice(), first.parse()) {
        ([value], _) => *value,
        // `5.125` has two readings in a text, but a decimal point is the notation of this file.
        ([_, _], Ok(value)) => value,
        ([_, _], Err(_)) => return refuse(accept, "write the number with a decimal point"),
        _ => {
            let reason = "with `tolerance`, the first accepted answer must be a number";
            return refuse(accept, reason);
        }
    };
    let margin = tolerance.number()?;
    if !margin.is_finite() || margin < 0.0 {
        return refuse(tolerance, "`tolerance` must be 0 or more");
    }
    Some(NumericKey {
        value,
        tolerance: margin,
    })
}

fn matching(value: FieldValue, left: &[AnswerOption], right: &[AnswerOption]) -> Option<AnswerKey> {
    let pairs = value.pairs()?;
    let known = |choices: &[AnswerOption], id: &str| choices.iter().any(|choice| choice.id == id);
    let mut fits = true;
    for (from, to) in &pairs {
        for (id, is_known) in [(from, known(left, from)), (to, known(right, to))] {
            if !is_known {
                value.add_fault(format!("`{id}` is not among the propositions"));
                fits = false;
            }
        }
    }
    if fits && pairs.len() != left.len() {
        return refuse(value, "each left side must have its pair");
    }
    let own = |(from, to): (&str, &str)| (from.to_owned(), to.to_owned());
    fits.then(|| AnswerKey::Matching(pairs.into_iter().map(own).collect()))
}

/// Ids of choices, known and each once.
fn ids(value: FieldValue, choices: &[AnswerOption]) -> Option<Vec<String>> {
    let ids = value.texts()?;
    let mut seen = BTreeSet::new();
    let mut fits = true;
    for id in &ids {
        if !choices.iter().any(|choice| choice.id == *id) {
            value.add_fault(format!("`{id}` is not among the choices"));
            fits = false;
        } else if !seen.insert(id) {
            value.add_fault(format!("`{id}` is there twice"));
            fits = false;
        }
    }
    fits.then(|| ids.into_iter().map(str::to_owned).collect())
}

fn refuse<T>(value: FieldValue, reason: &str) -> Option<T> {
    value.add_fault(reason);
    None
}
