//! Closing a session, and what the rules make of it.

use serde_json::{Value, json};
use vigie_shared::{ids::Seat, rules::AbortReason, session::Command};
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
    let refused = referent.socket.ask(finalize(false)).await.unwrap_err();
    assert_eq!(refused["code"], "finalization_incomplete");
    let expected = json!([
        { "blocker":"abort_reason", "seat": 2 },
        { "blocker":"abort_reason", "seat": 3 },
        { "blocker":"abort_reason", "seat": 4 },
        { "blocker":"test_running", "seat": 5 },
    ]);
    assert_eq!(refused["blockers"], expected, "the whole list");

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
    let refused = referent.socket.ask(finished).await.unwrap_err();
    assert_eq!(refused["code"], "nothing_to_explain");

    referent.socket.ask(finalize(true)).await.unwrap();
    referent.socket.ask(finalize(true)).await.unwrap();
    let mut referent = room.referent(&server).await;
    let review = referent
        .socket
        .wait_for(|message| message["type"] == "snapshot")
        .await;
    let outcomes: Vec<(&str, &str)> = review["state"]["finalization"]["seats"]
        .as_array()
        .unwrap()
        .iter()
        .map(|seat| {
            let text = |value: &'static str| seat["decision"][value].as_str().unwrap();
            (text("outcome"), text("rule"))
        })
        .collect();
    assert_eq!(
        outcomes,
        [
            ("validated", "complete"),
            ("validated", "part_technical"),
            ("validated_degraded", "part"),
            ("cancelled", "too_few_technical"),
            ("rejected", "too_few"),
            ("absent", "never_started"),
        ]
    );
    assert_eq!(review["state"]["board"]["status"], "finalized");
    let score =
        |seat: usize| review["state"]["finalization"]["seats"][seat]["decision"]["score"].clone();
    assert!(score(0)["pix"].as_u64().unwrap() <= 895);
    assert_eq!(score(0)["levels"].as_array().unwrap().len(), 16);
    assert_eq!(score(3), Value::Null, "no score without certificate");

    let late = invigilator
        .socket
        .ask(Command::EndTest { seat: Seat(5) })
        .await
        .unwrap_err();
    assert_eq!(late["code"], "session_finalized");
}
