//! One center in La Réunion, on a server in UTC, from its first list to a verified record.

use crate::bring_in;
use serde_json::{Value, json};
use vigie_shared::{session::Command, time::MINUTE};
use vigie_tests::{
    Center, DecisionRoom, Room, TestServer, center_stories, decision_room, post, read_paper,
};

const ZONE: &str = "Indian/Reunion";

/// From 08:00 UTC to the first hour of the next day in La Réunion.
const TO_THE_NIGHT: i64 = (12 * 60 + 40) * MINUTE;

#[tokio::test]
async fn the_year_of_a_center_in_la_reunion() {
    let server = TestServer::start().await;
    let mut center = Center::open(&server).await;
    center.settle(&server, (ZONE, "Anaïs Gauthier")).await;

    bring_in::a_school_fills_six_rooms(&server, &center).await;
    bring_in::workbooks_and_several_sessions_go_in(&server, &center).await;
    before_the_day(&server, &center).await;
    a_session_is_called_off(&server, &center).await;
    during_the_test(&server, &center).await;

    server.clock.advance(TO_THE_NIGHT);
    center.log_in(&server).await;
    let server = after_the_day(server, &center).await;

    let said = server.verify_all();
    let sessions = said.lines().filter(|line| line.contains("holds")).count();
    assert_eq!(sessions, 17, "{said}");
    println!("claim: `vigie journal verify --all` holds after all of it: {sessions} sessions");
}

/// Puts something to a session: status and body.
async fn put_to(server: &TestServer, room: &Room, path: &str, body: &Value) -> (u16, Value) {
    let path = format!("/api/sessions/{}{path}", room.id);
    let answer = post(server, &path, Some(room.referent_cookie()), body).await;
    (answer.status().as_u16(), answer.json().await.unwrap())
}

/// Whether a candidate of this session gets in with their names.
async fn enters(server: &TestServer, entry: &Value) -> u16 {
    let login = "/api/candidate/login";
    post(server, login, None, entry).await.status().as_u16()
}

async fn before_the_day(server: &TestServer, center: &Center) {
    let room = center.room(server, 4).await;
    let other = center.room(server, 1).await;
    let old = room.entry(1);
    let right = json!({ "person": { "last_name": "Hoareau", "birthdate": "03/01/2008" } });
    let mine = room.candidate_form(server, 1, &right).await;
    let wrong = json!({ "person": { "last_name": "Hoarau" } });
    let yours = room.candidate_form(server, 1, &wrong).await;
    assert_eq!(room.send_form(server, 1, &mine).await.0, 200);
    let (status, refused) = room.send_form(server, 1, &yours).await;
    assert_eq!(
        (status, &refused["code"]),
        (409, &json!("candidate_changed"))
    );
    println!(
        "claim: of two people who correct one candidate, the second is told and loses nothing"
    );

    let mut new = old.clone();
    new["last_name"] = json!("hoareau");
    new["birthdate"] = json!("2008-01-03");
    assert_eq!(
        (enters(server, &old).await, enters(server, &new).await),
        (401, 200)
    );
    println!("claim: a name and a birth date corrected before the session open the door");

    let elsewhere = json!({ "reason": "Trop de monde ici", "move_to": other.id });
    let (status, _) = put_to(server, &room, "/candidates/4/removal", &elsewhere).await;
    assert_eq!(status, 200);
    let there = other.details(server).await;
    assert_eq!(there["candidates"][1]["last_name"], "Person04");
    let gone = json!({ "reason": "A quitté le lycée" });
    let (status, details) = put_to(server, &room, "/candidates/3/removal", &gone).await;
    assert_eq!(
        (status, details["candidates"].as_array().unwrap().len()),
        (200, 2)
    );
    assert_eq!(enters(server, &room.entry(3)).await, 401);
    println!(
        "claim: a candidate is moved to another session, another removed; their codes are dead"
    );
    room.assert_holds(server).await;
    other.assert_holds(server).await;
}

async fn a_session_is_called_off(server: &TestServer, center: &Center) {
    let room = center.room(server, 2).await;
    let why = json!({ "reason": "Alerte cyclonique" });
    let (status, details) = put_to(server, &room, "/cancellation", &why).await;
    assert_eq!((status, &details["status"]), (200, &json!("cancelled")));
    assert_eq!(enters(server, &room.entry(1)).await, 403);
    let (status, _) = room
        .edit(server, 1, &json!({ "person": { "division": "TG1" } }))
        .await;
    assert_eq!(status, 403);
    room.assert_holds(server).await;
    println!(
        "claim: a session is called off with its reason; it opens to nobody and stays on record"
    );
}

async fn during_the_test(server: &TestServer, center: &Center) {
    let room = center.room(server, 1).await;
    let mut invigilator = room.invigilator(server, "Claire Morel").await;
    center_stories::a_late_candidate(server, &room, &mut invigilator).await;
    println!("claim: a late candidate is on the board at once, and can be removed again");

    let room = center.room(server, 2).await;
    let mut invigilator = room.invigilator(server, "Claire Morel").await;
    center_stories::extra_time_at_question_5(server, &room, &mut invigilator).await;
    println!("claim: extra time at question 5 moves deadline, clock and board at once");

    let room = center.room(server, 1).await;
    let mut invigilator = room.invigilator(server, "Claire Morel").await;
    center_stories::an_upheld_c1(server, &room, &mut invigilator).await;
    println!(
        "claim: an upheld C1 prints the right name everywhere; after the publication it replaces the certificate"
    );

    let room = center.room(server, 2).await;
    let mut invigilator = room.invigilator(server, "Claire Morel").await;
    center_stories::corrections_after_the_end(server, &room, &mut invigilator).await;
    println!("claim: what arrives after the end is refused with its reason, and nothing changes");
}

/// Half past midnight on the 25th in La Réunion, while the server has the evening of the 24th.
async fn after_the_day(server: TestServer, center: &Center) -> TestServer {
    let there = server.wall_clock_in(ZONE).date();
    let here = jiff::Timestamp::from_microsecond(server.clock.now().0).unwrap();
    assert_eq!(here.to_string().split_once('T').unwrap().0, "2025-11-24");
    assert_eq!(there.to_string(), "2025-11-25");
    let mut sitting = DecisionRoom::ready_in(server, center).await;
    println!("claim: on the 25th in La Réunion tests start, while the server has the 24th");

    sitting.says(Command::Finalize { end_running: false }).await;
    let first = sitting.code(2).await.unwrap();
    sitting.says(decision_room::reopen()).await;
    let view = sitting.room.details(&sitting.server).await;
    assert_eq!(view["status"], "in_progress");
    assert_eq!(
        (sitting.code(2).await, sitting.verify(&first).await.0),
        (None, 404)
    );
    sitting.says(Command::Finalize { end_running: false }).await;
    sitting.says(Command::Publish).await;
    println!(
        "claim: a finalized session is opened again before its publication, and decided again"
    );

    center_stories::a_lifted_rejection(&mut sitting, 2).await;
    println!("claim: a rejection for fraud is lifted by two people, who get a certificate");
    center_stories::a_replaced_certificate(&mut sitting, 2).await;
    println!("claim: the code of a replaced certificate says so, and not whose it was");
    papers(&sitting).await;
    sitting.server
}

/// Every paper has the hour and the day of the center.
async fn papers(sitting: &DecisionRoom) {
    let (server, room) = (&sitting.server, &sitting.room);
    let text = async |file: &str| {
        let path = format!("/api/sessions/{}/{file}", room.id);
        read_paper(server, &path, room.referent_cookie()).await.1
    };
    for file in ["attendance.pdf", "incidents.pdf"] {
        let text = text(file).await;
        for expected in ["La Réunion, UTC+4", "00:40"] {
            assert!(text.contains(expected), "{expected} in {file}: {text}");
        }
    }
    let certificate = text("certificates/3.pdf").await;
    for expected in ["25 novembre 2025", "Anaïs Gauthier"] {
        assert!(
            certificate.contains(expected),
            "{expected} in {certificate}"
        );
    }
    println!(
        "claim: report, attendance sheet and certificate have the hour and the day of La Réunion"
    );
}
