//! One item, with the parts that candidates never see.

use serde_json::value::RawValue;
use std::sync::Arc;
use vigie_shared::{
    competence::Competence,
    item::{ItemContent, ItemId, LocalizedText},
    session::ItemTraits,
};

use crate::key::AnswerKey;

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
    /// The id begins with its code.
    pub competence: Competence,
    /// Skill within the competence; a test asks at most one item of a skill.
    pub skill: String,
    /// Level 1..=7 the author had in mind; agrees with `b`.
    pub level: u8,
    /// Discrimination, 0.4..=2.5 per unit of ability (2PL, logistic metric).
    pub a: f64,
    /// Difficulty, -3..=4, on the scale of ability.
    pub b: f64,
    /// Works with a screen reader, without seeing image or color.
    pub accessible: bool,
    /// What a session knows of the item without its texts.
    pub facts: ItemTraits,
    /// What a candidate may see.
    pub content: ItemContent,
    /// The same as JSON, made once: it goes into many frames.
    pub content_json: Arc<RawValue>,
    /// Stays on the server.
    pub key: AnswerKey,
    /// Why it is right, for reviewers.
    pub explanation: LocalizedText,
}
