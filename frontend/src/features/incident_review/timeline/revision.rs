//! When a timeline may have become longer.

use std::rc::Rc;

use vigie_shared::ids::Seat;
use vigie_shared::session::Incident;
use vigie_shared::view::{CandidateCard, FinalizationView};

/// What is known of a candidate elsewhere on the page: when it changes, so has the
/// timeline.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct TimelineRevision {
    card: Option<Rc<CandidateCard>>,
    incidents: Vec<u64>,
    closed: u8,
}

impl TimelineRevision {
    /// The revision for a candidate of a finalization.
    pub fn of(card: &Rc<CandidateCard>, finalization: &FinalizationView) -> Self {
        Self {
            card: Some(card.clone()),
            incidents: events(card.seat, &finalization.incidents),
            closed: u8::from(finalization.finalized.is_some())
                + u8::from(finalization.published.is_some()),
        }
    }

    /// The revision where only incidents are known.
    pub fn of_incidents(seat: Seat, incidents: &[Incident]) -> Self {
        Self {
            incidents: events(seat, incidents),
            ..Self::default()
        }
    }
}

fn events(seat: Seat, incidents: &[Incident]) -> Vec<u64> {
    let own = incidents.iter().filter(|one| one.seats.contains(&seat));
    // A deletion is an event of its own but for the incident's ordinals.
    own.flat_map(|one| one.events.iter().copied().chain([one.is_deleted().into()]))
        .collect()
}
