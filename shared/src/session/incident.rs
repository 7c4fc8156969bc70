//! Incidents: what is on record about a session, to be resolved before it is
//! finalized.

use crate::{
    ids::{AlertId, IncidentId, Seat},
    session::{ActorName, AlertReason, Event, SeatSnapshot},
    time::{Interval, Timestamp},
};
use serde::{Deserialize, Serialize};

/// Kinds of incidents.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "UPPERCASE")]
pub enum IncidentCategory {
    /// Candidate information change: name or birth date.
    C1,
    /// Candidate information: extra time percentage.
    C2,
    /// Signature issue.
    C4,
    /// Suspected fraud.
    C6,
    /// Non-blocking technical issue. Journals of earlier versions also have it for alerts that
    /// nobody handled.
    C7,
    /// Non-blocking candidate issue.
    C8,
    /// Something that happened to the whole room, or to several people in it, for a while:
    /// network, power, fire drill.
    R1,
    /// An alert that nobody handled before the test ended: the candidate was blocked. Only the
    /// server records it.
    A1,
    /// A problem with a question.
    #[serde(untagged)]
    Question(AlertReason),
}

impl IncidentCategory {
    /// Must it be resolved before finalization?
    pub fn blocks_finalization(self) -> bool {
        matches!(
            self,
            Self::C1 | Self::C6 | Self::R1 | Self::A1 | Self::Question(_)
        )
    }

    /// Is it about a value that is enrolled, so that upholding it says what the right one is?
    pub fn asks_for_correction(self) -> bool {
        matches!(self, Self::C1 | Self::C2)
    }

    /// Is it a technical problem, for the facts of an outcome?
    pub fn is_technical(self) -> bool {
        matches!(self, Self::C7 | Self::R1 | Self::A1 | Self::Question(_))
    }

    /// Must it name a question?
    pub fn needs_number(self) -> bool {
        matches!(self, Self::Question(_))
    }

    /// Must it say from when to when?
    pub fn needs_interval(self) -> bool {
        self == Self::R1
    }

    /// Code, such as `"C6"`.
    pub fn code(self) -> &'static str {
        match self {
            Self::C1 => "C1",
            Self::C2 => "C2",
            Self::C4 => "C4",
            Self::C6 => "C6",
            Self::C7 => "C7",
            Self::C8 => "C8",
            Self::R1 => "R1",
            Self::A1 => "A1",
            Self::Question(reason) => reason.code(),
        }
    }
}

/// How an incident was resolved.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum IncidentResolution {
    /// By handling the alert it came from.
    Automatic,
    /// A referent says it is so.
    Upheld,
    /// A referent says it is not so.
    Dismissed,
    /// A referent has taken note, and it needs nothing else. Only where it does not block.
    Noted,
}

/// What becomes of incidents that do not block, before a finalization.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum IncidentSettlement {
    /// They are resolved as noted.
    Close,
    /// They stay open, and can be resolved after the finalization.
    CarryOver,
}

/// Where an incident stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "state", rename_all = "snake_case")]
pub enum IncidentState {
    /// To be resolved.
    Open,
    /// Resolved by a referent, or with the alert it came from.
    Resolved {
        /// How it was resolved.
        how: IncidentResolution,
        /// Who did it, as the journal names them.
        by: ActorName,
        /// Instant of the decision, by the clock of the server.
        at: Timestamp,
        /// Reason given by the referent; empty when resolved with its alert.
        reason: String,
    },
    /// Taken back by its author while it was open. It stays on record and counts for
    /// nothing.
    Deleted {
        /// Instant of the decision, by the clock of the server.
        at: Timestamp,
    },
}

/// One incident of a session.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Incident {
    /// Number within the session, from 1.
    pub id: IncidentId,
    /// Category of the incident.
    pub category: IncidentCategory,
    /// Seats of the candidates concerned.
    pub seats: Vec<Seat>,
    /// During which question number.
    pub number: Option<u8>,
    /// The alert it came from.
    pub alert: Option<AlertId>,
    /// In words; empty when it came from an alert.
    pub description: String,
    /// From when to when it happened; an instant for most.
    pub when: Interval,
    /// What was going on at those seats when it was recorded.
    pub snapshots: Vec<SeatSnapshot>,
    /// Who did it, as the journal names them.
    pub by: ActorName,
    /// When it was recorded.
    pub at: Timestamp,
    /// Current state.
    pub state: IncidentState,
    /// Time given back for it, microseconds, by seat.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub credited: Vec<(Seat, i64)>,
    /// A referent left it open for after the finalization.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub carried_over: bool,
    /// Events of the session's journal it is made of, by their ordinals from 1: its
    /// recording, its resolutions, its reopenings.
    pub events: Vec<u64>,
}

impl Incident {
    /// Takes in an event that may have given time back for it.
    pub(super) fn note_credit(&mut self, event: &Event) {
        if let Event::LostTimeCredited {
            seat,
            incident,
            intervals,
        } = event
            && *incident == self.id
        {
            let micros = intervals.iter().map(|interval| interval.length()).sum();
            self.credited.push((*seat, micros));
        }
    }

    /// Is it to be resolved?
    pub fn is_open(&self) -> bool {
        self.state == IncidentState::Open
    }

    /// Was it taken back?
    pub fn is_deleted(&self) -> bool {
        matches!(self.state, IncidentState::Deleted { .. })
    }

    /// Did a referent find that there was nothing to it?
    pub fn is_dismissed(&self) -> bool {
        matches!(
            self.state,
            IncidentState::Resolved {
                how: IncidentResolution::Dismissed,
                ..
            }
        )
    }

    /// Is it open, does not block, and nobody has said what becomes of it?
    pub fn is_unsettled(&self) -> bool {
        self.is_open() && !self.category.blocks_finalization() && !self.carried_over
    }

    /// Does it keep the session from being finalized?
    pub fn blocks(&self) -> bool {
        self.is_open() && self.category.blocks_finalization()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_incident_knows_the_time_that_was_given_back_for_it_and_for_no_other() {
        let at = |micros| Timestamp(micros);
        let mut incident = Incident {
            id: IncidentId(2),
            category: IncidentCategory::R1,
            seats: vec![Seat(1)],
            number: None,
            alert: None,
            description: String::new(),
            when: Interval::instant(at(0)),
            snapshots: Vec::new(),
            by: ActorName::Server,
            at: at(0),
            state: IncidentState::Open,
            credited: Vec::new(),
            carried_over: false,
            events: Vec::new(),
        };
        let part = |from, to| Interval {
            from: at(from),
            to: at(to),
        };
        for (id, intervals) in [(2, vec![part(0, 5), part(7, 9)]), (3, vec![part(0, 1)])] {
            incident.note_credit(&Event::LostTimeCredited {
                seat: Seat(1),
                incident: IncidentId(id),
                intervals,
            });
        }
        assert_eq!(incident.credited, [(Seat(1), 7)]);
    }
}
