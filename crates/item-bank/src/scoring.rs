//! Is a response correct?

mod number;
mod sample_responses;
mod text;

use std::collections::BTreeSet;
use vigie_shared::item::{AnswerOption, ItemResponse, ResponseFormat};

use crate::{
    item::Item,
    key::{AnswerKey, NumericKey},
};
pub use number::number_readings;
pub use text::fold_text;
use text::is_blank;

/// Is the response correct? None when it does not fit the form of the item: another kind,
/// unknown or repeated ids, something left out, an empty text, or beyond the limits of
/// [`ItemResponse::is_within_limits`].
pub fn is_correct(item: &Item, response: &ItemResponse) -> Option<bool> {
    if !response.is_within_limits() {
        return None;
    }
    match (&item.content.form, &item.key, response) {
        (
            ResponseFormat::Single { choices },
            AnswerKey::Single(right),
            ItemResponse::Single(id),
        ) => knows(choices, id).then(|| id == right),
        (
            ResponseFormat::Multiple { choices },
            AnswerKey::Multiple(right),
            ItemResponse::Multiple(ids),
        ) => {
            let ticked = distinct(choices, ids)?;
            // Nothing ticked is no answer; the candidate may pass.
            (!ticked.is_empty()).then(|| ticked.into_iter().eq(right))
        }
        (ResponseFormat::Text, AnswerKey::Text { accept, number }, ItemResponse::Text(text)) => {
            (!text.chars().all(is_blank)).then(|| text_is_correct(accept, *number, text))
        }
        (
            ResponseFormat::Ordering { choices },
            AnswerKey::Ordering(right),
            ItemResponse::Ordering(ids),
        ) => (distinct(choices, ids)?.len() == choices.len()).then(|| ids == right),
        (
            ResponseFormat::Matching { left, right },
            AnswerKey::Matching(key),
            ItemResponse::Matching(pairs),
        ) => {
            // A right side may be given twice: a wrong answer, but an answer.
            let fits = distinct(left, pairs.iter().map(|(left, _)| left))?.len() == left.len()
                && pairs.iter().all(|(_, id)| knows(right, id));
            fits.then(|| pairs.iter().all(|(left, id)| key.get(left) == Some(id)))
        }
        _ => None,
    }
}

/// Is the text one of those accepted, or a number near enough?
pub fn text_is_correct(accept: &[String], number: Option<NumericKey>, text: &str) -> bool {
    let folded = fold_text(text);
    accept.iter().any(|accepted| fold_text(accepted) == folded)
        || number.is_some_and(|number| number_readings(text).any(|reading| number.accepts(reading)))
}

fn knows(choices: &[AnswerOption], id: &str) -> bool {
    choices.iter().any(|choice| choice.id == id)
}

/// The ids as a set; none when one is unknown or repeated.
fn distinct<'a>(
    choices: &[AnswerOption],
    ids: impl IntoIterator<Item = &'a String>,
) -> Option<BTreeSet<&'a String>> {
    let mut set = BTreeSet::new();
    ids.into_iter()
        .all(|id| knows(choices, id) && set.insert(id))
        .then_some(set)
}
