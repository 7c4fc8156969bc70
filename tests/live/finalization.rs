//! Closing a session, and what the rules make of it.

use vigie_shared::{
    ids::Seat,
    rules::{AbortReason, Outcome, OutcomeRule},
    session::{Command, FinalizationBlocker, Refusal},
    view::{ReferentView, SessionStatus},
};
use vigie_tests::LiveRoom;

#[tokio::test]
async fn a_session_is_finalized_only_when_nothing_is_missing_and_then_once() {
    let (server, room, mut invigilator) = LiveRoom::start().candidates(6).await;
    let bank = server.app().bank.clone();
    // Seat 1 finishes, 2 stops at 20 for a technical problem, 3 at 20 by own
    // choice, 4 at 3, 5 runs, 6 never comes.
    for (seat, answers) in [(1, 32), (2, 20), (3, 20), (4, 3), (5, 1)] {
        let mut candidate = room.testing(&server, &mut invigilator, seat).await;
        for number in 0..answers {
            candidate.answer(&bank, number % 2 == 0).await;
        }
    }
    for seat in [2, 3, 4] {
        invigilator
            .socket
            .ask(Command::EndTest { seat: Seat(seat) })
            .await
            .unwrap();
    }
    let mut referent = room.referent(&server).await;
    let finalize = |end_running| Command::Finalize { end_running };
    let refused = referent.socket.refusal(finalize(false)).await;
    let missing = |seat| FinalizationBlocker::AbortReason { seat: Seat(seat) };
    let blockers = vec![
        missing(2),
        missing(3),
        missing(4),
        FinalizationBlocker::TestRunning { seat: Seat(5) },
    ];
    let incomplete = Refusal::FinalizationIncomplete { blockers };
    assert_eq!(refused, incomplete, "the whole list");

    let reasons = [
        (2, AbortReason::Technical),
        (3, AbortReason::Candidate),
        (4, AbortReason::Technical),
        (5, AbortReason::Candidate),
    ];
    for (seat, reason) in reasons {
        let command = Command::SetAbortReason {
            seat: Seat(seat),
            reason,
        };
        referent.socket.ask(command).await.unwrap();
    }
    let finished = Command::SetAbortReason {
        seat: Seat(1),
        reason: AbortReason::Technical,
    };
    let refused = referent.socket.refusal(finished).await;
    assert_eq!(refused, Refusal::NothingToExplain);

    referent.socket.ask(finalize(true)).await.unwrap();
    referent.socket.ask(finalize(true)).await.unwrap();
    let mut referent = room.referent(&server).await;
    let view: ReferentView = referent.socket.snapshot().await;
    let decisions: Vec<_> = view
        .finalization
        .seats
        .iter()
        .map(|seat| &seat.decision)
        .collect();
    let outcomes: Vec<_> = decisions
        .iter()
        .map(|decision| (decision.outcome, decision.rule))
        .collect();
    assert_eq!(
        outcomes,
        [
            (Outcome::Validated, OutcomeRule::Complete),
            (Outcome::Validated, OutcomeRule::PartTechnical),
            (Outcome::ValidatedDegraded, OutcomeRule::Part),
            (Outcome::Cancelled, OutcomeRule::TooFewTechnical),
            (Outcome::Rejected, OutcomeRule::TooFew),
            (Outcome::Absent, OutcomeRule::NeverStarted),
        ]
    );
    assert_eq!(view.board.status, SessionStatus::Finalized);
    assert!(decisions[0].score.as_ref().unwrap().pix <= 895);
    assert_eq!(decisions[3].score, None, "no score without certificate");

    let end = Command::EndTest { seat: Seat(5) };
    let late = invigilator.socket.refusal(end).await;
    assert_eq!(late, Refusal::SessionFinalized);
}
