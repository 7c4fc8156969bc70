//! One item, with what candidates never see.

use serde_json::value::RawValue;
use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};
use vigie_shared::{
    competence::Competence,
    item::{AnswerOption, ItemContent, ItemId, ItemResponse, LocalizedText, ResponseFormat},
    session::ItemTraits,
};

use crate::mark;

/// An item of a valid bank. Only [`Bank::load`](crate::Bank::load) makes one, so the
/// key always fits the form.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct Item {
    /// Name in the bank.
    pub id: ItemId,
    /// Name of the family it is a variant of, such as `1.2-file-size`; none for an item
    /// written by hand.
    pub family: Option<Arc<str>>,
    /// What it belongs to.
    pub competence: Competence,
    /// Skill within the competence; a test asks at most one item of a skill.
    pub skill: String,
    /// Level 1..=7 the author had in mind; agrees with `b`.
    pub level: u8,
    /// Discrimination, 0.4..=2.5 per unit of ability (2PL, logistic metric).
    pub a: f64,
    /// Difficulty, -3..=4, on the scale of ability.
    pub b: f64,
    /// Works with a screen reader, without seeing image or colour.
    pub accessible: bool,
    /// What a session must know.
    pub facts: ItemTraits,
    /// What a candidate may see.
    pub content: ItemContent,
    /// The same as JSON, made once: it goes into many frames.
    pub content_json: Arc<RawValue>,
    /// What is right.
    pub key: Key,
    /// Why it is right, for reviewers.
    pub explanation: LocalizedText,
}

/// What is right; its variant is that of the item's [`ResponseFormat`].
#[derive(Debug, Clone, PartialEq)]
pub enum Key {
    /// This proposition.
    Single(String),
    /// All of these and no other.
    Multiple(BTreeSet<String>),
    /// One of the accepted texts, or a number near enough.
    Text {
        /// Accepted answers as written, at least one.
        accept: Vec<String>,
        /// The number, if the item asks for one.
        number: Option<Number>,
    },
    /// All propositions, first to last.
    Ordering(Vec<String>),
    /// The right side of each left side.
    Matching(BTreeMap<String, String>),
}

/// A number with its tolerance.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Number {
    /// The right number.
    pub value: f64,
    /// How far an answer may be from it, absolute; 0 or more.
    pub tolerance: f64,
}

impl Item {
    /// A response that is right: simulated candidates answer with it.
    pub fn right_response(&self) -> ItemResponse {
        match &self.key {
            Key::Single(id) => ItemResponse::Single(id.clone()),
            Key::Multiple(ids) => ItemResponse::Multiple(ids.iter().cloned().collect()),
            Key::Text { accept, .. } => {
                ItemResponse::Text(accept.first().cloned().unwrap_or_default())
            }
            Key::Ordering(ids) => ItemResponse::Ordering(ids.clone()),
            Key::Matching(pairs) => ItemResponse::Matching(
                pairs
                    .iter()
                    .map(|(left, right)| (left.clone(), right.clone()))
                    .collect(),
            ),
        }
    }

    /// A response that fits the form and is wrong.
    pub fn wrong_response(&self) -> ItemResponse {
        let all = || self.propositions().iter().map(|choice| &choice.id);
        match &self.key {
            Key::Single(right) => {
                ItemResponse::Single(all().find(|id| *id != right).cloned().unwrap_or_default())
            }
            // Neither none nor all are right, so the others are some, and wrong.
            Key::Multiple(right) => {
                ItemResponse::Multiple(all().filter(|id| !right.contains(*id)).cloned().collect())
            }
            Key::Text { accept, number } => {
                let mut text = "?".to_owned();
                // Ends: only so many texts are accepted, and none of these is a number.
                while mark::text_is_right(accept, *number, &text) {
                    text.push('?');
                }
                ItemResponse::Text(text)
            }
            // At least three different ones: the reverse is another order.
            Key::Ordering(ids) => ItemResponse::Ordering(ids.iter().rev().cloned().collect()),
            // One wrong pair is enough.
            Key::Matching(pairs) => {
                let mut pairs: Vec<_> = pairs
                    .iter()
                    .map(|(left, right)| (left.clone(), right.clone()))
                    .collect();
                if let Some((_, right)) = pairs.first_mut() {
                    *right = all().find(|id| *id != right).cloned().unwrap_or_default();
                }
                ItemResponse::Matching(pairs)
            }
        }
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
