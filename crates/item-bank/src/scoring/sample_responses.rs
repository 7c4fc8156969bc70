//! Responses that are correct or incorrect by construction, for simulated candidates and
//! tests.

use vigie_shared::item::{AnswerOption, ItemResponse, ResponseFormat};

use super::text_is_correct;
use crate::{item::Item, key::AnswerKey};

impl Item {
    /// A response that is correct.
    pub fn correct_response(&self) -> ItemResponse {
        match &self.key {
            AnswerKey::Single(id) => ItemResponse::Single(id.clone()),
            AnswerKey::Multiple(ids) => ItemResponse::Multiple(ids.iter().cloned().collect()),
            AnswerKey::Text { accept, .. } => ItemResponse::Text(
                accept
                    .first()
                    .expect("a key accepts at least one text")
                    .clone(),
            ),
            AnswerKey::Ordering(ids) => ItemResponse::Ordering(ids.clone()),
            AnswerKey::Matching(pairs) => ItemResponse::Matching(
                pairs
                    .iter()
                    .map(|(left, right)| (left.clone(), right.clone()))
                    .collect(),
            ),
        }
    }

    /// A response that fits the form and is incorrect.
    pub fn incorrect_response(&self) -> ItemResponse {
        match &self.key {
            AnswerKey::Single(right) => ItemResponse::Single(self.other_proposition(right)),
            // At least one and not all are right, so the others are a wrong answer.
            AnswerKey::Multiple(right) => {
                let ids = self.propositions().iter().map(|choice| &choice.id);
                ItemResponse::Multiple(ids.filter(|id| !right.contains(*id)).cloned().collect())
            }
            AnswerKey::Text { accept, number } => {
                let mut text = "?".to_owned();
                // Ends: the accepted texts are finitely many, and none of these is a number.
                while text_is_correct(accept, *number, &text) {
                    text.push('?');
                }
                ItemResponse::Text(text)
            }
            // At least three different ones: the reverse is another order.
            AnswerKey::Ordering(ids) => ItemResponse::Ordering(ids.iter().rev().cloned().collect()),
            // One wrong pair is enough.
            AnswerKey::Matching(pairs) => {
                let mut pairs: Vec<_> = pairs
                    .iter()
                    .map(|(left, right)| (left.clone(), right.clone()))
                    .collect();
                if let Some((_, right)) = pairs.first_mut() {
                    *right = self.other_proposition(right);
                }
                ItemResponse::Matching(pairs)
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
    fn propositions(&self) -> &[AnswerOption] {
        match &self.content.form {
            ResponseFormat::Single { choices }
            | ResponseFormat::Multiple { choices }
            | ResponseFormat::Ordering { choices } => choices,
            ResponseFormat::Matching { right, .. } => right,
            ResponseFormat::Text => &[],
        }
    }
}
