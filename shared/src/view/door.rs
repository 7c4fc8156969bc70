//! Who stands at the door of a room and was refused, for the invigilators who let people in by
//! hand.

use crate::{ids::Seat, time::Timestamp};
use serde::{Deserialize, Serialize};
use std::fmt;
use uuid::Uuid;

/// Refused entries that a board shows at once; who had the code of the room and comes later
/// takes the place of the oldest.
pub const MAX_DOOR_CASES: usize = 6;

/// Why somebody with the right code of the room was refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DoorReason {
    /// Somebody of this name is enrolled, with another birthdate.
    OtherBirthdate,
    /// Somebody born on this day is enrolled, with a name that is nearly this one.
    OtherName,
    /// The names and the birthdate are those of somebody enrolled; the personal code is not.
    OtherCode,
    /// Nobody enrolled resembles them.
    OnNoList,
}

/// Somebody at the door.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DoorCase {
    /// What decisions name it by.
    pub case: Uuid,
    /// Two digits that their page shows as well: who stands before the invigilator is this one.
    pub sign: u8,
    /// As typed.
    pub first_name: String,
    /// As typed.
    pub last_name: String,
    /// ISO date, as typed.
    pub birthdate: String,
    /// Why they were refused.
    pub why: DoorReason,
    /// The enrolled candidates whom they resemble most, the likeliest first; at most three.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub nearest: Vec<Seat>,
    /// The seat whose personal code they typed, if it is one of this session.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub code_of: Option<Seat>,
    /// When they were refused last.
    pub at: Timestamp,
}

// By hand: people must not end up in a log.
impl fmt::Debug for DoorCase {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("DoorCase")
            .field("case", &self.case)
            .field("why", &self.why)
            .finish_non_exhaustive()
    }
}

/// The two digits of a page that waits at the door with this ticket, 10..=99.
pub fn door_sign(ticket: Uuid) -> u8 {
    let bytes = ticket.as_bytes();
    10 + bytes[14] % 90
}
