//! Responses that are correct or incorrect by construction, for simulated candidates and
//! tests.

use vigie_shared::item::{Choice, Form, Response};

use super::text_is_correct;
use crate::{item::Item, key::AnswerKey};

impl Item {
    /// A response that is correct.
    pub fn correct_response(&self) -> Response {
        match &self.key {
            AnswerKey::Single(id) => Response::Single(id.clone()),
            AnswerKey::Multiple(ids) => Response::Multiple(ids.iter().cloned().collect()),
            AnswerKey::Text { accept, .. } => {
                Response::Text(accept.first().cloned().unwrap_or_default())
            }
            AnswerKey::Ordering(ids) => Response::Ordering(ids.clone()),
            AnswerKey::Matching(pairs) => Response::Matching(
                pairs
                    .iter()
                    .map(|(left, right)| (left.clone(), right.clone()))
                    .collect(),
            ),
        }
    }

    /// A response that fits the form and is incorrect.
    pub fn incorrect_response(&self) -> Response {
        let all = || self.propositions().iter().map(|choice| &choice.id);
        match &self.key {
            AnswerKey::Single(right) => {
                Response::Single(all().find(|id| *id != right).cloned().unwrap_or_default())
            }
            // Neither none nor all are right, so the others are some, and wrong.
            AnswerKey::Multiple(right) => {
                Response::Multiple(all().filter(|id| !right.contains(*id)).cloned().collect())
            }
            AnswerKey::Text { accept, number } => {
                let mut text = "?".to_owned();
                // Ends: only so many texts are accepted, and none of these is a number.
                while text_is_correct(accept, *number, &text) {
                    text.push('?');
                }
                Response::Text(text)
            }
            // At least three different ones: the reverse is another order.
            AnswerKey::Ordering(ids) => Response::Ordering(ids.iter().rev().cloned().collect()),
            // One wrong pair is enough.
            AnswerKey::Matching(pairs) => {
                let mut pairs: Vec<_> = pairs
                    .iter()
                    .map(|(left, right)| (left.clone(), right.clone()))
                    .collect();
                if let Some((_, right)) = pairs.first_mut() {
                    *right = all().find(|id| *id != right).cloned().unwrap_or_default();
                }
                Response::Matching(pairs)
            }
        }
    }

    /// What is to be chosen from: the propositions, or the right sides of a matching.
    fn propositions(&self) -> &[Choice] {
        match &self.content.form {
            Form::Single { choices } | Form::Multiple { choices } | Form::Ordering { choices } => {
                choices
            }
            Form::Matching { right, .. } => right,
            Form::Text => &[],
        }
    }
}
