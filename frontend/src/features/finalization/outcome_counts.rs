//! How many of each outcome.

use vigie_shared::rules::Outcome;
use vigie_shared::view::FinalizationView;

/// Every outcome, the best first.
pub const OUTCOME_ORDER: [Outcome; 5] = [
    Outcome::Validated,
    Outcome::ValidatedDegraded,
    Outcome::Rejected,
    Outcome::Cancelled,
    Outcome::Absent,
];

/// How many seats have this outcome, or would have it now.
pub fn count(finalization: &FinalizationView, outcome: Outcome) -> usize {
    finalization
        .seats
        .iter()
        .filter(|seat| seat.decision.outcome == outcome)
        .count()
}
