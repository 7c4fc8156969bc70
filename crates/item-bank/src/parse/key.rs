//! What is right: `right`, `accept` with `tolerance`, or `pairs`.

use std::collections::BTreeSet;
use vigie_shared::item::AnswerOption;

use super::{
    fields::{Fields, Value},
    form::Kind,
    text,
};
use crate::{
    item::{Key, Number},
    mark,
};

/// The fields of a key, whatever the kind.
pub struct KeyFields<'a> {
    right: Option<Value<'a>>,
    accept: Option<Value<'a>>,
    tolerance: Option<Value<'a>>,
    pairs: Option<Value<'a>>,
}

impl<'a> KeyFields<'a> {
    pub fn take(item: &mut Fields<'a>) -> Self {
        Self {
            right: item.take("right"),
            accept: item.take("accept"),
            tolerance: item.take("tolerance"),
            pairs: item.take("pairs"),
        }
    }

    /// The key of an item of this kind. Without the choices (they were refused) only the
    /// presence of the fields can be checked.
    pub fn key(
        self,
        kind: Kind,
        item: &Fields,
        choices: Option<&[AnswerOption]>,
        left: Option<&[AnswerOption]>,
    ) -> Option<Key> {
        let wanted: &[&str] = match kind {
            Kind::Single | Kind::Multiple | Kind::Ordering => &["right"],
            Kind::Text => &["accept", "tolerance"],
            Kind::Matching => &["pairs"],
        };
        let all = [self.right, self.accept, self.tolerance, self.pairs];
        for value in all
            .into_iter()
            .flatten()
            .filter(|value| !wanted.contains(&value.name))
        {
            value.fault(format!(
                "`{}` does not go with kind `{}`",
                value.name,
                kind.name()
            ));
        }
        if !all
            .into_iter()
            .flatten()
            .any(|value| value.name == wanted[0])
        {
            item.page
                .fault(item.line, format!("`{}` is missing", wanted[0]));
        }
        match kind {
            Kind::Single => single(self.right?, choices?),
            Kind::Multiple => multiple(self.right?, choices?),
            Kind::Ordering => ordering(self.right?, choices?),
            Kind::Text => written(self.accept?, self.tolerance),
            Kind::Matching => matching(self.pairs?, left?, choices?),
        }
    }
}

fn single(value: Value, choices: &[AnswerOption]) -> Option<Key> {
    let ids = ids(value, choices)?;
    match ids.as_slice() {
        [id] => Some(Key::Single(id.clone())),
        _ => refuse(value, "exactly one choice must be right"),
    }
}

fn multiple(value: Value, choices: &[AnswerOption]) -> Option<Key> {
    let ids = ids(value, choices)?;
    if ids.is_empty() || ids.len() == choices.len() {
        return refuse(value, "at least one choice must be right, and not all");
    }
    Some(Key::Multiple(ids.into_iter().collect()))
}

fn ordering(value: Value, choices: &[AnswerOption]) -> Option<Key> {
    let ids = ids(value, choices)?;
    if ids.len() != choices.len() {
        return refuse(value, "`right` must have all choices, first to last");
    }
    Some(Key::Ordering(ids))
}

fn written(value: Value, tolerance: Option<Value>) -> Option<Key> {
    let accept = value.texts()?;
    let mut seen = BTreeSet::new();
    for text in &accept {
        if let Some(reason) = text::accepted_fault(text) {
            value.fault(format!(
                "the accepted answer `{}` {reason}",
                text.escape_debug()
            ));
        } else if !seen.insert(text) {
            value.fault(format!("the accepted answer `{text}` is there twice"));
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
    Some(Key::Text { accept, number })
}

/// The first accepted answer as the number.
fn number(accept: Value, first: &str, tolerance: Value) -> Option<Number> {
    let readings: Vec<f64> = mark::readings(first).collect();
    let value = match (readings.as_slice(), first.parse()) {
        ([value], _) => *value,
        // `5.125` is a plain number in this file, whatever it would be in a letter.
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
    Some(Number {
        value,
        tolerance: margin,
    })
}

fn matching(value: Value, left: &[AnswerOption], right: &[AnswerOption]) -> Option<Key> {
    let pairs = value.pairs()?;
    let known = |choices: &[AnswerOption], id: &str| choices.iter().any(|choice| choice.id == id);
    let mut fits = true;
    for (from, to) in &pairs {
        for (id, is_known) in [(from, known(left, from)), (to, known(right, to))] {
            if !is_known {
                value.fault(format!("`{id}` is not among the propositions"));
                fits = false;
            }
        }
    }
    if fits && pairs.len() != left.len() {
        return refuse(value, "each left side must have its pair");
    }
    let own = |(from, to): (&str, &str)| (from.to_owned(), to.to_owned());
    fits.then(|| Key::Matching(pairs.into_iter().map(own).collect()))
}

/// Ids of choices, known and each once.
fn ids(value: Value, choices: &[AnswerOption]) -> Option<Vec<String>> {
    let ids = value.texts()?;
    let mut seen = BTreeSet::new();
    let mut fits = true;
    for id in &ids {
        if !choices.iter().any(|choice| choice.id == *id) {
            value.fault(format!("`{id}` is not among the choices"));
            fits = false;
        } else if !seen.insert(id) {
            value.fault(format!("`{id}` is there twice"));
            fits = false;
        }
    }
    fits.then(|| ids.into_iter().map(str::to_owned).collect())
}

fn refuse<T>(value: Value, reason: &str) -> Option<T> {
    value.fault(reason);
    None
}
