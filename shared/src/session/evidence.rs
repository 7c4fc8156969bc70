//! Why a test was not finished: what the record says, and the reason it suggests. The
//! referent decides.

use crate::{
    ids::{AlertId, IncidentId},
    rules::{AbortReason, EndCause, QUESTIONS},
    session::{
        AlertState, By, Category, Handled, Incident, IncidentState, Place, Resolution, Session,
        Test,
    },
    time::{Interval, MINUTE, Timestamp},
};
use serde::{Deserialize, Serialize};

/// What befell the room counts when it was not over this long before the end of a test,
/// microseconds.
const JUST_BEFORE: i64 = 15 * MINUTE;

/// Something on record about the end of a test.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "evidence", rename_all = "snake_case")]
pub enum Evidence {
    /// Nothing was heard of the device when the test ended. Speaks for a technical
    /// problem.
    Disconnected {
        /// Since then.
        since: Timestamp,
    },
    /// An alert was never handled: the candidate could not go on. Speaks for a
    /// technical problem.
    AlertUnhandled {
        /// Which.
        alert: AlertId,
        /// Since then.
        since: Timestamp,
    },
    /// A technical incident. Speaks for a technical problem unless it was resolved by
    /// giving another question, or was over long before the end.
    Incident {
        /// Which.
        incident: IncidentId,
        /// What kind.
        category: Category,
        /// Does it speak for a technical problem?
        technical: bool,
    },
    /// The connection was cut during the test and came back.
    Cuts {
        /// How often, from 1.
        count: u16,
        /// For how long in all, microseconds.
        micros: i64,
    },
    /// The time was up.
    TimeUp,
    /// An invigilator ended the test.
    EndedBy {
        /// Who.
        by: By,
    },
    /// The test still runs: finalization would end it.
    StillRunning,
}

impl Evidence {
    /// Does it speak for a technical problem?
    pub fn is_technical(&self) -> bool {
        match self {
            Self::Disconnected { .. } | Self::AlertUnhandled { .. } => true,
            Self::Incident { technical, .. } => *technical,
            Self::Cuts { .. } | Self::TimeUp | Self::EndedBy { .. } | Self::StillRunning => false,
        }
    }
}

/// The abort reason that the record suggests.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AbortProposal {
    /// `technical` when any evidence speaks for it.
    pub reason: AbortReason,
    /// All of the evidence, the weightiest first.
    pub evidence: Vec<Evidence>,
}

impl Session {
    /// What the record suggests for a test that is not finished at `now`; none when there
    /// is nothing to explain.
    pub fn propose_abort(&self, place: &Place, now: Timestamp) -> Option<AbortProposal> {
        let test = place.test.as_ref()?;
        if test.treated() >= QUESTIONS {
            return None;
        }
        let end = test.end.as_ref().map_or(now, |end| end.at);
        let mut evidence = Vec::new();
        evidence.extend(
            place
                .cut_at(end)
                .map(|since| Evidence::Disconnected { since }),
        );
        let seat = place.terms.seat;
        let mine = self.incidents.iter().filter(|i| i.seats.contains(&seat));
        evidence.extend(unhandled(test, mine.clone()));
        evidence.extend(mine.filter_map(|incident| about(incident, end)));
        evidence.extend(cuts(place, test, end));
        evidence.push(match &test.end {
            None => Evidence::StillRunning,
            Some(end) if end.cause == EndCause::Time => Evidence::TimeUp,
            Some(end) if end.cause == EndCause::EndedByFinalization => Evidence::StillRunning,
            Some(end) => Evidence::EndedBy { by: end.by.clone() },
        });
        evidence.sort_by_key(|one| !one.is_technical());
        let technical = evidence.iter().any(Evidence::is_technical);
        let reason = if technical {
            AbortReason::Technical
        } else {
            AbortReason::Candidate
        };
        Some(AbortProposal { reason, evidence })
    }
}

/// Alerts nobody handled, but those of which a referent found that there was nothing to
/// them: they are on record as incidents of the seat.
fn unhandled<'a>(
    test: &'a Test,
    mine: impl Iterator<Item = &'a Incident> + Clone,
) -> impl Iterator<Item = Evidence> {
    let lapsed = test.alerts.iter().filter(move |alert| {
        let lapsed = match &alert.state {
            AlertState::Open => true,
            AlertState::Closed { how, .. } => *how == Handled::Lapsed,
        };
        let of_it = |incident: &Incident| incident.alert == Some(alert.id);
        lapsed && !mine.clone().any(|i| of_it(i) && i.is_dismissed())
    });
    lapsed.map(|alert| Evidence::AlertUnhandled {
        alert: alert.id,
        since: alert.raised_at,
    })
}

fn about(incident: &Incident, end: Timestamp) -> Option<Evidence> {
    let counts = incident.category.is_technical() && !incident.is_deleted();
    // What an unhandled alert left on record is told by the alert.
    let told = incident.by == By::Server && incident.alert.is_some();
    if !counts || told || incident.is_dismissed() || incident.when.from > end {
        return None;
    }
    let replaced = matches!(
        incident.state,
        IncidentState::Resolved {
            how: Resolution::Automatic,
            ..
        }
    );
    Some(Evidence::Incident {
        incident: incident.id,
        category: incident.category,
        technical: !replaced && end.since(incident.when.to) <= JUST_BEFORE,
    })
}

fn cuts(place: &Place, test: &Test, end: Timestamp) -> Option<Evidence> {
    let taken = Interval {
        from: test.started_at,
        to: end,
    };
    let over = |cut: &crate::session::Cut| {
        let back = cut.to.filter(|back| *back < end)?;
        let cut = Interval {
            from: cut.from,
            to: back,
        };
        cut.overlap(taken).map(Interval::length)
    };
    let lengths: Vec<i64> = place.cuts.iter().filter_map(over).collect();
    let count = u16::try_from(lengths.len()).unwrap_or(u16::MAX);
    (count > 0).then(|| Evidence::Cuts {
        count,
        micros: lengths.iter().sum(),
    })
}
