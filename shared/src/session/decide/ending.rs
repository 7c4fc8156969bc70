//! The end of tests, and what it leaves on record.

use super::next_id;
use crate::{
    ids::IncidentId,
    rules::EndCause,
    session::{AlertKind, By, Category, Event, Moment, Place, Session},
    time::{Interval, Timestamp},
};

impl Session {
    /// Ends these tests. An alert that nobody handled becomes an incident: whoever was
    /// blocked until the end must not be forgotten.
    pub(in crate::session) fn end_tests<'a>(
        &self,
        places: impl IntoIterator<Item = &'a Place>,
        cause: EndCause,
        by: &By,
        now: Timestamp,
    ) -> Vec<Event> {
        let mut events = Vec::new();
        let mut incidents = self.incidents.len();
        for place in places {
            for recorded in lapsed(place, now) {
                let Ok(id) = next_id(incidents) else { break };
                incidents += 1;
                events.push(recorded(IncidentId(id)));
            }
            events.push(Event::TestEnded {
                seat: place.terms.seat,
                cause,
                by: by.clone(),
            });
        }
        events
    }
}

/// The incidents of alerts open at `now`, once they have an id.
fn lapsed(place: &Place, now: Timestamp) -> impl Iterator<Item = impl Fn(IncidentId) -> Event> {
    let seat = place.terms.seat;
    let alerts = place.test.iter().flat_map(|test| test.open_alerts());
    alerts.map(move |alert| {
        move |incident| Event::IncidentRecorded {
            incident,
            category: Category::C7,
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
            moments: vec![Moment::of(place, now)],
            by: By::Server,
        }
    })
}
