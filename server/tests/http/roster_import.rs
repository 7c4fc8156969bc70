//! Files as schools have them, from the check to the sessions, and at the door.

use crate::{World, client::Client, sessions::form};
use base64::{Engine as _, engine::general_purpose::STANDARD};
use serde_json::{Value, json};

/// A file of the cases from the field.
fn case(name: &str) -> Value {
    let cases = concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/../crates/roster-import/tests/cases/"
    );
    let bytes = std::fs::read(format!("{cases}{name}")).unwrap();
    json!({ "content": STANDARD.encode(bytes) })
}

fn of_code<'a>(checked: &'a Value, code: &str) -> Vec<&'a Value> {
    let faults = checked["faults"].as_array().unwrap().iter();
    faults.filter(|fault| fault["code"] == code).collect()
}

/// A session of one case, with what was answered.
async fn create(client: &mut Client, name: &str, answers: Value) -> Value {
    let mut body = form();
    body.as_object_mut().unwrap().remove("roster");
    body["file"] = case(name);
    body["answers"] = answers;
    client.post("/api/sessions", body).await.expect(201)
}

/// Logs in with these names, and the personal code of a seat or an identifier.
fn entry(created: &Value, last: &str, first: &str, birthdate: &str, seat: usize) -> Value {
    json!({
        "session": created["number"],
        "first_name": first,
        "last_name": last,
        "birthdate": birthdate,
        "access_code": created["access_code"],
        "personal_code": created["personal_codes"][seat - 1]["code"],
    })
}

async fn enters(world: &World, entry: Value) -> Value {
    let mut client = world.client();
    client.post("/api/candidate/login", entry).await.expect(200)
}

#[tokio::test]
async fn a_school_export_makes_six_sessions_or_none() {
    let world = World::new().await;
    let mut client = world.referent().await;
    let before = client.get("/api/sessions").await.expect(200);
    let file = case("siecle-eleves-sans-adresses.xml");
    let rooms: Vec<String> = (1..=6).map(|room| format!("Salle {room}")).collect();
    let spread = json!({ "by": "class", "rooms": rooms });
    let check = json!({ "file": file, "spread": spread });
    let checked = client.post("/api/roster/check", check).await.expect(200);
    assert_eq!(checked["source"]["school"], "0350001A");
    assert_eq!(checked["ready"], false);
    let twice = of_code(&checked, "same_identifier")[0].clone();
    let mut session = form();
    session["room"] = json!("");
    session.as_object_mut().unwrap().remove("roster");
    session["file"] = file;
    let body = json!({ "session": session, "spread": spread });
    client
        .post("/api/sessions/batch", body.clone())
        .await
        .refused(422, "roster_refused");
    assert_eq!(client.get("/api/sessions").await.expect(200), before);

    let mut body = body;
    body["session"]["answers"] = json!({ "cells": [{
        "line": twice["line"], "place": twice["place"], "found": twice["value"], "value": "",
    }] });
    let made = client.post("/api/sessions/batch", body).await.expect(201);
    let made = made["sessions"].as_array().unwrap();
    let people: u64 = made
        .iter()
        .map(|one| one["candidates"].as_u64().unwrap())
        .sum();
    assert_eq!((made.len(), people), (6, 173));
    let first = format!("/api/sessions/{}", made[0]["id"].as_str().unwrap());
    let details = client.get(&first).await.expect(200);
    assert_eq!(details["room"], "Salle 1");
    let candidates = details["candidates"].as_array().unwrap();
    assert!(candidates.iter().all(|one| one["division"] == "TG1"));
}

#[tokio::test]
async fn a_mass_file_makes_the_sessions_it_names() {
    let world = World::new().await;
    let mut client = world.referent().await;
    let mut session = form();
    for field in ["site", "room", "held_on", "held_at"] {
        session[field] = json!("");
    }
    session.as_object_mut().unwrap().remove("roster");
    session["file"] = case("01c-roster-pix-import.csv");
    let body = json!({ "session": session, "spread": { "by": "file" } });
    let made = client.post("/api/sessions/batch", body).await.expect(201);
    let made = made["sessions"].as_array().unwrap();
    assert_eq!(made.len(), 1);
    let address = format!("/api/sessions/{}", made[0]["id"].as_str().unwrap());
    let details = client.get(&address).await.expect(200);
    assert_eq!(details["site"], "Lycée Exemple");
    assert_eq!(
        (&details["held_on"], &details["held_at"]),
        (&json!("2027-01-15"), &json!("14:00"))
    );
    assert_eq!(details["invigilators"], json!(["Claire Morel"]));
    assert_eq!(details["candidates"][1]["birth_place"], "Oran (ALGERIE)");
}

#[tokio::test]
async fn what_a_column_is_is_asked_once_for_a_center() {
    let world = World::new().await;
    let mut client = world.referent().await;
    let text = "Nom;Prénom;Né(e) le;Projet d'accompagnement\nPetit;Léa;14/03/2008;PAP\n";
    let check = json!({ "csv": text });
    let asked = client
        .post("/api/roster/check", check.clone())
        .await
        .expect(200);
    assert_eq!(of_code(&asked, "look_alike_column").len(), 1);
    let mut body = form();
    body["roster"] = json!(text);
    body["answers"] = json!({ "columns": [{ "place": 3, "role": "ignored" }] });
    client.post("/api/sessions", body).await.expect(201);
    let again = client.post("/api/roster/check", check).await.expect(200);
    assert_eq!(again["ready"], true);
    assert_eq!(again["columns"][3]["remembered"], true);
}

#[tokio::test]
async fn a_file_that_is_no_base64_is_malformed() {
    let world = World::new().await;
    let mut client = world.referent().await;
    let check = json!({ "file": { "content": "é" } });
    client
        .post("/api/roster/check", check)
        .await
        .refused(400, "malformed");
}

#[tokio::test]
async fn people_enter_with_the_first_of_their_names_and_as_a_french_keyboard_types() {
    let world = World::new().await;
    let mut client = world.referent().await;
    let several = create(&mut client, "08-roster-several-first-names.csv", json!({})).await;
    for (last, first, birthdate, seat) in [
        ("Vasseur", "Léa", "2008-03-14", 1),
        ("Benali", "Ahmed", "2007-11-02", 2),
        ("De La Tour", "Jean-Baptiste", "2008-05-05", 3),
        ("Haddad", "Nour", "1985-09-26", 4),
        ("Roux", "Nour", "1985-09-26", 4),
    ] {
        enters(&world, entry(&several, last, first, birthdate, seat)).await;
    }
    let letters = create(&mut client, "09-roster-letters.csv", json!({})).await;
    for (last, first, birthdate, seat) in [
        ("Yildiz", "Cagri", "2008-10-31", 1),
        ("Yilmaz", "Isil", "2008-10-01", 2),
        ("Dang", "Thi Mai", "2008-08-12", 3),
        ("Te'ura", "Moana", "2008-08-13", 4),
        ("Gharib", "Lucija", "2008-08-14", 5),
        ("Aliyev", "Orxan", "2008-08-15", 6),
        ("Eliyev", "Orxan", "2008-08-15", 6),
        ("Thorsson", "Duro", "2008-08-16", 7),
    ] {
        enters(&world, entry(&letters, last, first, birthdate, seat)).await;
    }
    let accepted = json!({ "accepted": [{ "code": "one_name" }] });
    let one_name = create(&mut client, "07-roster-one-name.csv", accepted).await;
    for first in ["", "-", "Suharto"] {
        enters(&world, entry(&one_name, "Suharto", first, "2004-03-14", 1)).await;
    }
}

#[tokio::test]
async fn twins_enter_as_themselves_and_homonyms_by_their_identifier() {
    let world = World::new().await;
    let mut client = world.referent().await;
    let made = create(&mut client, "10-roster-twins-and-homonyms.csv", json!({})).await;
    let allan = enters(&world, entry(&made, "Vasseur", "Allan", "2008-03-14", 1)).await;
    assert_eq!(allan["first_name"], "Allan");
    let alan = enters(&world, entry(&made, "Vasseur", "Alan", "2008-03-14", 2)).await;
    assert_eq!(alan["first_name"], "Alan");
    // The code of one twin does not open the seat of the other.
    let mut door = world.client();
    let swapped = entry(&made, "Vasseur", "Alan", "2008-03-14", 1);
    door.post("/api/candidate/login", swapped)
        .await
        .refused(401, "entry_refused");

    let mut homonym = entry(&made, "Diallo", "Mamadou", "2008-01-01", 4);
    homonym.as_object_mut().unwrap().remove("personal_code");
    door.post("/api/candidate/login", homonym.clone())
        .await
        .refused(403, "identifier_needed");
    homonym["external_id"] = json!("000000904AD");
    door.post("/api/candidate/login", homonym)
        .await
        .refused(403, "personal_code_needed");
    for seat in [3, 4] {
        enters(
            &world,
            entry(&made, "Diallo", "Mamadou", "2008-01-01", seat),
        )
        .await;
    }
}

#[tokio::test]
async fn guesses_at_one_person_count_together_however_they_are_spelled() {
    let world = World::new().await;
    let mut client = world.referent().await;
    let made = create(&mut client, "08-roster-several-first-names.csv", json!({})).await;
    let mut door = world.client();
    // A wrong code under one spelling has a price under the others as well.
    let mut priced = Vec::new();
    for first in ["Léa", "Léa Marie", "Léa Marie Rose"] {
        for _ in 0..8 {
            let mut guess = entry(&made, "Vasseur", first, "2008-03-14", 1);
            guess["personal_code"] = json!("BBBBBBBB");
            let answer = door.post("/api/candidate/login", guess).await;
            priced.push(answer.status.as_u16());
        }
    }
    let first_priced = priced.iter().position(|status| *status == 429).unwrap();
    assert!(
        priced[first_priced..].iter().all(|status| *status == 429),
        "{priced:?}"
    );
}
