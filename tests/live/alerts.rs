//! A candidate reports a problem; somebody handles it.

use serde_json::json;
use vigie_shared::{
    companion::PAGE_SETTLED_AFTER,
    ids::{AlertId, Seat},
    session::{AlertReason, Command},
    time::MINUTE,
};
use vigie_tests::LiveRoom;

#[tokio::test]
async fn a_reported_question_blocks_also_after_a_reload_until_it_is_replaced() {
    let (server, _, mut invigilator, mut candidate) = LiveRoom::start().testing(1).await;
    let bank = server.app().bank.clone();
    let page = candidate.page().await;
    let (ask, item) = candidate.shown(page, &bank).await;
    let deadline = candidate.page().await["phase"]["deadline"]
        .as_i64()
        .unwrap();

    candidate
        .socket
        .ask(Command::ReportQuestion { presentation: ask })
        .await
        .unwrap();
    candidate
        .socket
        .ask(Command::ReportQuestion { presentation: ask })
        .await
        .unwrap();
    let blocked = candidate.page().await;
    assert_eq!(
        blocked["phase"]["alerts"].as_array().unwrap().len(),
        1,
        "one alert only"
    );
    assert_eq!(
        blocked["phase"]["deadline"],
        json!(null),
        "the clock stands still"
    );
    let response = item.correct_response();
    for command in [
        Command::Answer {
            presentation: ask,
            response,
        },
        Command::Pass { presentation: ask },
    ] {
        assert_eq!(
            candidate.socket.ask(command).await.unwrap_err()["code"],
            "blocked"
        );
    }

    server.clock.advance(4 * MINUTE);
    let (seat, alert, reason) = (Seat(1), AlertId(1), AlertReason::E4);
    invigilator
        .socket
        .ask(Command::AcceptAlert {
            seat,
            alert,
            reason,
        })
        .await
        .unwrap();
    // Pushed: the candidate asks for nothing.
    let unblocked = candidate
        .socket
        .wait_for(|message| {
            message["type"] == "snapshot"
                && message["state"]["phase"]["alerts"]
                    .as_array()
                    .is_some_and(Vec::is_empty)
        })
        .await;
    let phase = &unblocked["state"]["phase"];
    assert_eq!(phase["question"]["number"], 1, "under the same number");
    assert_eq!(phase["question"]["replacement"], true);
    assert_ne!(phase["question"]["presentation"], json!(ask));
    assert_eq!(
        phase["deadline"].as_i64().unwrap(),
        deadline + 4 * MINUTE,
        "time is given back"
    );
}

#[tokio::test]
async fn a_dismissed_alert_gives_the_same_question_back() {
    let (server, _, mut invigilator, mut candidate) = LiveRoom::start().testing(1).await;
    let bank = server.app().bank.clone();
    let page = candidate.page().await;
    let (ask, item) = candidate.shown(page, &bank).await;
    candidate
        .socket
        .ask(Command::ReportQuestion { presentation: ask })
        .await
        .unwrap();
    let dismiss = Command::DismissAlert {
        seat: Seat(1),
        alert: AlertId(1),
    };
    invigilator.socket.ask(dismiss).await.unwrap();
    let response = item.correct_response();
    candidate
        .socket
        .ask(Command::Answer {
            presentation: ask,
            response,
        })
        .await
        .unwrap();
}

#[tokio::test]
async fn of_two_invigilators_one_wins_and_the_other_learns_who_and_what() {
    let (server, room, mut claire) = LiveRoom::start().await;
    let bank = server.app().bank.clone();
    let mut idir = room.invigilator(&server, "Idir Haddad").await;
    let mut candidate = room.testing(&server, &mut claire, 1).await;
    let page = candidate.page().await;
    let (ask, _) = candidate.shown(page, &bank).await;
    candidate
        .socket
        .ask(Command::ReportQuestion { presentation: ask })
        .await
        .unwrap();

    let (seat, alert) = (Seat(1), AlertId(1));
    let accept = Command::AcceptAlert {
        seat,
        alert,
        reason: AlertReason::E9,
    };
    let dismiss = Command::DismissAlert { seat, alert };
    let (one, other) = tokio::join!(claire.socket.ask(accept), idir.socket.ask(dismiss));
    let refusal = match (one, other) {
        (Ok(()), Err(refusal)) => {
            assert_eq!(refusal["by"]["invigilator"]["name"], "Claire Morel");
            assert_eq!(
                refusal["handled"],
                json!({ "how": "accepted", "reason": "E9" })
            );
            refusal
        }
        (Err(refusal), Ok(())) => {
            assert_eq!(refusal["by"]["invigilator"]["name"], "Idir Haddad");
            assert_eq!(refusal["handled"], json!({ "how": "dismissed" }));
            refusal
        }
        both => panic!("exactly one must win: {both:?}"),
    };
    assert_eq!(refusal["code"], "alert_already_handled");
}

#[tokio::test]
async fn a_lost_companion_blocks_until_it_is_cleared() {
    let (server, room, mut invigilator) = LiveRoom::start().companion("required").await;
    let mut candidate = room.candidate(&server, 1).await;
    candidate.socket.ask(Command::AcceptRules).await.unwrap();
    invigilator.confirm(1).await;
    let without = candidate.socket.ask(Command::StartTest).await.unwrap_err();
    assert_eq!(without["code"], "companion_missing");
    let (companion, _) = candidate.link_companion(&server, &room).await;
    candidate.socket.ask(Command::StartTest).await.unwrap();

    server.clock.advance(PAGE_SETTLED_AFTER);
    drop(companion);
    let blocked = candidate.blocked_without_companion(&server).await;
    assert_eq!(blocked["phase"]["alerts"][0]["about"], "companion");
    candidate.link_companion(&server, &room).await;
    let page = candidate.page().await;
    assert_eq!(
        page["phase"]["alerts"].as_array().unwrap().len(),
        1,
        "no auto-clear here"
    );
    let clear = Command::ClearAlert {
        seat: Seat(1),
        alert: AlertId(1),
    };
    invigilator.socket.ask(clear).await.unwrap();
    assert_eq!(candidate.page().await["phase"]["alerts"], json!([]));
}
