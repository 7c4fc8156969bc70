//! What the audit trail keeps, and who sees it.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use reqwest::Client;
use serde_json::{Value, json};
use vigie_shared::time::MINUTE;
use vigie_tests::{Center, TestServer, post};

async fn get(server: &TestServer, cookie: &str, path: &str) -> reqwest::Response {
    let request = Client::new().get(server.url(path)).header("cookie", cookie);
    request.send().await.unwrap()
}

/// The lines of a center, newest first.
async fn lines(server: &TestServer, cookie: &str, query: &str) -> Vec<Value> {
    let page: Value = get(server, cookie, &format!("/api/audit{query}"))
        .await
        .json()
        .await
        .unwrap();
    page["lines"].as_array().unwrap().clone()
}

/// Actions with subjects, oldest first, without the reading of the trail.
fn story(lines: &[Value]) -> Vec<String> {
    let shown = lines
        .iter()
        .rev()
        .filter(|line| line["action"] != "read_audit");
    shown
        .map(|line| {
            let text = |name: &str| line[name].as_str().unwrap_or("-").to_owned();
            format!("{} {} {}", text("role"), text("action"), text("subject"))
        })
        .collect()
}

#[tokio::test]
async fn logins_reads_downloads_and_decisions_leave_a_line_in_their_center_only() {
    let server = TestServer::start().await;
    let (center, other) = (Center::open(&server).await, Center::open(&server).await);
    let room = center.room(&server, 1).await;
    let session = format!("/api/sessions/{}", room.id);
    for path in [
        session.clone(),
        format!("{session}/attendance.pdf"),
        format!("{session}/seats/1/timeline"),
        // Refused by the session, not by the table: nothing was read.
        format!("{session}/record"),
    ] {
        get(&server, &center.cookie, &path).await;
    }
    let invigilator = room.invigilator(&server, "Claire Morel").await;
    room.candidate(&server, 1).await;
    post(
        &server,
        &room.path("invigilator", "logout"),
        Some(&invigilator.cookie),
        &json!({}),
    )
    .await;
    let item = server.app().bank.items()[0].id.clone();
    let body = json!({ "item": item, "reason": "A broken link." });
    post(&server, "/api/items/suspend", Some(&center.cookie), &body).await;
    // A referent of another center tries to read the codes.
    let refused = get(&server, &other.cookie, &session).await;
    assert_eq!(refused.status(), 404);

    let found = lines(&server, &center.cookie, "").await;
    let number = found
        .iter()
        .find_map(|line| line["session_number"].as_u64())
        .unwrap();
    assert_eq!(
        story(&found),
        [
            "referent log_in referent/login".to_owned(),
            format!("referent create_session {number}"),
            "referent read_codes ".to_owned(),
            "referent download attendance.pdf".to_owned(),
            "referent read_personal_data seats/1/timeline".to_owned(),
            "invigilator log_in invigilator/login".to_owned(),
            "candidate log_in seats/1/login".to_owned(),
            "invigilator log_out invigilator/logout".to_owned(),
            format!("referent suspend_item {item} own_center"),
        ]
    );
    let download = found
        .iter()
        .find(|line| line["action"] == "download")
        .unwrap();
    assert_eq!(download["name"], "Nora Benali");
    assert_eq!(download["session"], json!(room.id));
    assert_eq!(download["address"], "127.0.0.0");

    let theirs = lines(&server, &other.cookie, "").await;
    assert_eq!(
        story(&theirs),
        ["referent log_in referent/login", "referent read_codes "]
    );
    assert_eq!(theirs[theirs.len() - 2]["refused"], true);
}

#[tokio::test]
async fn the_trail_is_filtered_and_paged_and_its_reading_is_a_line() {
    let server = TestServer::start().await;
    let center = Center::open(&server).await;
    let first_day = server.clock.now();
    for _ in 0..60 {
        get(&server, &center.cookie, "/api/audit?action=download").await;
    }
    server.clock.advance(MINUTE);
    let next_day = server.clock.now();
    let room = center.room(&server, 1).await;
    get(
        &server,
        &center.cookie,
        &format!("/api/sessions/{}/incidents.pdf", room.id),
    )
    .await;
    let created = lines(&server, &center.cookie, "?action=create_session").await;
    let number = created[0]["session_number"].as_u64().unwrap();

    let of_session = lines(&server, &center.cookie, &format!("?session={number}")).await;
    assert_eq!(of_session.len(), 2, "{of_session:?}");
    let later = lines(&server, &center.cookie, &format!("?from={}", next_day.0)).await;
    assert!(later.len() < 10 && later.len() >= 4, "{later:?}");

    let mut seen = 0;
    let mut query = format!("from={}&to={}", first_day.0, next_day.0);
    loop {
        let page: Value = get(&server, &center.cookie, &format!("/api/audit?{query}"))
            .await
            .json()
            .await
            .unwrap();
        seen += page["lines"].as_array().unwrap().len();
        let Some(next) = page["next"].as_str() else {
            break;
        };
        query = format!("from={}&to={}&before={next}", first_day.0, next_day.0);
    }
    // The login, and sixty readings.
    assert_eq!(seen, 61);

    let table = get(
        &server,
        &center.cookie,
        "/api/audit.csv?lang=en&action=log_in",
    )
    .await;
    assert!(
        table.headers()["content-disposition"]
            .to_str()
            .unwrap()
            .contains("vigie-audit.csv")
    );
    let text = table.text().await.unwrap();
    assert_eq!(text.lines().count(), 2, "{text}");
    assert!(
        text.contains("\"Nora Benali\"") && text.contains("\"logged in\""),
        "{text}"
    );
    for wrong in ["?from=x", "?before=1", "?color=red", "?session=-1"] {
        let refused = get(&server, &center.cookie, &format!("/api/audit{wrong}")).await;
        assert_eq!(refused.status(), 400, "{wrong}");
    }
}

#[tokio::test]
async fn who_becomes_a_bank_editor_stands_in_the_trail_of_the_center() {
    let server = TestServer::start().await;
    let center = Center::open(&server).await;
    center.grant_bank_editor(&server).await;
    let found = lines(&server, &center.cookie, "?action=change_account").await;
    assert_eq!(found[0]["role"], "operator");
    let subject = found[0]["subject"].as_str().unwrap();
    assert!(subject.starts_with("bank_editor granted "), "{subject}");
}

#[tokio::test]
async fn a_line_is_short_whatever_stands_in_the_path() {
    let server = TestServer::start().await;
    let center = Center::open(&server).await;
    let id = uuid::Uuid::new_v4();
    let long = "9".repeat(50_000);
    let path = format!("/api/sessions/{id}/seats/{long}/timeline");
    let refused = get(&server, &center.cookie, &path).await;
    assert_eq!(refused.status(), 404);
    let found = lines(&server, &center.cookie, "").await;
    let refused = found.iter().find(|line| line["refused"] == true).unwrap();
    assert_eq!(refused["subject"], "seats/{seat}/timeline");
}
