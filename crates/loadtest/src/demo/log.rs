//! The lines on the terminal.

use vigie_shared::view::{Board, SeatPhase};

/// Prints a line. Phases and counts only, never names.
pub(super) fn line(text: &str) {
    println!("loadtest: {text}");
}

/// How many candidates are in each phase.
pub(super) fn summary(board: &Board) -> String {
    let count = |phases: &[SeatPhase]| {
        board
            .cards
            .iter()
            .filter(|card| phases.contains(&card.phase))
            .count()
    };
    let treated: usize = board
        .cards
        .iter()
        .filter_map(|card| card.test.as_ref())
        .map(|test| usize::from(test.treated))
        .sum();
    format!(
        "{} absent, {} not started, {} in the test, {} blocked, {} to resume, {} ended; {treated} \
         questions treated",
        count(&[SeatPhase::Absent]),
        count(&[
            SeatPhase::Instructions,
            SeatPhase::Waiting,
            SeatPhase::Ready
        ]),
        count(&[SeatPhase::Testing]),
        count(&[SeatPhase::Blocked]),
        count(&[SeatPhase::AwaitingResume]),
        count(&[SeatPhase::Ended]),
    )
}
