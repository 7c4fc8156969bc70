//! Time in which the server could not record anything.

use crate::{ids::Seat, time::Interval};
use serde::{Deserialize, Serialize};

/// What a test is given back of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ServerOutageCredit {
    /// Seat of the candidate concerned.
    pub seat: Seat,
    /// In order, without overlaps, never empty.
    pub intervals: Vec<Interval>,
}
