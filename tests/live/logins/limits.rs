//! Logins that end because there are too many, or because what opened them has changed.

use super::{get, messages_until_logged_out, refusal, room_without_personal_codes};
use serde_json::json;
use vigie_shared::{
    api::{SessionInvigilators, SupervisionEntry},
    session::Command,
    time::MINUTE,
};
use vigie_tests::{CandidateLogin, LiveRoom, Room, TestServer, post, program};

/// Is this login of a candidate still good?
async fn is_good(server: &TestServer, room: &Room, login: &CandidateLogin) -> bool {
    let me = get(server, &room.path("candidate", "me"), &login.cookie).await;
    me.status() == 200
}

/// Logs a candidate in so many times, without a page.
async fn log_in(server: &TestServer, room: &Room, seat: u16, times: u16) -> Vec<String> {
    let mut cookies = Vec::new();
    for _ in 0..times {
        let response = post(server, "/api/candidate/login", None, &room.entry(seat)).await;
        assert_eq!(response.status(), 200);
        cookies.push(super::cookie_of(&response));
    }
    cookies
}

#[tokio::test]
async fn of_too_many_logins_those_without_a_page_end_first() {
    let server = TestServer::start().await;
    let room = Room::create(&server, 1).await;
    let mut first = room.candidate(&server, 1).await;
    first.next_page().await;
    let others = log_in(&server, &room, 1, 8).await;
    assert!(is_good(&server, &room, &first).await);
    first.socket.ask(Command::AcceptRules).await.unwrap();
    let me = room.path("candidate", "me");
    let ended = get(&server, &me, &others[0]).await;
    assert_eq!(refusal(ended).await, (401, "not_logged_in".to_owned()));
    for cookie in &others[1..] {
        assert_eq!(get(&server, &me, cookie).await.status(), 200);
    }
}

#[tokio::test]
async fn the_device_of_a_running_test_is_never_the_one_that_ends() {
    let (server, room, _invigilator, mut candidate) = LiveRoom::start().testing(1).await;
    // Its network is away just now.
    candidate.socket.end().await;
    log_in(&server, &room, 1, 12).await;
    assert!(is_good(&server, &room, &candidate).await);
    candidate.reconnect().await;
    candidate.question_view().await;
}

async fn renew(server: &TestServer, room: &Room, kind: &str) {
    let path = format!("/api/sessions/{}/codes/{kind}", room.id);
    let renewed = post(server, &path, Some(room.referent_cookie()), &json!(null)).await;
    assert_eq!(renewed.status(), 200);
}

#[tokio::test]
async fn a_new_password_closes_the_pages_that_the_old_one_opened_and_no_others() {
    let server = TestServer::start().await;
    let room = Room::create(&server, 1).await;
    let code = room.invigilator_code(&server, "Claire Morel").await;
    let mut named = room.named_invigilator(&server, &code).await;
    let mut intruder = room.invigilator(&server, "Claire Morel").await;
    let mut candidate = room.candidate(&server, 1).await;
    renew(&server, &room, "invigilator_password").await;
    messages_until_logged_out(&mut intruder.socket).await;
    let code = get(
        &server,
        &room.path("invigilator", "seats/1/code"),
        &intruder.cookie,
    )
    .await;
    assert_eq!(refusal(code).await, (401, "not_logged_in".to_owned()));
    named.board().await;
    candidate.socket.ask(Command::AcceptRules).await.unwrap();
}

#[tokio::test]
async fn new_codes_of_candidates_end_what_the_old_ones_opened_but_no_running_test() {
    let server = TestServer::start().await;
    let with_personal_codes = Room::create(&server, 2).await;
    let without = room_without_personal_codes(&server, 2).await;
    for (room, kind, other) in [
        (with_personal_codes, "personal_codes", "access_code"),
        (without, "access_code", "invigilator_password"),
    ] {
        let mut invigilator = room.invigilator(&server, "Claire Morel").await;
        let mut running = room.testing(&server, &mut invigilator, 1).await;
        let mut waiting = room.candidate(&server, 2).await;
        waiting.next_page().await;
        // Another code than the one they gave ends nothing.
        renew(&server, &room, other).await;
        waiting.socket.ask(Command::AcceptRules).await.unwrap();
        renew(&server, &room, kind).await;
        messages_until_logged_out(&mut waiting.socket).await;
        running.reconnect().await;
        running.question_view().await;
    }
}

/// Who is logged in as an invigilator, as the referent sees them.
async fn logged_in(server: &TestServer, room: &Room) -> Vec<SupervisionEntry> {
    let path = format!("/api/sessions/{}/invigilators", room.id);
    let list = get(server, &path, room.referent_cookie()).await;
    let list: SessionInvigilators = list.json().await.unwrap();
    let entries = list.supervision.into_iter();
    entries.filter(|entry| entry.login.is_some()).collect()
}

#[tokio::test]
async fn a_referent_sees_who_is_logged_in_as_an_invigilator_and_ends_one_of_them() {
    let server = TestServer::start().await;
    let room = Room::create(&server, 1).await;
    let mut claire = room.invigilator(&server, "Claire Morel").await;
    server.clock.advance(MINUTE);
    let mut intruder = room.invigilator(&server, "Nobody Known").await;
    let entries = logged_in(&server, &room).await;
    let names: Vec<&str> = entries.iter().map(|entry| &*entry.name).collect();
    assert_eq!(names, ["Nobody Known", "Claire Morel"]);
    let path = format!("/api/sessions/{}/invigilators/logins/end", room.id);
    let body = json!({ "login": entries[0].login });
    // Not of another session, even one of the same center.
    let other = Room::create(&server, 1).await;
    let elsewhere = format!("/api/sessions/{}/invigilators/logins/end", other.id);
    post(&server, &elsewhere, Some(other.referent_cookie()), &body).await;
    assert_eq!(logged_in(&server, &room).await.len(), 2);

    let ended = post(&server, &path, Some(room.referent_cookie()), &body).await;
    let list: SessionInvigilators = ended.json().await.unwrap();
    let left = list
        .supervision
        .iter()
        .find(|entry| entry.name == "Nobody Known");
    assert!(left.unwrap().left_at.is_some() && left.unwrap().login.is_none());
    messages_until_logged_out(&mut intruder.socket).await;
    claire.board().await;
    assert_eq!(logged_in(&server, &room).await.len(), 1);
    let line = sqlx::query("select id from audit where action = 'manage_invigilators' and subject like '%: login ended'")
        .fetch_optional(server.app().store.pool())
        .await
        .unwrap();
    assert!(line.is_some());
}

/// `vigie center end-logins` on the database of a running server; whether it succeeded.
async fn end_logins(server: &TestServer, arguments: &[&str]) -> bool {
    let output = tokio::process::Command::new(program("vigie"))
        .args(["center", "end-logins", "--database", server.database()])
        .args(arguments)
        .output()
        .await
        .unwrap();
    output.status.success()
}

#[tokio::test]
async fn the_command_line_ends_the_logins_of_a_session_or_of_one_seat() {
    let server = TestServer::start().await;
    let room = Room::create(&server, 2).await;
    let mut invigilator = room.invigilator(&server, "Claire Morel").await;
    let mut first = room.candidate(&server, 1).await;
    let mut second = room.candidate(&server, 2).await;
    let number = room.number().to_string();
    assert!(end_logins(&server, &["--session", &number]).await);
    messages_until_logged_out(&mut invigilator.socket).await;
    first.next_page().await;
    assert!(end_logins(&server, &["--session", &number, "--seat", "1"]).await);
    messages_until_logged_out(&mut first.socket).await;
    second.next_page().await;
    for wrong in [&["--session", "1"][..], &["--seat", "1"], &[]] {
        assert!(!end_logins(&server, wrong).await, "{wrong:?}");
    }
    let sql = "select subject from audit where role = 'operator' order by at, id";
    let lines: Vec<(String,)> = sqlx::query_as(sql)
        .fetch_all(server.app().store.pool())
        .await
        .unwrap();
    let lines: Vec<&str> = lines.iter().map(|line| &*line.0).collect();
    assert_eq!(lines, ["invigilators", "seat 1"]);
}
