//! The companion extension through its own socket: what proves that it is there, what does not,
//! and what the server says to it.

mod block_list;
mod forbidden_extensions;
mod imitation;

use serde_json::{Value, json};
use vigie_client::{CompanionClient, CompanionError, blocking};
use vigie_shared::{
    companion::{
        AttemptCounts, AttemptTally, BLOCK_WITHOUT_DEADLINE, COMPANION_GONE_AFTER,
        COMPANION_SUBPROTOCOL, CompanionMessage, HeartbeatBody, PAGE_SETTLED_AFTER, SiteCategory,
        TestStage,
    },
    ids::{AlertId, Seat},
    session::{Command, CompanionPolicy, CompanionStatus},
    time::{MINUTE, SECOND},
    view::{CompanionDetails, CompanionProof},
};
use vigie_tests::{
    CandidateLogin, Frame, LiveRoom, Room, Socket, StaffLogin, TestServer, UpgradeRequest,
};

const SEAT: Seat = Seat(1);

/// A candidate at question 1, whose companion is linked.
async fn testing(
    policy: &'static str,
) -> (
    TestServer,
    Room,
    StaffLogin,
    CandidateLogin,
    CompanionClient,
) {
    let (server, room, mut invigilator) = LiveRoom::start().companion(policy).await;
    let mut candidate = room.candidate(&server, 1).await;
    let accepted = candidate.socket.ask(Command::AcceptRules).await;
    accepted.expect("a candidate accepts the rules");
    let (companion, _) = candidate.link_companion(&server, &room).await;
    invigilator.confirm(1).await;
    let started = candidate.socket.ask(Command::StartTest).await;
    started.expect("a confirmed candidate starts");
    server.clock.advance(PAGE_SETTLED_AFTER);
    (server, room, invigilator, candidate, companion)
}

async fn details(invigilator: &StaffLogin) -> CompanionDetails {
    *invigilator
        .card(1)
        .await
        .companion_details
        .expect("a companion was seen")
}

/// Waits on the board until the details of the companion are as `fits` says.
async fn details_when(
    invigilator: &mut StaffLogin,
    fits: impl Fn(&Value) -> bool,
) -> CompanionDetails {
    let fits = |message: &Value| {
        let details = &message["change"]["card"]["companion_details"];
        details.is_object() && fits(details)
    };
    let change = invigilator.socket.wait_for(fits).await;
    let details = change["change"]["card"]["companion_details"].clone();
    serde_json::from_value(details).expect("details")
}

/// Presents a ticket from this origin; the code the socket is closed with.
async fn present(server: &TestServer, room: &Room, origin: Option<&str>, ticket: &str) -> Frame {
    let request = UpgradeRequest {
        port: server.port(),
        path: &room.socket_path("companion"),
        cookie: None,
        origin,
        protocol: Some(COMPANION_SUBPROTOCOL),
    };
    let mut socket = Socket::upgrade(request).await.expect("it opens");
    let link = json!({ "type": "link", "ticket": ticket, "version": "1.0.0",
        "browser": "chromium 156", "resume": null });
    socket.send_text(link.to_string()).await;
    socket.next().await
}

fn closed(frame: &Frame) -> (u16, &str) {
    match frame {
        Frame::Closed(code, reason) => (*code, reason),
        Frame::Message(message) => panic!("{message}"),
    }
}

async fn end_of(companion: &mut CompanionClient) -> u16 {
    loop {
        match companion.next().await {
            Ok(_) => {}
            Err(CompanionError::Closed(code)) => return code,
            Err(error) => panic!("{error}"),
        }
    }
}

async fn next_window(companion: &mut CompanionClient) -> vigie_shared::companion::TestWindow {
    loop {
        if let CompanionMessage::Test(window) = companion.next().await.expect("the link stands") {
            return window;
        }
    }
}

#[tokio::test]
async fn only_a_link_of_its_own_makes_a_companion_present() {
    let (server, room, mut invigilator) = LiveRoom::start().companion("required").await;
    let mut candidate = room.candidate(&server, 1).await;
    candidate.socket.ask(Command::AcceptRules).await.unwrap();
    invigilator.confirm(1).await;
    let claim = Command::ReportCompanion { present: true };
    candidate.socket.ask(claim).await.unwrap();
    let refused = candidate.socket.ask(Command::StartTest).await.unwrap_err();
    assert_eq!(refused["code"], "companion_missing");
    assert_eq!(details(&invigilator).await.proof, CompanionProof::Claimed);

    let (_companion, window) = candidate.link_companion(&server, &room).await;
    assert_eq!(
        (window.phase, window.block_until),
        (TestStage::Waiting, None)
    );
    let seen = details(&invigilator).await;
    assert_eq!(seen.proof, CompanionProof::Linked);
    assert_eq!(seen.version.unwrap().to_string(), "1.0.0");
    candidate.socket.ask(Command::StartTest).await.unwrap();
}

#[tokio::test]
async fn an_extension_switched_off_blocks_and_switched_on_again_gives_the_same_question_back() {
    let (server, room, mut invigilator, mut candidate, companion) =
        testing("required_auto_clear").await;
    let before = candidate.page().await;
    drop(companion);
    let blocked = candidate.blocked_without_companion(&server).await;
    assert_eq!(
        blocked["phase"]["question"]["content"],
        json!(null),
        "hidden"
    );
    let missing = details_when(&mut invigilator, |one| one["proof"] == "missing").await;
    assert_eq!(missing.losses.len(), 1);
    assert!(missing.since.is_some());

    let (_companion, window) = candidate.link_companion(&server, &room).await;
    assert_eq!(window.phase, TestStage::Running);
    let after = candidate.page().await;
    assert_eq!(after["phase"]["alerts"], json!([]));
    let question = |page: &Value| page["phase"]["question"]["presentation"].clone();
    assert_eq!(question(&after), question(&before));
    assert_eq!(
        invigilator.card(1).await.companion,
        CompanionStatus::Present
    );
}

#[tokio::test]
async fn a_cut_that_is_mended_in_time_is_nothing() {
    let (server, _room, invigilator, mut candidate, mut companion) = testing("required").await;
    companion.resume().await.unwrap();
    server.clock.advance(COMPANION_GONE_AFTER + SECOND);
    let beat = companion.heartbeat(server.clock.now(), &blocking(AttemptCounts::default()));
    companion.say(&beat).await;
    // Where the test stands is said again after the cut.
    while !matches!(
        companion.next().await.unwrap(),
        CompanionMessage::Beat { .. }
    ) {}
    assert_eq!(candidate.page().await["phase"]["alerts"], json!([]));
    assert_eq!(details(&invigilator).await.losses, []);
}

#[tokio::test]
async fn the_extension_learns_where_the_test_stands() {
    let (server, room, mut invigilator, mut candidate, mut companion) = testing("required").await;
    let window = next_window(&mut companion).await;
    let page = candidate.page().await;
    let deadline = page["phase"]["deadline"].as_i64();
    assert_eq!(window.phase, TestStage::Running);
    assert_eq!(window.block_until.map(|at| at.0), deadline);

    let bank = server.app().bank.clone();
    let page = candidate.page().await;
    let (presentation, _) = candidate.shown(page, &bank).await;
    let report = Command::ReportQuestion { presentation };
    candidate.socket.ask(report).await.unwrap();
    let until = server.clock.now().plus(BLOCK_WITHOUT_DEADLINE);
    let window = next_window(&mut companion).await;
    assert_eq!(window.block_until, Some(until), "the clock stands still");
    server.clock.advance(5 * MINUTE);
    let beat = companion.heartbeat(server.clock.now(), &blocking(AttemptCounts::default()));
    companion.say(&beat).await;
    let renewed = Some(until.plus(5 * MINUTE));
    assert!(
        matches!(companion.next().await, Ok(CompanionMessage::Beat { block_until, .. }) if block_until == renewed)
    );

    let end = Command::EndTest { seat: SEAT };
    invigilator.socket.ask(end).await.unwrap();
    let window = next_window(&mut companion).await;
    assert_eq!((window.phase, window.block_until), (TestStage::Ended, None));
    let (_, window) = candidate.link_companion(&server, &room).await;
    assert_eq!(window.phase, TestStage::Ended, "also for who asks later");
}

#[tokio::test]
async fn after_a_restart_the_link_is_unknown_and_a_new_ticket_mends_it() {
    let (mut server, room, _, mut candidate, mut companion) = testing("required").await;
    server.restart().await;
    let resumed = companion.resume().await;
    assert!(
        matches!(resumed, Err(CompanionError::Closed(4401))),
        "{resumed:?}"
    );
    candidate.reconnect().await;
    let (_companion, window) = candidate.link_companion(&server, &room).await;
    assert_eq!(window.phase, TestStage::Running);
    server.clock.advance(MINUTE);
    assert_eq!(candidate.page().await["phase"]["alerts"], json!([]));
}

#[tokio::test]
async fn after_a_restart_a_page_without_its_extension_is_found_out() {
    let (mut server, _, mut invigilator, mut candidate, companion) = testing("required").await;
    drop(companion);
    server.restart().await;
    candidate.reconnect().await;
    candidate.next_page().await;
    server.clock.advance(PAGE_SETTLED_AFTER);
    candidate.blocked_without_companion(&server).await;
    let card = invigilator.card(1).await;
    assert_eq!(card.companion, CompanionStatus::Absent);
    let clear = Command::ClearAlert {
        seat: SEAT,
        alert: AlertId(1),
    };
    invigilator.reconnect().await;
    invigilator.socket.ask(clear).await.unwrap();
}

#[tokio::test]
async fn who_logs_out_has_no_companion_any_more() {
    let (server, room, _, candidate, mut companion) = testing("required").await;
    let path = room.path("candidate", "logout");
    let out = vigie_tests::post(&server, &path, Some(&candidate.cookie), &json!({})).await;
    assert_eq!(out.status(), 204);
    assert_eq!(end_of(&mut companion).await, 4401);
    let resumed = companion.resume().await;
    assert!(
        matches!(resumed, Err(CompanionError::Closed(4401))),
        "{resumed:?}"
    );
    let path = room.path("candidate", "companion/ticket");
    let refused = vigie_tests::post(&server, &path, Some(&candidate.cookie), &json!({})).await;
    assert_eq!(refused.status(), 401);
}

#[tokio::test]
async fn on_a_computer_whose_test_goes_on_elsewhere_it_is_over() {
    let (server, room, mut invigilator, _candidate, mut first) = testing("observed").await;
    next_window(&mut first).await;
    let mut second = room.candidate(&server, 1).await;
    let (mut moved, window) = second.link_companion(&server, &room).await;
    assert_eq!(window.phase, TestStage::Waiting, "it blocks nothing yet");
    invigilator.authorize(1).await;
    second.socket.ask(Command::Resume).await.unwrap();
    let window = next_window(&mut first).await;
    assert_eq!((window.phase, window.block_until), (TestStage::Ended, None));
    assert_eq!(next_window(&mut moved).await.phase, TestStage::Running);
    // Also for one that was switched off meanwhile.
    let resumed = first.resume().await.unwrap();
    assert!(
        matches!(&resumed, CompanionMessage::Linked { test, .. } if test.phase == TestStage::Ended),
        "{resumed:?}"
    );
}

#[tokio::test]
async fn a_newer_link_takes_the_place_of_the_one_before() {
    let (server, room, _, candidate, mut first) = testing("required").await;
    let (_second, _) = candidate.link_companion(&server, &room).await;
    assert_eq!(end_of(&mut first).await, 4409);
}

#[tokio::test]
async fn attempts_reach_the_board_by_category() {
    let (server, _room, mut invigilator, _candidate, mut companion) = testing("required").await;
    let attempts = AttemptCounts {
        direct: [(SiteCategory::Ai, 2)].into(),
        links: [(SiteCategory::HelpForum, 5)].into(),
    };
    let beat = companion.heartbeat(server.clock.now(), &blocking(attempts.clone()));
    companion.say(&beat).await;
    let seen = details_when(&mut invigilator, |one| one["attempts"].is_object()).await;
    assert_eq!(seen.attempts, attempts);
}

#[tokio::test]
async fn a_count_goes_on_over_links_and_what_was_counted_last_is_kept_after_the_end() {
    let (server, room, mut invigilator, candidate, mut companion) = testing("required").await;
    let counted = |count| HeartbeatBody {
        tally: Some(AttemptTally(7)),
        ..blocking(AttemptCounts {
            direct: [(SiteCategory::Ai, count)].into(),
            ..AttemptCounts::default()
        })
    };
    let beat = companion.heartbeat(server.clock.now(), &counted(2));
    companion.say(&beat).await;
    details_when(&mut invigilator, |one| one["attempts"]["direct"]["ai"] == 2).await;
    // Within the minute, so it is put on record when the link has gone.
    let beat = companion.heartbeat(server.clock.now(), &counted(3));
    companion.say(&beat).await;
    drop(companion);
    details_when(&mut invigilator, |one| one["attempts"]["direct"]["ai"] == 3).await;
    let (mut companion, _) = candidate.link_companion(&server, &room).await;
    server.clock.advance(MINUTE);
    let beat = companion.heartbeat(server.clock.now(), &counted(4));
    companion.say(&beat).await;
    details_when(&mut invigilator, |one| one["attempts"]["direct"]["ai"] == 4).await;

    let end = Command::EndTest { seat: SEAT };
    invigilator.socket.ask(end).await.unwrap();
    let beat = companion.heartbeat(server.clock.now(), &counted(5));
    companion.say(&beat).await;
    drop(companion);
    details_when(&mut invigilator, |one| one["attempts"]["direct"]["ai"] == 5).await;
}

#[tokio::test]
async fn an_extension_that_floods_is_closed() {
    let (server, _room, _, _candidate, mut companion) = testing("required").await;
    for _ in 0..200 {
        let beat = companion.heartbeat(server.clock.now(), &blocking(AttemptCounts::default()));
        companion.say(&beat).await;
    }
    assert_eq!(end_of(&mut companion).await, 4429);
}

#[tokio::test]
async fn an_invigilator_waives_it_for_one_and_a_referent_for_all() {
    let (server, room, mut invigilator) =
        LiveRoom::start().companion("required").candidates(2).await;
    let mut candidates = Vec::new();
    for seat in [1, 2] {
        let mut candidate = room.candidate(&server, seat).await;
        candidate.socket.ask(Command::AcceptRules).await.unwrap();
        invigilator.confirm(seat).await;
        candidates.push(candidate);
    }
    let waive = Command::WaiveCompanion {
        seat: SEAT,
        reason: "A screen reader.".into(),
    };
    invigilator.socket.ask(waive).await.unwrap();
    candidates[0].socket.ask(Command::StartTest).await.unwrap();
    let refused = candidates[1].socket.ask(Command::StartTest).await;
    assert_eq!(refused.unwrap_err()["code"], "companion_missing");
    let waiver = details(&invigilator).await.waiver.unwrap();
    assert_eq!(waiver.grounds, "A screen reader.");

    let policy = Command::SetCompanionPolicy {
        policy: CompanionPolicy::Observed,
        reason: "The computers of this room are locked.".into(),
    };
    let refused = invigilator.socket.ask(policy.clone()).await;
    assert_eq!(refused.unwrap_err()["code"], "not_allowed");
    let mut referent = room.referent(&server).await;
    referent.socket.ask(policy).await.unwrap();
    candidates[1].socket.ask(Command::StartTest).await.unwrap();
}
