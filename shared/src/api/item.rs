//! Suspension of items of the question bank.

use crate::item::ItemId;
use serde::{Deserialize, Serialize};

/// Body of `POST /api/items/suspend`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct SuspendItemRequest {
    /// Id of the item in the question bank.
    #[cfg_attr(feature = "openapi", schema(value_type = String))]
    pub item: ItemId,
    /// Why, 1 to 1000 characters.
    #[cfg_attr(feature = "openapi", schema(min_length = 1, max_length = 1000))]
    pub reason: String,
}

/// Body of `POST /api/items/reinstate`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ReinstateItemRequest {
    /// Id of the item in the question bank.
    #[cfg_attr(feature = "openapi", schema(value_type = String))]
    pub item: ItemId,
}
