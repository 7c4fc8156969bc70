//! Ids of the rows that others point at.

use vigie_shared::ids::{IncidentId, Seat};

/// Id of a candidate's row.
pub fn seat_row(seat: Seat) -> String {
    format!("referent-seat-{seat}")
}

/// Id of an incident's row.
pub fn incident_row(incident: IncidentId) -> String {
    format!("referent-incident-{incident}")
}
