//! Entering, starting, and going on from another device.

use serde_json::json;
use vigie_shared::{
    ids::{DeviceId, Seat},
    item::ItemContent,
    session::{Command, Refusal, SeatDevice},
    time::{MINUTE, SECOND},
    view::{CandidatePhase, CandidateView, SeatPhase},
};
use vigie_tests::{CandidateLogin, Frame, LiveRoom, Room, TestServer};

#[tokio::test]
async fn a_test_starts_only_after_the_rules_and_a_confirmation() {
    let (server, room, mut invigilator) = LiveRoom::start().candidates(2).await;
    let mut candidate = room.candidate(&server, 1).await;

    let early = candidate.socket.refusal(Command::StartTest).await;
    assert_eq!(early, Refusal::RulesNotAccepted);
    candidate.socket.ask(Command::AcceptRules).await.unwrap();
    let early = candidate.socket.refusal(Command::StartTest).await;
    assert_eq!(early, Refusal::PresenceNotConfirmed);

    invigilator.confirm(1).await;
    server.clock.advance(15 * MINUTE);
    let late = candidate.socket.refusal(Command::StartTest).await;
    assert_eq!(late, Refusal::PresenceNotConfirmed);

    invigilator.confirm(1).await;
    server.clock.advance(15 * MINUTE - 1);
    candidate.socket.ask(Command::StartTest).await.unwrap();
    assert_eq!(candidate.question_view().await.number, 1);
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
    invigilator.confirm(1).await;
    candidate.socket.ask(Command::StartTest).await.unwrap();
    let card = invigilator.socket.wait_for(at_seat_1("testing")).await;
    assert_eq!(card["change"]["card"]["test"]["number"], 1);
}

#[tokio::test]
async fn another_device_needs_an_authorisation_and_then_takes_over() {
    let (server, room, mut invigilator, mut first) = LiveRoom::start().testing(1).await;
    let ask = first.answer(&server.app().bank, true).await;
    let before = first.question_view().await;

    let mut second = room.candidate(&server, 1).await;
    let page: CandidateView<ItemContent> = second.socket.snapshot().await;
    assert!(awaits_resume(&page), "{page:?}");
    for command in [Command::Resume, Command::Pass { presentation: ask }] {
        let refused = second.socket.refusal(command).await;
        assert_eq!(refused, Refusal::ResumeNotAuthorized);
    }

    invigilator.authorize(1).await;
    second.socket.ask(Command::Resume).await.unwrap();
    assert_eq!(second.question_view().await, before);
    assert_eq!(
        closed(&mut first).await,
        (4411, "device_replaced".to_owned())
    );
}

fn awaits_resume(page: &CandidateView<ItemContent>) -> bool {
    matches!(page.phase, CandidatePhase::AwaitingResume { .. })
}

/// The code and the reason with which the server closes the connection of a candidate.
async fn closed(candidate: &mut CandidateLogin) -> (u16, String) {
    loop {
        if let Frame::Closed(code, reason) = candidate.socket.next().await {
            return (code, reason);
        }
    }
}

#[tokio::test]
async fn a_person_who_enters_last_cannot_start_on_the_presence_of_the_person_in_the_room() {
    let (server, room, mut invigilator) = LiveRoom::start().await;
    let mut present = room.candidate(&server, 1).await;
    present.socket.ask(Command::AcceptRules).await.unwrap();
    invigilator.confirm(1).await;

    let mut stranger = room.candidate(&server, 1).await;
    stranger.socket.ask(Command::AcceptRules).await.unwrap();
    let refused = stranger.socket.refusal(Command::StartTest).await;
    assert_eq!(refused, Refusal::PresenceNotConfirmed);

    // The board shows both, with the signs that they show themselves.
    let page = present.view().await;
    let theirs: CandidateView<ItemContent> = stranger.socket.snapshot().await;
    let card = invigilator.card(1).await;
    let signs: Vec<_> = card
        .devices
        .iter()
        .map(|device| Some(device.sign))
        .collect();
    assert_eq!(signs, [page.sign, theirs.sign]);
    assert_eq!(page.other_devices, theirs.sign.as_slice());
    assert_eq!(card.confirmed_until, None, "somebody has to look again");

    invigilator.confirm(1).await;
    let refused = stranger.socket.refusal(Command::StartTest).await;
    assert_eq!(refused, Refusal::PresenceNotConfirmed);
    present.socket.ask(Command::StartTest).await.unwrap();
    assert_eq!(
        closed(&mut stranger).await,
        (4411, "device_replaced".to_owned())
    );
    assert_eq!(present.question_view().await.number, 1);
}

#[tokio::test]
async fn a_second_device_waits_until_it_is_decided_also_when_the_first_comes_back() {
    let (server, room, mut invigilator, mut first) = LiveRoom::start().testing(1).await;
    let mut second = room.candidate(&server, 1).await;
    first.reconnect().await;
    first.answer(&server.app().bank, true).await;
    assert_eq!(invigilator.card(1).await.phase, SeatPhase::Testing);
    let page = second.view().await;
    // The first one is back, and it waits all the same.
    assert!(awaits_resume(&page), "{page:?}");
    invigilator.authorize(1).await;
    second.socket.ask(Command::Resume).await.unwrap();
    assert_eq!(second.question_view().await.number, 2);
}

#[tokio::test]
async fn a_refused_device_is_closed_and_does_not_come_back_with_the_same_login() {
    let (server, room, mut invigilator, mut first) = LiveRoom::start().testing(1).await;
    let mut second = room.candidate(&server, 1).await;
    let device = invigilator.device(1, 1).await;
    let seat = Seat(1);
    let refuse = Command::RefuseDevice { seat, device };
    invigilator.socket.ask(refuse).await.unwrap();
    let refused = (4403, "device_refused".to_owned());
    assert_eq!(closed(&mut second).await, refused);
    second.reconnect().await;
    assert_eq!(closed(&mut second).await, refused);
    assert_eq!(invigilator.card(1).await.devices.len(), 1);
    first.answer(&server.app().bank, true).await;
}

#[tokio::test]
async fn another_tab_of_the_same_login_takes_over_and_back_without_anybody() {
    let (_server, _room, invigilator, mut candidate) = LiveRoom::start().testing(1).await;
    let before = candidate.page().await;
    let mut tab = candidate.another_tab().await;
    assert_eq!(tab.next_page().await, before);
    let displaced = (4409, "displaced".to_owned());
    assert_eq!(closed(&mut candidate).await, displaced);
    candidate.reconnect().await;
    assert_eq!(candidate.next_page().await, before);
    assert_eq!(closed(&mut tab).await, displaced);
    assert_eq!(invigilator.card(1).await.devices.len(), 1);
}

#[tokio::test]
async fn a_confirmation_for_a_device_that_is_not_there_names_the_one_that_is() {
    let (server, room, mut invigilator) = LiveRoom::start().candidates(2).await;
    let mut candidate = room.candidate(&server, 1).await;
    let page: CandidateView<ItemContent> = candidate.socket.snapshot().await;
    let devices = vec![SeatDevice {
        seat: Seat(1),
        device: DeviceId(uuid::Uuid::from_u128(7)),
    }];
    let confirm = Command::ConfirmPresence { devices };
    let signs = page.sign.into_iter().collect();
    let refused = invigilator.socket.refusal(confirm).await;
    assert_eq!(refused, Refusal::DeviceChanged { signs });
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
