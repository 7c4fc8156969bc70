//! The password again, for what cannot be taken back.

use super::{get, refusal};
use serde_json::{Value, json};
use vigie_shared::{ids::CommandId, session::Command, time::MINUTE};
use vigie_tests::{Center, TestServer, post};

const CONFIRM: &str = "/api/referent/confirm";

#[tokio::test]
async fn finalizing_and_publishing_ask_for_the_password_of_the_last_fifteen_minutes() {
    let server = TestServer::start().await;
    let center = Center::open(&server).await;
    let room = center.room(&server, 1).await;
    let mut referent = room.referent(&server).await;
    room.begin(&server, &mut referent, 1).await;
    server.clock.advance(15 * MINUTE);
    let id = CommandId(uuid::Uuid::new_v4());
    let finalize = Command::Finalize { end_running: true };
    let refused = referent.socket.ask_as(id, finalize.clone()).await;
    assert_eq!(refused.unwrap_err()["code"], "confirmation_needed");

    let confirm = async |password: &str| {
        let body = json!({ "password": password });
        post(&server, CONFIRM, Some(&center.cookie), &body).await
    };
    let wrong = confirm("wrong").await;
    assert_eq!(refusal(wrong).await, (401, "login_refused".to_owned()));
    let refused = referent.socket.ask_as(id, finalize.clone()).await;
    assert_eq!(refused.unwrap_err()["code"], "confirmation_needed");
    assert_eq!(confirm(&center.password).await.status(), 204);
    referent.socket.ask_as(id, finalize).await.unwrap();

    server.clock.advance(15 * MINUTE - 1);
    referent.socket.ask(Command::Publish).await.unwrap();
}

#[tokio::test]
async fn what_leaves_the_server_asks_for_it_too_and_codes_are_not_shown_without() {
    let server = TestServer::start().await;
    let center = Center::open(&server).await;
    let room = center.room(&server, 1).await;
    let mut referent = room.referent(&server).await;
    room.begin(&server, &mut referent, 1).await;
    for command in [Command::Finalize { end_running: true }, Command::Publish] {
        referent.socket.ask(command).await.unwrap();
    }
    let session = format!("/api/sessions/{}", room.id);
    let details: Value = get(&server, &session, &center.cookie)
        .await
        .json()
        .await
        .unwrap();
    assert!(details["access_code"].is_string() && details["invigilator_password"].is_string());

    server.clock.advance(15 * MINUTE);
    let details = get(&server, &session, &center.cookie).await;
    assert_eq!(details.status(), 200, "the page itself stays usable");
    let details: Value = details.json().await.unwrap();
    assert!(details["access_code"].is_null() && details["invigilator_password"].is_null());
    let files = [
        "record",
        "prescriber.csv",
        "parcoursup.csv",
        "certificates.pdf",
        "certificates/1.pdf",
    ];
    let files = files.map(|file| format!("{session}/{file}"));
    for file in files.iter().chain([&"/api/audit.csv".to_owned()]) {
        let response = get(&server, file, &center.cookie).await;
        let needed = (403, "confirmation_needed".to_owned());
        assert_eq!(refusal(response).await, needed, "{file}");
    }
    let open = get(
        &server,
        &format!("{session}/attendance.pdf"),
        &center.cookie,
    )
    .await;
    assert_eq!(open.status(), 200, "needed in the middle of the day");

    let body = json!({ "password": center.password });
    post(&server, CONFIRM, Some(&center.cookie), &body).await;
    let record = get(&server, &format!("{session}/record"), &center.cookie).await;
    assert_eq!(record.status(), 200);
}

#[tokio::test]
async fn guesses_at_a_confirmation_count_as_guesses_at_the_login() {
    let server = TestServer::start().await;
    let center = Center::open(&server).await;
    let wrong = json!({ "password": "wrong" });
    let mut status = 401;
    for _ in 0..12 {
        let response = post(&server, CONFIRM, Some(&center.cookie), &wrong).await;
        status = response.status().as_u16();
    }
    assert_eq!(status, 429);
}
