//! What a session knows of an item.

use crate::item::ItemMode;
use serde::{Deserialize, Serialize};

/// What the session must know of a proposed item.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct ItemTraits {
    /// Free or focus.
    pub mode: ItemMode,
    /// The item's own time, seconds, if it has one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub seconds: Option<u16>,
    /// Shows an image.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub image: bool,
    /// Comes with a file.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub attachment: bool,
}

impl ItemTraits {
    /// Is the candidate warned before the content is shown?
    pub fn has_warning(&self) -> bool {
        self.mode == ItemMode::Focus || self.seconds.is_some()
    }
}
