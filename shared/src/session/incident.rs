//! Incidents: what is on record about a session, to be resolved before it is
//! finalized.

use crate::{
    ids::{AlertId, IncidentId, Seat},
    session::{AlertReason, By, Context, Event, Refusal, Session, decide::next_id},
    time::Timestamp,
};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// Kinds of incidents.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "UPPERCASE")]
pub enum Category {
    /// Candidate information change: name or birth date.
    C1,
    /// Candidate information: extra time percentage.
    C2,
    /// Signature issue.
    C4,
    /// Suspected fraud.
    C6,
    /// Non-blocking technical issue.
    C7,
    /// Non-blocking candidate issue.
    C8,
    /// A problem with a question.
    #[serde(untagged)]
    Question(AlertReason),
}

impl Category {
    /// Must it be resolved before finalization?
    pub fn blocks_finalization(self) -> bool {
        matches!(self, Self::C1 | Self::C6 | Self::Question(_))
    }

    /// Is it a technical problem, for the facts of an outcome?
    pub fn is_technical(self) -> bool {
        matches!(self, Self::C7 | Self::Question(_))
    }

    /// Must it name a question?
    pub fn needs_number(self) -> bool {
        matches!(self, Self::Question(_))
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
            Self::Question(reason) => reason.code(),
        }
    }
}

/// How an incident was resolved.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Resolution {
    /// By handling the alert it came from.
    Automatic,
    /// A referent says it is so.
    Upheld,
    /// A referent says it is not so.
    Dismissed,
}

/// Where an incident stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "state", rename_all = "snake_case")]
pub enum IncidentState {
    /// To be resolved.
    Open,
    /// Done.
    Resolved {
        /// How.
        how: Resolution,
        /// By whom.
        by: By,
        /// When.
        at: Timestamp,
        /// Why.
        reason: String,
    },
}

/// One incident of a session.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Incident {
    /// Which.
    pub id: IncidentId,
    /// What kind.
    pub category: Category,
    /// To whom.
    pub seats: Vec<Seat>,
    /// During which question number.
    pub number: Option<u8>,
    /// The alert it came from.
    pub alert: Option<AlertId>,
    /// In words; empty when it came from an alert.
    pub description: String,
    /// By whom.
    pub by: By,
    /// When.
    pub at: Timestamp,
    /// Where it stands.
    pub state: IncidentState,
}

impl Incident {
    /// Does it keep the session from being finalized?
    pub fn blocks(&self) -> bool {
        self.state == IncidentState::Open && self.category.blocks_finalization()
    }
}

/// Most characters of a description or a reason.
const MAX_WORDS: usize = 1000;

impl Session {
    pub(super) fn record_incident(
        &self,
        category: Category,
        seats: &[Seat],
        number: Option<u8>,
        description: &str,
        context: &Context,
    ) -> Result<Vec<Event>, Refusal> {
        check_words(description)?;
        for seat in seats {
            self.seat(*seat)?;
        }
        let shown = |seat: &Seat, number: u8| {
            let test = self.place(*seat).and_then(|place| place.test.as_ref());
            test.is_some_and(|test| test.asked.iter().any(|asked| asked.number == number))
        };
        let complete = match number {
            Some(number) => seats.iter().all(|seat| shown(seat, number)),
            None => !category.needs_number(),
        };
        if seats.is_empty() || !complete {
            return Err(Refusal::IncidentIncomplete);
        }
        Ok(vec![Event::IncidentRecorded {
            incident: self.next_incident()?,
            category,
            seats: once_each(seats),
            number,
            alert: None,
            description: description.trim().to_owned(),
            by: context.actor.by(),
        }])
    }

    pub(super) fn next_incident(&self) -> Result<IncidentId, Refusal> {
        next_id(self.incidents.len()).map(IncidentId)
    }

    pub(super) fn resolve_incident(
        &self,
        id: IncidentId,
        how: Resolution,
        reason: &str,
        context: &Context,
    ) -> Result<Vec<Event>, Refusal> {
        check_words(reason)?;
        let incident = self.incidents.iter().find(|incident| incident.id == id);
        match &incident.ok_or(Refusal::UnknownIncident)?.state {
            IncidentState::Resolved { how, by, .. } => Err(Refusal::IncidentAlreadyResolved {
                by: by.clone(),
                how: *how,
            }),
            IncidentState::Open if how == Resolution::Automatic => Err(Refusal::NotAllowed),
            IncidentState::Open => Ok(vec![Event::IncidentResolved {
                incident: id,
                how,
                reason: reason.trim().to_owned(),
                by: context.actor.by(),
            }]),
        }
    }
}

fn once_each(seats: &[Seat]) -> Vec<Seat> {
    seats
        .iter()
        .copied()
        .collect::<BTreeSet<_>>()
        .into_iter()
        .collect()
}

fn check_words(text: &str) -> Result<(), Refusal> {
    let length = text.trim().chars().count();
    let printable = text.chars().all(|c| !c.is_control() || c == '\n');
    if (1..=MAX_WORDS).contains(&length) && printable {
        Ok(())
    } else {
        Err(Refusal::TextOutOfBounds)
    }
}
