//! What is on record, as the staff in the room sees it: not what a referent made of it.

use crate::{
    ids::{AlertId, IncidentId, Seat},
    session::{ActorName, Incident, IncidentCategory, IncidentState},
    time::{Interval, Timestamp},
};
use serde::{Deserialize, Serialize};

/// Where an incident stands, for the staff in the room.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum BoardIncidentState {
    /// A referent has yet to resolve it; its author may take it back.
    Open,
    /// Resolved.
    Resolved,
    /// Taken back by its author.
    Deleted,
}

impl BoardIncidentState {
    /// What the room may know of a state.
    pub fn from_state(state: &IncidentState) -> Self {
        match state {
            IncidentState::Open => Self::Open,
            IncidentState::Resolved { .. } => Self::Resolved,
            IncidentState::Deleted { .. } => Self::Deleted,
        }
    }
}

/// One incident on the board.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct BoardIncident {
    /// Number within the session, from 1.
    pub id: IncidentId,
    /// Category of the incident.
    pub category: IncidentCategory,
    /// Seats of the candidates concerned.
    pub seats: Vec<Seat>,
    /// During which question number.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub number: Option<u8>,
    /// The alert it came from.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub alert: Option<AlertId>,
    /// In words; empty when it came from an alert.
    pub description: String,
    /// From when to when it happened.
    pub when: Interval,
    /// Who did it, as the journal names them.
    pub by: ActorName,
    /// When it was recorded.
    pub at: Timestamp,
    /// Current state.
    pub state: BoardIncidentState,
}

impl BoardIncident {
    /// An incident of a session.
    pub fn from_incident(incident: &Incident) -> Self {
        Self {
            id: incident.id,
            category: incident.category,
            seats: incident.seats.clone(),
            number: incident.number,
            alert: incident.alert,
            description: incident.description.clone(),
            when: incident.when,
            by: incident.by.clone(),
            at: incident.at,
            state: BoardIncidentState::from_state(&incident.state),
        }
    }
}
