//! How many of each outcome.

use vigie_shared::rules::Outcome;
use vigie_shared::view::FinalizationView;

/// Every outcome, the best first.
pub const ORDER: [Outcome; 5] = [
    Outcome::Validated,
    Outcome::ValidatedDegraded,
    Outcome::Rejected,
    Outcome::Cancelled,
    Outcome::Absent,
];

/// How many seats have this outcome, or would have it now.
pub fn count(desk: &FinalizationView, outcome: Outcome) -> usize {
    desk.seats
        .iter()
        .filter(|seat| seat.decision.outcome == outcome)
        .count()
}
