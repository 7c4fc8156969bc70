//! Who did something, as the record names them.

use crate::session::StaffMember;
use serde::{Deserialize, Serialize};

/// Who caused an event.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ActorName {
    /// A timer or a rule.
    Server,
    /// The candidate of the seat.
    Candidate,
    /// An invigilator.
    Invigilator(StaffMember),
    /// A referent.
    Referent(StaffMember),
}

impl ActorName {
    /// Was it the same person, in the same role? For the staff see
    /// [`StaffMember::is_same_person`]; candidates differ by their seat, which is
    /// not here.
    pub fn is_same_person(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Invigilator(one), Self::Invigilator(other))
            | (Self::Referent(one), Self::Referent(other)) => one.is_same_person(other),
            (one, other) => one == other,
        }
    }
}
