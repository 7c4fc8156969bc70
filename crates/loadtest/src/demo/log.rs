//! One line now and then, for whoever looks at the terminal.

use vigie_shared::view::{Board, Phase};

/// Says something. Phases and counts only, never names.
pub(super) fn line(text: &str) {
    println!("drill: {text}");
}

/// Where everybody is.
pub(super) fn summary(board: &Board) -> String {
    let count = |wanted: &[Phase]| {
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
        count(&[Phase::Absent]),
        count(&[Phase::Instructions, Phase::Waiting, Phase::Ready]),
        count(&[Phase::Testing]),
        count(&[Phase::Blocked]),
        count(&[Phase::AwaitingResume]),
        count(&[Phase::Ended]),
    )
}
