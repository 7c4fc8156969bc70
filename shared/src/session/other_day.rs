//! Tests that may start on another day than that of their session.

use crate::{session::ActorName, time::Timestamp};
use serde::{Deserialize, Serialize};

/// A referent's decision that they may.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OtherDayPermit {
    /// Until when.
    pub until: Timestamp,
    /// Why.
    pub reason: String,
    /// Who decided it.
    pub by: ActorName,
}
