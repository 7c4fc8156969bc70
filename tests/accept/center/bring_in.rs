//! Files that schools have, from the file to the sessions.

use base64::{Engine as _, engine::general_purpose::STANDARD};
use serde_json::{Value, json};
use std::path::{Path, PathBuf};
use thirtyfour::By;
use vigie_tests::{Accessibility, Browsers, Center, TestServer, post, screens};

fn case(name: &str) -> PathBuf {
    let cases = "../crates/roster-import/tests/cases";
    Path::new(env!("CARGO_MANIFEST_DIR")).join(cases).join(name)
}

fn fixture(name: &str) -> PathBuf {
    let fixtures = "fixtures/rosters";
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join(fixtures)
        .join(name)
}

fn file(path: &Path) -> Value {
    json!({ "content": STANDARD.encode(std::fs::read(path).unwrap()) })
}

/// The form of a session of today with a file, and nothing accepted that is asked back.
fn form(server: &TestServer, path: &Path, room: &str) -> Value {
    json!({
        "site": "Lycée des Essais", "room": room, "held_on": server.today(),
        "held_at": server.hour(), "invigilators": ["Claire Morel"], "observations": "",
        "companion": "observed", "file": file(path), "accepted_concerns": [],
    })
}

async fn ask(server: &TestServer, cookie: &str, path: &str, body: &Value) -> (u16, Value) {
    let response = post(server, path, Some(cookie), body).await;
    (response.status().as_u16(), response.json().await.unwrap())
}

/// The export of another school is asked back, and fills six rooms once it is meant.
pub(crate) async fn a_school_fills_six_rooms(server: &TestServer, center: &Center) {
    let path = case("siecle-eleves-sans-adresses.xml");
    let rooms: Vec<String> = (1..=6).map(|room| format!("Salle {room}")).collect();
    let spread = json!({ "by": "class", "rooms": rooms });
    let check = json!({ "file": file(&path), "spread": spread });
    let (_, checked) = ask(server, &center.cookie, "/api/roster/check", &check).await;
    let faults = checked["faults"].as_array().unwrap();
    let of_code = |code: &str| faults.iter().filter(|one| one["code"] == code).count();
    assert_eq!(
        (of_code("same_identifier"), of_code("no_identifier")),
        (1, 1)
    );
    let twice = faults
        .iter()
        .find(|one| one["code"] == "same_identifier")
        .unwrap();
    println!("claim: two pupils with one identifier stop the import, and both are named");
    assert_eq!(of_code("other_school"), 1);
    println!("claim: the export of a school with another UAI is asked back");

    let mut session = form(server, &path, "");
    session["answers"] = json!({ "cells": [{
        "line": twice["line"], "place": twice["place"], "found": twice["value"], "value": "",
    }], "accepted": [{ "code": "other_school" }] });
    let body = json!({ "session": session, "spread": spread });
    let (status, made) = ask(server, &center.cookie, "/api/sessions/batch", &body).await;
    assert_eq!(status, 201, "{made}");
    let sizes = made["sessions"].as_array().unwrap().iter();
    let sizes: Vec<u64> = sizes
        .map(|one| one["candidates"].as_u64().unwrap())
        .collect();
    assert_eq!((sizes.len(), sizes.iter().sum::<u64>()), (6, 173));
    println!(
        "claim: 173 of 180 pupils of a SIECLE export sit in six rooms, a class each: {sizes:?}"
    );

    let (status, again) = ask(server, &center.cookie, "/api/sessions/batch", &body).await;
    let concerns = again["detail"]["concerns"].as_array().unwrap();
    let of_code = |code: &str| concerns.iter().filter(|one| one["code"] == code).count();
    assert_eq!(status, 422);
    assert_eq!((of_code("room_taken"), of_code("already_enrolled")), (6, 6));
    println!(
        "claim: the same file a second time is asked back: six rooms taken, everybody enrolled"
    );
}

/// A class as XLSX and as ODS, and a file that names its sessions.
pub(crate) async fn workbooks_and_several_sessions_go_in(server: &TestServer, center: &Center) {
    for (name, room) in [("class.xlsx", "B1"), ("class.ods", "B2")] {
        let mut body = form(server, &fixture(name), room);
        // The same class twice is asked back; it is meant.
        body["accepted_concerns"] = json!(["already_enrolled"]);
        let (status, made) = ask(server, &center.cookie, "/api/sessions", &body).await;
        assert_eq!(
            (status, &made["candidates"]),
            (201, &json!(5)),
            "{name}: {made}"
        );
        println!("claim: {name} goes in as it is: 5 people");
    }
    let mut session = form(server, &case("01c-roster-pix-import.csv"), "");
    session["accepted_concerns"] = json!(["far_away"]);
    let body = json!({ "session": session, "spread": { "by": "file" } });
    let (status, made) = ask(server, &center.cookie, "/api/sessions/batch", &body).await;
    assert_eq!(status, 201, "{made}");
    println!(
        "claim: the mass file of the present platform makes the sessions it names: {}",
        made["sessions"].as_array().unwrap().len()
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn a_referent_brings_a_workbook_in_by_the_page_and_is_asked_back() {
    let server = TestServer::start_now().await;
    let browsers = Browsers::start().await;
    let mut axe = Accessibility::default();
    let (email, password) = server.referent().await;
    let page = browsers.open(&server.origin(), "/referent", None).await;
    screens::log_in_referent(&page, &email, &password).await;
    page.click("referent-new-session").await;
    page.fill("referent-site", "Lycée des Essais").await;
    page.fill("referent-room", "B12").await;
    screens::set(&page, "referent-held_on", "2019-06-02").await;
    screens::set(&page, "referent-held_at", "09:00").await;
    page.fill("referent-invigilator-1", "Claire Morel").await;
    let input = page.see_css("[data-testid=referent-roster-file]").await;
    let workbook = fixture("class.xlsx").canonicalize().unwrap();
    input.send_keys(workbook.to_str().unwrap()).await.unwrap();
    page.see("referent-preview").await;
    axe.check(&page, "import of a workbook").await;
    page.picture("center-import").await;
    page.click("referent-create-submit").await;
    page.see("referent-concerns").await;
    axe.check(&page, "a session of the past is asked back")
        .await;
    page.picture("center-concerns").await;
    let asked = page.text("referent-concerns").await;
    assert!(asked.contains("2019"), "{asked}");
    let concerns = page
        .driver
        .find_all(By::Testid("referent-concern"))
        .await
        .unwrap();
    assert_eq!(concerns.len(), 2, "the past, and a Sunday: {asked}");
    for concern in &concerns {
        concern.click().await.unwrap();
    }
    page.click("referent-create-submit").await;
    page.see("referent-code-number").await;
    println!("claim: a Sunday of 2019 is asked back on the page, and made once it is ticked");
    axe.done();
}
