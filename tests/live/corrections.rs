//! What is put right before the end reaches everybody at once, and everything printed afterwards.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails")]

use reqwest::Client;
use serde_json::{Value, json};
use std::cell::Cell;
use vigie_server::archive::ArchiveDatabase;
use vigie_shared::{
    ids::{IncidentId, Seat},
    session::{Command, IncidentCategory, RecordIncident},
    time::{ExtraTime, TEST_DURATION},
};
use vigie_tests::{LiveRoom, Room, TestServer, post};

/// What the referent sees of the session.
async fn details(server: &TestServer, room: &Room) -> Value {
    let path = format!("/api/sessions/{}", room.id);
    let request = Client::new().get(server.url(&path));
    let answer = request
        .header("cookie", room.referent_cookie())
        .send()
        .await;
    answer.unwrap().json().await.unwrap()
}

/// The form of a candidate as it is, with these changes.
async fn edit(server: &TestServer, room: &Room, seat: u16, changes: Value) -> (u16, Value) {
    let known = details(server, room).await["candidates"][usize::from(seat) - 1].clone();
    let terms = json!({ "extra_time": known["extra_time"], "accessible": known["accessible"] });
    let mut person = json!({});
    for field in [
        "first_name",
        "last_name",
        "birthdate",
        "sex",
        "birth_place",
        "external_id",
        "division",
    ] {
        person[field] = known[field].clone();
    }
    let mut form = json!({
        "seen_version": known["version"], "seen_terms": terms, "person": person, "terms": terms,
        "reason": "the decision was in the file",
    });
    for (key, value) in changes.as_object().unwrap() {
        match value.as_object() {
            Some(fields) => fields
                .iter()
                .for_each(|(field, value)| form[key][field] = value.clone()),
            None => form[key] = value.clone(),
        }
    }
    let path = format!("/api/sessions/{}/candidates/{seat}", room.id);
    let request = Client::new().put(server.url(&path)).json(&form);
    let request = request
        .header("origin", server.origin())
        .header("cookie", room.referent_cookie());
    let answer = request.send().await.unwrap();
    (answer.status().as_u16(), answer.json().await.unwrap())
}

/// What `vigie journal verify` says of the session.
async fn assert_holds(server: &TestServer, room: &Room) {
    let archive = ArchiveDatabase::open(server.database()).await.unwrap();
    let record = archive.session(room.id.parse().unwrap()).await.unwrap();
    record.unwrap().verify(&server.app().bank).unwrap();
}

#[tokio::test]
async fn extra_time_found_out_at_question_5_moves_clock_deadline_and_board_at_once() {
    let (server, room, mut invigilator) = LiveRoom::start().candidates(2).await;
    let bank = server.app().bank.clone();
    let mut candidate = room.testing(&server, &mut invigilator, 1).await;
    candidate.treat(&bank, 4).await;
    let before = invigilator.card(1).await.test.unwrap().deadline.unwrap();
    let changes = json!({ "terms": { "extra_time": 3300, "accessible": true } });
    let (status, _) = edit(&server, &room, 1, changes).await;
    assert_eq!(status, 200);
    let third = ExtraTime::from_basis_points(3_300).unwrap();
    let later = before.plus(third.lengthen(TEST_DURATION) - TEST_DURATION);
    // Both are sent it without having asked.
    let board = &mut invigilator.socket;
    let card = board
        .wait_for(|message| message["change"]["card"]["test"]["deadline"] == later.0)
        .await;
    assert_eq!(card["change"]["card"]["seat"], 1);
    let pages = &mut candidate.socket;
    pages
        .wait_for(|message| message.to_string().contains(&later.0.to_string()))
        .await;
    invigilator.reconnect().await;
    let people = invigilator.board().await.people;
    assert_eq!(people[0].extra_time, third);
    assert!(people[0].accessible);
    candidate.treat(&bank, 28).await;
    assert_holds(&server, &room).await;
}

#[tokio::test]
async fn an_upheld_c1_prints_the_right_name_everywhere() {
    let (server, room, mut invigilator) = LiveRoom::start().candidates(1).await;
    let bank = server.app().bank.clone();
    let mut candidate = room.testing(&server, &mut invigilator, 1).await;
    let incident = Command::RecordIncident(RecordIncident {
        category: IncidentCategory::C1,
        seats: vec![Seat(1)],
        number: None,
        description: "another name on the identity card".into(),
        when: None,
        credit: false,
    });
    invigilator.socket.ask(incident).await.unwrap();
    candidate.treat(&bank, 32).await;
    let changes = json!({
        "person": { "last_name": "Rectifiée" }, "incident": IncidentId(1),
    });
    let (status, answer) = edit(&server, &room, 1, changes.clone()).await;
    assert_eq!(status, 200, "{answer}");
    let (status, answer) = edit(&server, &room, 1, changes).await;
    assert_eq!(status, 409, "{answer}");
    assert_eq!(answer["code"], "incident_already_resolved");
    let mut referent = room.referent(&server).await;
    for command in [Command::Finalize { end_running: false }, Command::Publish] {
        referent.socket.ask(command).await.unwrap();
    }
    let view = room.finalization_view(&server).await;
    let code = view.seats[0].certificate.clone().unwrap();
    let path = "/api/certificates/verify";
    let shown = post(&server, path, None, &json!({ "code": code })).await;
    let shown: Value = shown.json().await.unwrap();
    assert_eq!(shown["last_name"], "Rectifiée");
    let table = format!("/api/sessions/{}/prescriber.csv", room.id);
    let request = Client::new().get(server.url(&table));
    let table = request
        .header("cookie", room.referent_cookie())
        .send()
        .await;
    let table = table.unwrap().text().await.unwrap();
    assert!(table.contains("Rectifiée"), "{table}");
    let late = json!({ "person": { "last_name": "Autre" } });
    let (status, answer) = edit(&server, &room, 1, late).await;
    assert_eq!(status, 200, "{answer}");
    // Who was shown the old certificate learns that it is replaced, and nothing else.
    let shown = post(&server, path, None, &json!({ "code": code })).await;
    assert_eq!(shown.status(), 410);
    let shown: Value = shown.json().await.unwrap();
    assert_eq!(shown["code"], "certificate_replaced");
    let view = room.finalization_view(&server).await;
    let code = view.seats[0].certificate.clone().unwrap();
    let shown = post(&server, path, None, &json!({ "code": code })).await;
    let shown: Value = shown.json().await.unwrap();
    assert_eq!(shown["last_name"], "Autre");
    assert_holds(&server, &room).await;
}

#[tokio::test]
async fn a_late_candidate_is_on_the_board_at_once_and_can_be_removed_again() {
    let (server, room, mut invigilator) = LiveRoom::start().candidates(1).await;
    let late = json!({
        "person": {
            "first_name": "Nadia", "last_name": "Ferrand", "birthdate": "12/09/2008",
            "sex": "F", "birth_place": "", "external_id": "", "division": "TG2",
        },
        "terms": { "extra_time": 0, "accessible": false },
        "reason": "on no list",
    });
    let path = format!("/api/sessions/{}/candidates", room.id);
    let answer = post(&server, &path, Some(room.referent_cookie()), &late).await;
    assert_eq!(answer.status(), 201);
    let board = &mut invigilator.socket;
    // Who it is and how they are doing come in either order.
    let (named, shown) = (Cell::new(false), Cell::new(false));
    board
        .wait_for(|message| {
            let change = &message["change"];
            if change["person"]["seat"] == 2 {
                assert_eq!(change["person"]["last_name"], "Ferrand");
                named.set(true);
            }
            shown.set(shown.get() || change["card"]["seat"] == 2);
            named.get() && shown.get()
        })
        .await;
    let path = format!("/api/sessions/{}/candidates/2/removal", room.id);
    let gone = json!({ "reason": "was in the wrong room" });
    let answer = post(&server, &path, Some(room.referent_cookie()), &gone).await;
    assert_eq!(answer.status(), 200);
    board
        .wait_for(|message| message["change"]["removed"] == 2)
        .await;
    assert_holds(&server, &room).await;
}
