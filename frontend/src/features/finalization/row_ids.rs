//! Ids of the rows that others point at.

use vigie_shared::ids::{IncidentId, Seat};

use crate::features::incident_review;

/// Id of a candidate's row.
pub fn seat_row(seat: Seat) -> String {
    format!("referent-seat-{seat}")
}

/// Id of an incident's row.
pub fn incident_row(id: IncidentId) -> String {
    incident_review::incident_row(&id.to_string())
}
