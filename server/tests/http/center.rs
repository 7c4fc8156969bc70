//! What a center says of itself, and what is asked back before a session is planned.

use crate::{World, client::Client, sessions::form};
use base64::{Engine as _, engine::general_purpose::STANDARD};
use serde_json::{Value, json};

/// 8 x 4 pixels of dark blue.
const SIGNATURE: &str = "iVBORw0KGgoAAAANSUhEUgAAAAgAAAAECAIAAAA8r+mnAAAAEUlEQVR42mMQUEjAihioJwEAepESAZHLii4AAAAASUVORK5CYII=";
/// 1,300 x 700 white pixels in a few hundred bytes.
const TOO_LARGE: &str = "iVBORw0KGgoAAAANSUhEUgAABRQAAAK8AQAAAAC2dQ5IAAAB2ElEQVR42u3OMQ0AAAwDoPo33apYsgMUkP4XR0dHR0dHR0dHR0dHR0dHR0dHR0dHR0dHR0dHR0dHR0dHR0dHR0dHR0dHR0dHR0dHR0dHR0dHR0dHR0dHR0dHR0dHR0dHR0dHR0dHR0dHR0dHR0dHR0dHR0dHR0dHR0dHR0dHR0dHR0dHR0dHR0dHR0dHR0dHR0dHR0dHR0dHR0dHR0dHR0dHR0dHR0dHR0dHR0dHR0dHR0dHR0dHR0dHR0dHR0dHR0dHR0dHR0dHR0dHR0dHR0dHR0dHR0dHR0dHR0dHR0dHR0dHR0dHR0dHR0dHR0dHR0dHR0dHR0dHR0dHR0dHR0dHR0dHR0dHR0dHR0dHR0dHR0dHR0dHR0dHR0dHR0dHR0dHR0dHR0dHR0dHR0dHR0dHR0dHR0dHR0dHR0dHR0dHR0dHR0dHR0dHR0dHR0dHR0dHR0dHR0dHR0dHR0dHR0dHR0dHR0dHR0dHR0dHR0dHR0dHR0dHR0dHR0dHR0dHR0dHR0dHR0dHR0dHR0dHR0dHR0dHR0dHR0dHR0dHR0dHR0dHR0dHR0dHR0dHR0dHR0dHR0dHR0dHR0dHR0dHR0dHR0dHR0dHR0dHR0dHR0dHR0dHR0fHAwMoZBBRMS0ZXAAAAABJRU5ErkJggg==";

fn settings() -> Value {
    json!({
        "name": "Lycée Leconte-de-Lisle",
        "uai": "9740001h",
        "address": "24 rue de l'Essai\n97490 Sainte-Clotilde",
        "type": "high_school",
        "time_zone": "Indian/Reunion",
        "signatory_name": "Anaïs Gauthier",
        "signatory_function": "Proviseure",
        "appeal_contact": "certification@lycee.example.org",
        "training_link": "https://entrainement.example.org",
    })
}

async fn change(client: &mut Client, version: u32, settings: Value) -> crate::Answer {
    let body = json!({ "version": version, "settings": settings });
    client.post("/api/center", body).await
}

#[tokio::test]
async fn what_a_center_says_of_itself_is_kept_checked_and_on_record() {
    let world = World::new().await;
    let mut client = world.referent().await;
    let before = client.get("/api/center").await.expect(200);
    assert_eq!(before["version"], 0);
    assert_eq!(before["settings"]["time_zone"], "Europe/Paris");

    let body = json!({
        "version": 0, "settings": settings(),
        "signature": { "do": "replace", "png": SIGNATURE },
    });
    let changed = client.post("/api/center", body).await.expect(200);
    assert_eq!(changed["version"], 1);
    assert_eq!(changed["settings"]["uai"], "9740001H");
    assert_eq!(changed["signature"], SIGNATURE);
    assert_eq!(client.get("/api/center").await.expect(200), changed);
    // A year without dates is named, so that the page can say that none are known.
    let calendar = &changed["calendar"];
    assert_eq!(calendar["windows"][0]["type"], "high_school");
    assert_eq!(calendar["school_year"], "2024-2025");
    let me = client.get("/api/referent/me").await.expect(200);
    assert_eq!(me["center"]["name"], "Lycée Leconte-de-Lisle");
    assert_eq!(me["center"]["time_zone"], "Indian/Reunion");

    // A page that shows what was before.
    change(&mut client, 0, settings())
        .await
        .refused(409, "center_changed");
    // The signature stays when nothing is said of it.
    let mut other = settings();
    other["signatory_function"] = json!("Cheffe d'établissement");
    let changed = change(&mut client, 1, other).await.expect(200);
    assert_eq!(
        (&changed["version"], &changed["signature"]),
        (&json!(2), &json!(SIGNATURE))
    );

    let audit = client
        .get("/api/audit?action=change_center")
        .await
        .expect(200);
    let subjects: Vec<&Value> = audit["lines"]
        .as_array()
        .unwrap()
        .iter()
        .filter(|line| line["refused"] == false)
        .map(|line| &line["subject"])
        .collect();
    assert_eq!(subjects, ["settings 2", "settings 1"]);
}

#[tokio::test]
async fn every_field_that_is_wrong_is_named_and_nothing_is_kept() {
    let world = World::new().await;
    let mut client = world.referent().await;
    let before = client.get("/api/center").await.expect(200);
    let mut wrong = settings();
    wrong["name"] = json!(" ");
    wrong["uai"] = json!("9740001A");
    wrong["time_zone"] = json!("Mars/Olympus");
    wrong["training_link"] = json!("http://entrainement.example.org");
    let body = json!({
        "version": 0, "settings": wrong, "signature": { "do": "replace", "png": TOO_LARGE },
    });
    let detail = client
        .post("/api/center", body)
        .await
        .refused(422, "fields_refused");
    let fields = json!({ "fields": [
        { "field": "name", "code": "empty" },
        { "field": "uai", "code": "bad_uai" },
        { "field": "time_zone", "code": "bad_time_zone" },
        { "field": "training_link", "code": "bad_link" },
        { "field": "signature", "code": "image_too_large" },
    ] });
    assert_eq!(detail, fields);
    let jpeg = json!({
        "version": 0, "settings": settings(), "signature": { "do": "replace", "png": "/9j/4AAQ" },
    });
    let detail = client
        .post("/api/center", jpeg)
        .await
        .refused(422, "fields_refused");
    assert_eq!(detail["fields"][0]["code"], "bad_image");
    assert_eq!(client.get("/api/center").await.expect(200), before);
}

#[tokio::test]
async fn codes_are_good_by_the_clock_of_the_center() {
    let world = World::new().await;
    let mut client = world.referent().await;
    change(&mut client, 0, settings()).await.expect(200);
    world
        .change("update session set held_on = '2025-06-04', held_at = '09:00'")
        .await;
    let early = world.enter(world.entry()).await;
    let detail = early.refused(403, "outside_entry_window");
    // 2025-06-04 07:00 and the end of 06-05 in La Réunion, four hours ahead of UTC.
    assert_eq!(
        detail,
        json!({
            "opens_at": 1_749_006_000_000_000_i64, "closes_at": 1_749_153_600_000_000_i64,
            "time_zone": "Indian/Reunion",
        })
    );
}

#[tokio::test]
async fn what_is_probably_not_meant_is_asked_back_where_somebody_can_answer() {
    let world = World::new().await;
    let mut client = world.referent().await;
    change(&mut client, 0, settings()).await.expect(200);
    let before = client.get("/api/sessions").await.expect(200);
    // A Sunday before the demo's day, outside the window of a lycée.
    let mut body = form();
    body["held_on"] = json!("2025-06-01");
    body["accepted_concerns"] = json!([]);
    let detail = client
        .post("/api/sessions", body.clone())
        .await
        .refused(422, "session_concerns");
    let concerns = detail["concerns"].as_array().unwrap();
    let codes: Vec<&Value> = concerns.iter().map(|one| &one["code"]).collect();
    assert_eq!(codes, ["in_the_past", "on_a_sunday", "outside_window"]);
    assert_eq!(concerns[2]["window"]["last_day"], "2025-03-07");
    assert_eq!(client.get("/api/sessions").await.expect(200), before);

    body["accepted_concerns"] = json!(["in_the_past", "on_a_sunday"]);
    client
        .post("/api/sessions", body.clone())
        .await
        .refused(422, "session_concerns");
    body["accepted_concerns"] = json!(["in_the_past", "on_a_sunday", "outside_window"]);
    let made = client.post("/api/sessions", body).await.expect(201);
    assert_eq!(made["concerns"].as_array().unwrap().len(), 3);
    // The banner of the list says that it is late.
    let center = client.get("/api/center").await.expect(200);
    assert_eq!(center["overdue"], 1);
}

#[tokio::test]
async fn a_room_that_is_taken_and_people_who_are_enrolled_are_found() {
    let world = World::new().await;
    let mut client = world.referent().await;
    let mut body = form();
    body["held_on"] = json!("2025-06-03");
    client.post("/api/sessions", body.clone()).await.expect(201);
    body["room"] = json!("b 12");
    body["held_at"] = json!("12:00");
    body["accepted_concerns"] = json!([]);
    let detail = client
        .post("/api/sessions", body.clone())
        .await
        .refused(422, "session_concerns");
    let concerns = detail["concerns"].as_array().unwrap();
    let codes: Vec<&Value> = concerns.iter().map(|one| &one["code"]).collect();
    assert_eq!(codes, ["room_taken", "already_enrolled"]);
    assert_eq!(concerns[1]["people"], 2);
    assert_eq!(concerns[1]["person"], "Petit Léa");
    // A program that asks nobody learns of it, and goes on.
    body.as_object_mut().unwrap().remove("accepted_concerns");
    let made = client.post("/api/sessions", body).await.expect(201);
    assert_eq!(made["concerns"].as_array().unwrap().len(), 2);
}

#[tokio::test]
async fn who_is_not_ready_by_the_profile_file_is_set_aside_with_the_training_link() {
    let world = World::new().await;
    let mut client = world.referent().await;
    change(&mut client, 0, settings()).await.expect(200);
    let profile = "Nom;Prénom;Date de naissance;1.1;1.2;1.3;2.1;2.2\n\
                   Petit;Léa;02/01/2008;3;2;1;1;1\nRoux;Léo;06/05/2008;7;7;7;7;0\n";
    let file = json!({ "content": STANDARD.encode(profile) });
    let check = json!({ "csv": form()["roster"], "profile": file });
    let checked = client.post("/api/roster/check", check).await.expect(200);
    assert_eq!(checked["ready"], true);
    assert_eq!(checked["candidates"].as_array().unwrap().len(), 1);
    assert_eq!(checked["set_aside"][0]["last_name"], "Roux");
    assert_eq!(checked["set_aside"][0]["reason"], "not_eligible");
    assert_eq!(
        checked["training_link"],
        "https://entrainement.example.org/"
    );

    let mut body = form();
    body["profile"] = file;
    let made = client.post("/api/sessions", body.clone()).await.expect(201);
    assert_eq!(made["candidates"], 1);
    // A file that says nothing of it stops, and nobody is made.
    body["profile"] = json!({ "content": STANDARD.encode("Nom;Prénom\nPetit;Léa\n") });
    let detail = client
        .post("/api/sessions", body)
        .await
        .refused(422, "roster_refused");
    assert_eq!(detail["faults"][0]["code"], "bad_profile");
}
