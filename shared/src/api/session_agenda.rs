//! The sessions of a center by what is to be done with them.

use super::SessionListEntry;
use serde::{Deserialize, Serialize};

/// Response of `GET /api/sessions/agenda`. Days are those of the center.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct SessionAgenda {
    /// Held today and not over, the earliest first.
    pub today: Vec<SessionListEntry>,
    /// Of earlier days and not finalized, the oldest first.
    pub to_finalize: Vec<SessionListEntry>,
    /// Finalized and not published, the oldest first.
    pub to_publish: Vec<SessionListEntry>,
    /// Of later days, the next one first.
    pub upcoming: Vec<SessionListEntry>,
    /// Published or called off, the latest first, at most 200.
    pub past: Vec<SessionListEntry>,
    /// How many more of the past there are: a search finds them.
    #[cfg_attr(feature = "openapi", schema(maximum = 4_294_967_295_u32))]
    pub past_left_out: u32,
}
