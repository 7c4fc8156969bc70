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
            AnswerKey::Text { accept, .. } => Response::Text(
                accept
                    .first()
                    .expect("a key accepts at least one text")
                    .clone(),
            ),
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
        match &self.key {
            AnswerKey::Single(right) => Response::Single(self.other_proposition(right)),
            // At least one and not all are right, so the others are a wrong answer.
            AnswerKey::Multiple(right) => {
                let ids = self.propositions().iter().map(|choice| &choice.id);
                Response::Multiple(ids.filter(|id| !right.contains(*id)).cloned().collect())
            }
            AnswerKey::Text { accept, number } => {
                let mut text = "?".to_owned();
                // Ends: the accepted texts are finitely many, and none of these is a number.
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
                    *right = self.other_proposition(right);
                }
                Response::Matching(pairs)
            }
        }
    }

    /// The first proposition but this one.
    fn other_proposition(&self, id: &str) -> String {
        let mut others = self.propositions().iter().filter(|choice| choice.id != id);
        let other = others
            .next()
            .expect("an item has at least two propositions");
        other.id.clone()
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
