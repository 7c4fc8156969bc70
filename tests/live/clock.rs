//! The server keeps the time.

use vigie_shared::{
    item::ItemContent,
    rules::EndCause,
    session::{Command, Refusal},
    time::{MINUTE, SECOND},
    view::{CandidatePhase, CandidateView},
};
use vigie_tests::{CandidateLogin, LiveRoom};

#[tokio::test]
async fn at_the_deadline_the_test_ends_by_itself_and_extra_time_counts() {
    let (server, room, mut invigilator, mut plain) =
        LiveRoom::start().candidates(2).testing(1).await;
    let mut longer = room.testing(&server, &mut invigilator, 2).await;
    plain.next_page().await;

    server.clock.advance(105 * MINUTE);
    assert_eq!(end(&mut plain).await, EndCause::Time);
    // 33 % more are 34 min 39 s.
    longer.question_view().await;

    server.clock.advance(34 * MINUTE + 39 * SECOND - 1);
    longer.question_view().await;
    server.clock.advance(1);
    assert_eq!(end(&mut longer).await, EndCause::Time);
}

/// Waits until the test of a candidate has ended.
async fn end(candidate: &mut CandidateLogin) -> EndCause {
    loop {
        let view: CandidateView<ItemContent> = candidate.socket.snapshot().await;
        if let CandidatePhase::Ended { cause, .. } = view.phase {
            return cause;
        }
    }
}

#[tokio::test]
async fn nothing_is_accepted_after_the_deadline() {
    let (server, _, _invigilator, mut candidate) = LiveRoom::start().testing(1).await;
    let bank = server.app().bank.clone();
    let page = candidate.page().await;
    let (ask, item) = candidate.shown(page, &bank).await;
    server.clock.advance(105 * MINUTE);
    let answer = Command::Answer {
        presentation: ask,
        response: item.correct_response(),
    };
    let refused = candidate.socket.refusal(answer).await;
    // The timer and the answer race; both refuse.
    let either = [Refusal::TimeIsUp, Refusal::TestEnded];
    assert!(either.contains(&refused), "{refused:?}");
}
