//! What a candidate sees of an item, and how a candidate responds.
//!
//! Not here: the key, the explanation, the difficulty. They live in the bank
//! and never leave the server.

use serde::{Deserialize, Serialize};

/// Stable name of an item in the bank, such as `1.1-exclude-word`. Never sent to
/// a candidate or an invigilator.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct ItemId(pub std::sync::Arc<str>);

impl std::fmt::Display for ItemId {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

/// May the candidate leave the page?
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ItemMode {
    /// Green: the web may be used.
    Free,
    /// Yellow: leaving the page once makes a right answer count as wrong.
    Focus,
}

/// A text in both languages of the product.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LocalizedText {
    /// French, the default.
    pub fr: String,
    /// English.
    pub en: String,
}

/// One proposition, of a choice or an ordering, or one side of a matching.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AnswerOption {
    /// Short id, unique in the item: what a [`ItemResponse`] refers to.
    pub id: String,
    /// What is shown.
    pub text: LocalizedText,
}

/// How an item is answered.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum ResponseFormat {
    /// Exactly one proposition is right.
    Single {
        /// 2 to 8 propositions.
        choices: Vec<AnswerOption>,
    },
    /// One or more propositions are right; all of them and no other must be ticked.
    Multiple {
        /// 3 to 8 propositions.
        choices: Vec<AnswerOption>,
    },
    /// A short text or a number, at most [`MAX_TEXT_CHARS`] characters.
    Text,
    /// All propositions must be put in the right order.
    Ordering {
        /// 3 to 7 propositions.
        choices: Vec<AnswerOption>,
    },
    /// Each left side gets one right side.
    Matching {
        /// 2 to 6 left sides, in the order shown.
        left: Vec<AnswerOption>,
        /// At least as many right sides.
        right: Vec<AnswerOption>,
    },
}

/// An item as a candidate may see it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ItemContent {
    /// The question, plain text; a blank line starts a paragraph, lines between
    /// lines of three backquotes are shown as code.
    pub prompt: LocalizedText,
    /// How it is answered.
    #[serde(flatten)]
    pub form: ResponseFormat,
    /// Propositions are shown in the order written (a scale, a calendar).
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub keep_order: bool,
    /// Image to show.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub image: Option<ItemImage>,
    /// File to download.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub attachment: Option<ItemAttachment>,
}

/// An image of an item.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ItemImage {
    /// File name in the bank's assets.
    pub file: String,
    /// What it shows, for those who cannot see it.
    pub alt: LocalizedText,
}

/// A file of an item.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ItemAttachment {
    /// File name in the bank's assets.
    pub file: String,
    /// Size, bytes.
    pub bytes: u64,
}

/// Most characters a text answer may have.
pub const MAX_TEXT_CHARS: usize = 200;

/// Most entries a response may have.
pub const MAX_RESPONSE_ENTRIES: usize = 16;

/// What a candidate answers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ItemResponse {
    /// The chosen proposition.
    Single(String),
    /// The ticked propositions, in any order.
    Multiple(Vec<String>),
    /// The text as typed.
    Text(String),
    /// All propositions, first to last.
    Ordering(Vec<String>),
    /// Pairs of left and right.
    Matching(Vec<(String, String)>),
}

impl ItemResponse {
    /// Is the response small enough to be worth reading? Guards the journal
    /// against absurd input before the bank looks at its meaning.
    pub fn is_within_limits(&self) -> bool {
        fn short(id: &str) -> bool {
            id.len() <= 16
        }
        match self {
            Self::Single(id) => short(id),
            Self::Multiple(ids) | Self::Ordering(ids) => {
                ids.len() <= MAX_RESPONSE_ENTRIES && ids.iter().all(|id| short(id))
            }
            Self::Text(text) => {
                text.chars().count() <= MAX_TEXT_CHARS && !text.chars().any(char::is_control)
            }
            Self::Matching(pairs) => {
                pairs.len() <= MAX_RESPONSE_ENTRIES
                    && pairs.iter().all(|(l, r)| short(l) && short(r))
            }
        }
    }
}
