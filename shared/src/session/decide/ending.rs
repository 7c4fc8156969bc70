//! The end of tests, and what it leaves on record.

use super::next_id;
use crate::{
    ids::IncidentId,
    rules::EndCause,
    session::{ActorName, AlertKind, Event, IncidentCategory, SeatSnapshot, SeatState, Session},
    time::{Interval, Timestamp},
};

impl Session {
    /// Ends these tests. An alert that is still open becomes an incident that blocks the
    /// finalization: a referent looks at it, because the candidate was blocked until the end.
    pub(in crate::session) fn end_tests<'a>(
        &self,
        seats: impl IntoIterator<Item = &'a SeatState>,
        cause: EndCause,
        by: &ActorName,
        now: Timestamp,
    ) -> Vec<Event> {
        let mut events = Vec::new();
        let mut incidents = self.incidents.len();
        for seat_state in seats {
            for recorded in lapsed(seat_state, now) {
                let Ok(id) = next_id(incidents) else { break };
                incidents += 1;
                events.push(recorded(IncidentId(id)));
            }
            events.push(Event::TestEnded {
                seat: seat_state.config.seat,
                cause,
                by: by.clone(),
            });
        }
        events
    }
}

/// The incidents of alerts open at `now`, once they have an id.
fn lapsed(
    seat_state: &SeatState,
    now: Timestamp,
) -> impl Iterator<Item = impl Fn(IncidentId) -> Event> {
    let seat = seat_state.config.seat;
    let alerts = seat_state.test.iter().flat_map(|test| test.open_alerts());
    alerts.map(move |alert| {
        move |incident| Event::IncidentRecorded {
            incident,
            category: IncidentCategory::A1,
            seats: vec![seat],
            number: match alert.kind {
                AlertKind::Question { number, .. } => Some(number),
                AlertKind::Companion => None,
            },
            alert: Some(alert.id),
            description: String::new(),
            when: Some(Interval {
                from: alert.raised_at,
                to: now,
            }),
            snapshots: vec![SeatSnapshot::capture(seat_state, now)],
            by: ActorName::Server,
        }
    })
}
