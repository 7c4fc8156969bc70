//! Is an answer right?

mod number;
mod text;

use std::collections::BTreeSet;
use vigie_shared::item::{AnswerOption, ItemResponse, ResponseFormat};

use crate::item::{Item, Key, Number};
pub use number::readings;
pub use text::fold;
use text::is_blank;

/// Is the response right? None when it does not fit the form of the item: another kind,
/// unknown or repeated ids, something left out, an empty text, or beyond the limits of
/// [`ItemResponse::is_within_limits`].
pub fn is_right(item: &Item, response: &ItemResponse) -> Option<bool> {
    if !response.is_within_limits() {
        return None;
    }
    match (&item.content.form, &item.key, response) {
        (ResponseFormat::Single { choices }, Key::Single(right), ItemResponse::Single(id)) => {
            knows(choices, id).then(|| id == right)
        }
        (
            ResponseFormat::Multiple { choices },
            Key::Multiple(right),
            ItemResponse::Multiple(ids),
        ) => {
            let ticked = distinct(choices, ids)?;
            // Nothing ticked is no answer; the candidate may pass.
            (!ticked.is_empty()).then(|| ticked.into_iter().eq(right))
        }
        (ResponseFormat::Text, Key::Text { accept, number }, ItemResponse::Text(text)) => {
            (!text.chars().all(is_blank)).then(|| text_is_right(accept, *number, text))
        }
        (
            ResponseFormat::Ordering { choices },
            Key::Ordering(right),
            ItemResponse::Ordering(ids),
        ) => (distinct(choices, ids)?.len() == choices.len()).then(|| ids == right),
        (
            ResponseFormat::Matching { left, right },
            Key::Matching(key),
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
pub fn text_is_right(accept: &[String], number: Option<Number>, text: &str) -> bool {
    let folded = fold(text);
    accept.iter().any(|accepted| fold(accepted) == folded)
        || number.is_some_and(|number| readings(text).any(|reading| number.is_near(reading)))
}

impl Number {
    /// The bounds count as near. Decimal fractions are rounded in binary (1.1 - 1.0 is a
    /// little more than 0.1), hence the margin.
    fn is_near(self, reading: f64) -> bool {
        let margin = 1e-9 * self.value.abs().max(1.0);
        (reading - self.value).abs() <= self.tolerance + margin
    }
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
