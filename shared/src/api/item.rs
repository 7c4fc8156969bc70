//! Suspension of items of the question bank.

use crate::item::ItemId;
use serde::{Deserialize, Serialize};

/// For whose sessions a decision on an item counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub enum SuspensionScope {
    /// The sessions of the referent's own center.
    #[default]
    OwnCenter,
    /// The sessions of all centers; for bank editors only.
    Platform,
}

impl SuspensionScope {
    /// As on the wire.
    pub fn name(self) -> &'static str {
        match self {
            Self::OwnCenter => "own_center",
            Self::Platform => "platform",
        }
    }
}

/// Body of `POST /api/items/suspend` and `POST /api/items/reinstate`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ItemDecisionRequest {
    /// Id of the item in the question bank.
    #[cfg_attr(feature = "openapi", schema(value_type = String))]
    pub item: ItemId,
    /// Why, 1 to 1000 characters. Shown to the referents of the center, or of all centers.
    #[cfg_attr(feature = "openapi", schema(min_length = 1, max_length = 1000))]
    pub reason: String,
    /// For whose sessions; those of the own center when not given.
    #[serde(default)]
    pub scope: SuspensionScope,
}
