//! One line now and then, for whoever looks at the terminal.

use vigie_shared::view::{Board, SeatPhase};

/// Says something. Phases and counts only, never names.
pub(super) fn line(text: &str) {
    println!("drill: {text}");
}

/// Where everybody is.
pub(super) fn summary(board: &Board) -> String {
    let count = |wanted: &[SeatPhase]| {
        board
            .cards
            .iter()
            .filter(|card| wanted.contains(&card.phase))
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
