//! A session on another day than its own.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails")]

use serde_json::Value;
use vigie_server::archive::ArchiveDatabase;
use vigie_shared::{session::Command, time::MINUTE};
use vigie_tests::{LiveRoom, TestServer, post};

const HOUR: i64 = 60 * MINUTE;

/// Why the door is closed to a candidate.
async fn at_the_door(server: &TestServer, entry: &Value) -> Value {
    let answer = post(server, "/api/candidate/login", None, entry).await;
    assert_eq!(answer.status(), 403);
    answer.json().await.unwrap()
}

#[tokio::test]
async fn another_day_needs_a_decision_which_opens_the_door_as_well() {
    let (server, room, _) = LiveRoom::start().candidates(2).await;
    // The day after, codes are still good; a test does not start unnoticed.
    server.clock.advance(26 * HOUR);
    let mut invigilator = room.invigilator(&server, "Claire Morel").await;
    let mut candidate = room.candidate(&server, 1).await;
    candidate.socket.ask(Command::AcceptRules).await.unwrap();
    invigilator.confirm(1).await;
    let refused = candidate.socket.ask(Command::StartTest).await;
    assert_eq!(refused.unwrap_err()["code"], "other_day");

    server.clock.advance(48 * HOUR);
    let refused = at_the_door(&server, &room.entry(2)).await;
    assert_eq!(refused["code"], "outside_entry_window");
    assert_eq!(refused["detail"]["time_zone"], "Europe/Paris");
    let mut referent = room.referent_again(&server).await;
    let allow = Command::AllowOtherDay {
        reason: "The power was cut for two days.".to_owned(),
    };
    referent.socket.ask(allow).await.unwrap();
    let mut invigilator = room.invigilator(&server, "Claire Morel").await;
    room.testing(&server, &mut invigilator, 2).await;
    let view = room.finalization_view(&server).await;
    let until = server.clock.now().plus(24 * HOUR);
    assert_eq!(view.other_day_until, Some(until));

    let archive = ArchiveDatabase::open(server.database()).await.unwrap();
    let record = archive.session(room.id.parse().unwrap()).await.unwrap();
    record.unwrap().verify(&server.app().bank).unwrap();
    server.clock.advance(25 * HOUR);
    let refused = at_the_door(&server, &room.entry(1)).await;
    assert_eq!(refused["code"], "outside_entry_window");
}
