//! Why a test was not finished: what the record says, and the reason it suggests. The
//! referent decides.

use crate::{
    ids::{AlertId, IncidentId},
    rules::{AbortReason, EndCause, QUESTION_COUNT},
    session::{
        ActorName, AlertResolution, AlertState, Incident, IncidentCategory, IncidentResolution,
        IncidentState, SeatState, Session, Test,
    },
    time::{Interval, MINUTE, Timestamp},
};
use serde::{Deserialize, Serialize};

/// An incident of the room counts unless it was over this long before the end of a test,
/// microseconds.
const JUST_BEFORE: i64 = 15 * MINUTE;

/// Something on record about the end of a test.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "evidence", rename_all = "snake_case")]
pub enum AbortEvidence {
    /// Nothing was received from the device when the test ended. Speaks for a technical
    /// problem.
    Disconnected {
        /// Start of that state.
        since: Timestamp,
    },
    /// An alert was never handled: the candidate could not go on. Speaks for a
    /// technical problem.
    AlertUnhandled {
        /// The alert, numbered within its seat.
        alert: AlertId,
        /// Start of that state.
        since: Timestamp,
    },
    /// A technical incident. Speaks for a technical problem unless it was resolved by
    /// giving another question, or was over long before the end.
    Incident {
        /// The incident, numbered within its session.
        incident: IncidentId,
        /// Category of the incident.
        category: IncidentCategory,
        /// Does it speak for a technical problem?
        technical: bool,
    },
    /// The connection was cut during the test and came back.
    Outages {
        /// How often, from 1.
        count: u16,
        /// For how long in all, microseconds.
        micros: i64,
    },
    /// The time was up. Speaks for a lack of time when nothing speaks for a technical problem.
    TimeUp,
    /// An invigilator ended the test.
    EndedBy {
        /// Who did it, as the journal names them.
        by: ActorName,
    },
    /// The test still runs: finalization would end it.
    StillRunning,
}

impl AbortEvidence {
    /// Does it speak for a technical problem?
    pub fn is_technical(&self) -> bool {
        match self {
            Self::Disconnected { .. } | Self::AlertUnhandled { .. } => true,
            Self::Incident { technical, .. } => *technical,
            Self::Outages { .. } | Self::TimeUp | Self::EndedBy { .. } | Self::StillRunning => {
                false
            }
        }
    }
}

/// The abort reason that the record suggests.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AbortSuggestion {
    /// `technical` when any evidence speaks for it, `candidate` when the time was up; none when
    /// nothing on record speaks for either: how a test was ended is no evidence.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<AbortReason>,
    /// All of the evidence, the weightiest first.
    pub evidence: Vec<AbortEvidence>,
}

impl Session {
    /// What the record suggests for a test that is not finished at `now`; none when there
    /// is nothing to explain.
    pub fn suggest_abort(&self, seat_state: &SeatState, now: Timestamp) -> Option<AbortSuggestion> {
        let test = seat_state.test.as_ref()?;
        if test.treated() >= QUESTION_COUNT {
            return None;
        }
        let end = test.end.as_ref().map_or(now, |end| end.at);
        let mut evidence = Vec::new();
        evidence.extend(
            seat_state
                .outage_at(end)
                .map(|since| AbortEvidence::Disconnected { since }),
        );
        let seat = seat_state.config.seat;
        let mine = self.incidents.iter().filter(|i| i.seats.contains(&seat));
        evidence.extend(unhandled(test, mine.clone()));
        evidence.extend(mine.filter_map(|incident| about(incident, end)));
        evidence.extend(outages(seat_state, test, end));
        evidence.push(match &test.end {
            None => AbortEvidence::StillRunning,
            Some(end) if end.cause == EndCause::Time => AbortEvidence::TimeUp,
            Some(end) if end.cause == EndCause::EndedByFinalization => AbortEvidence::StillRunning,
            Some(end) => AbortEvidence::EndedBy { by: end.by.clone() },
        });
        evidence.sort_by_key(|one| !one.is_technical());
        let technical = evidence.iter().any(AbortEvidence::is_technical);
        let reason = if technical {
            Some(AbortReason::Technical)
        } else {
            let time_up = evidence.contains(&AbortEvidence::TimeUp);
            time_up.then_some(AbortReason::Candidate)
        };
        Some(AbortSuggestion { reason, evidence })
    }
}

/// Alerts that were never handled, without those whose incident a referent dismissed.
fn unhandled<'a>(
    test: &'a Test,
    mine: impl Iterator<Item = &'a Incident> + Clone,
) -> impl Iterator<Item = AbortEvidence> {
    let lapsed = test.alerts.iter().filter(move |alert| {
        let lapsed = match &alert.state {
            AlertState::Open => true,
            AlertState::Closed { how, .. } => *how == AlertResolution::Lapsed,
        };
        let of_it = |incident: &Incident| incident.alert == Some(alert.id);
        lapsed && !mine.clone().any(|i| of_it(i) && i.is_dismissed())
    });
    lapsed.map(|alert| AbortEvidence::AlertUnhandled {
        alert: alert.id,
        since: alert.raised_at,
    })
}

fn about(incident: &Incident, end: Timestamp) -> Option<AbortEvidence> {
    let counts = incident.category.is_technical() && !incident.is_deleted();
    // The incident of an unhandled alert is already counted as that alert.
    let counted_as_alert = incident.by == ActorName::Server && incident.alert.is_some();
    if !counts || counted_as_alert || incident.is_dismissed() || incident.when.from > end {
        return None;
    }
    let replaced = matches!(
        incident.state,
        IncidentState::Resolved {
            how: IncidentResolution::Automatic,
            ..
        }
    );
    Some(AbortEvidence::Incident {
        incident: incident.id,
        category: incident.category,
        technical: !replaced && end.since(incident.when.to) <= JUST_BEFORE,
    })
}

fn outages(seat_state: &SeatState, test: &Test, end: Timestamp) -> Option<AbortEvidence> {
    let taken = Interval {
        from: test.started_at,
        to: end,
    };
    let over = |outage: &crate::session::ConnectionOutage| {
        let back = outage.to.filter(|back| *back < end)?;
        let outage = Interval {
            from: outage.from,
            to: back,
        };
        outage.overlap(taken).map(Interval::length)
    };
    let lengths: Vec<i64> = seat_state.outages.iter().filter_map(over).collect();
    let count = u16::try_from(lengths.len()).unwrap_or(u16::MAX);
    (count > 0).then(|| AbortEvidence::Outages {
        count,
        micros: lengths.iter().sum(),
    })
}
