//! Entering, starting, and going on from another device.

use serde_json::json;
use vigie_shared::{
    ids::Seat,
    session::Command,
    time::{MINUTE, SECOND},
    view::SeatPhase,
};
use vigie_tests::{Frame, LiveRoom, Room, TestServer};

#[tokio::test]
async fn a_test_starts_only_after_the_rules_and_a_confirmation() {
    let (server, room, mut invigilator) = LiveRoom::start().candidates(2).await;
    let mut candidate = room.candidate(&server, 1).await;

    let early = candidate.socket.ask(Command::StartTest).await;
    assert_eq!(early.unwrap_err()["code"], "rules_not_accepted");
    candidate.socket.ask(Command::AcceptRules).await.unwrap();
    let early = candidate.socket.ask(Command::StartTest).await;
    assert_eq!(early.unwrap_err()["code"], "presence_not_confirmed");

    let confirm = Command::ConfirmPresence {
        seats: vec![Seat(1)],
    };
    invigilator.socket.ask(confirm.clone()).await.unwrap();
    server.clock.advance(15 * MINUTE);
    let late = candidate.socket.ask(Command::StartTest).await;
    assert_eq!(late.unwrap_err()["code"], "presence_not_confirmed");

    invigilator.socket.ask(confirm).await.unwrap();
    server.clock.advance(15 * MINUTE - 1);
    candidate.socket.ask(Command::StartTest).await.unwrap();
    let page = candidate.page().await;
    assert_eq!(page["phase"]["phase"], "testing");
    assert_eq!(page["phase"]["question"]["number"], 1);
}

#[tokio::test]
async fn the_board_shows_each_step_without_a_request() {
    let (server, room, mut invigilator) = LiveRoom::start().candidates(2).await;
    let board = invigilator.board().await;
    assert_eq!(board.people[1].extra_time.basis_points(), 3300);
    assert_eq!(board.cards[0].phase, SeatPhase::Absent);

    let mut candidate = room.candidate(&server, 1).await;
    let at_seat_1 = |phase: &'static str| {
        move |message: &serde_json::Value| {
            let card = &message["change"]["card"];
            card["seat"] == 1 && card["phase"] == phase
        }
    };
    invigilator.socket.wait_for(at_seat_1("instructions")).await;
    candidate.socket.ask(Command::AcceptRules).await.unwrap();
    invigilator.socket.wait_for(at_seat_1("waiting")).await;
    invigilator
        .socket
        .ask(Command::ConfirmPresence {
            seats: vec![Seat(1)],
        })
        .await
        .unwrap();
    candidate.socket.ask(Command::StartTest).await.unwrap();
    let card = invigilator.socket.wait_for(at_seat_1("testing")).await;
    assert_eq!(card["change"]["card"]["test"]["number"], 1);
}

#[tokio::test]
async fn another_device_needs_an_authorisation_and_then_takes_over() {
    let (server, room, mut invigilator, mut first) = LiveRoom::start().testing(1).await;
    let ask = first.answer(&server.app().bank, true).await;
    let before = first.page().await["phase"]["question"].clone();

    let mut second = room.candidate(&server, 1).await;
    assert_eq!(
        second.next_page().await["phase"]["phase"],
        "awaiting_resume"
    );
    let refused = second.socket.ask(Command::Resume).await.unwrap_err();
    assert_eq!(refused["code"], "resume_not_authorized");
    let refused = second
        .socket
        .ask(Command::Pass { presentation: ask })
        .await
        .unwrap_err();
    assert_eq!(refused["code"], "resume_not_authorized");

    invigilator
        .socket
        .ask(Command::AuthorizeResume { seat: Seat(1) })
        .await
        .unwrap();
    second.socket.ask(Command::Resume).await.unwrap();
    assert_eq!(second.page().await["phase"]["question"], before);
    let closed = loop {
        if let Frame::Closed(code, reason) = first.socket.next().await {
            break (code, reason);
        }
    };
    assert_eq!(closed, (4409, "displaced".to_owned()));
}

#[tokio::test]
async fn entry_tells_nothing_about_what_was_wrong_and_slows_down_guessing() {
    let server = TestServer::start().await;
    let room = Room::create(&server, 1).await;
    let wrong = [
        ("first_name", json!("Nobody")),
        ("birthdate", json!("2008-01-02")),
        ("access_code", json!("AAAA00")),
        ("session", json!(1)),
    ];
    for (field, value) in wrong {
        let mut entry = room.entry(1);
        entry[field] = value;
        let response = vigie_tests::post(&server, "/api/candidate/login", None, &entry).await;
        assert_eq!(response.status(), 401, "{field}");
        let body: serde_json::Value = response.json().await.unwrap();
        assert_eq!(body["code"], "entry_refused", "{field}");
    }
    let mut entry = room.entry(1);
    entry["access_code"] = json!("AAAA00");
    let mut last = 0;
    for _ in 0..12 {
        last = vigie_tests::post(&server, "/api/candidate/login", None, &entry)
            .await
            .status()
            .as_u16();
    }
    assert_eq!(last, 429);
    // Who has the right codes pays, and gets in.
    room.candidate(&server, 1).await;
    server.clock.advance(5 * MINUTE + SECOND);
    let right = vigie_tests::post(&server, "/api/candidate/login", None, &room.entry(1)).await;
    assert_eq!(right.status(), 200);
}
