//! What happens in a center over a year, written once for the live stories and for the story of the
//! year.

use crate::{
    DecisionRoom, Room, StaffLogin, TestServer,
    decision_room::{confirm, revise},
    post,
};
use reqwest::Client;
use serde_json::{Value, json};
use std::cell::Cell;
use vigie_shared::{
    ids::{IncidentId, Seat},
    rules::{AbortReason, OutcomeRule},
    session::{Command, IncidentCategory, OutcomeChange, RecordIncident, Refusal},
    time::{ExtraTime, TEST_DURATION},
};

const TECHNICAL: OutcomeChange = OutcomeChange::AbortReason(AbortReason::Technical);

/// Extra time of seat 1 is found out during the test: deadline, clock and board follow at once.
pub async fn extra_time_at_question_5(
    server: &TestServer,
    room: &Room,
    invigilator: &mut StaffLogin,
) {
    let bank = server.app().bank.clone();
    let mut candidate = room.testing(server, invigilator, 1).await;
    candidate.treat(&bank, 4).await;
    let before = invigilator.card(1).await.test.unwrap().deadline.unwrap();
    let changes = json!({ "terms": { "extra_time": 3300, "accessible": true } });
    let (status, _) = room.edit(server, 1, &changes).await;
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
    room.assert_holds(server).await;
}

/// The name of seat 1 is corrected through an incident, and again after the publication; the session
/// has one candidate.
pub async fn an_upheld_c1(server: &TestServer, room: &Room, invigilator: &mut StaffLogin) {
    let bank = server.app().bank.clone();
    let mut candidate = room.testing(server, invigilator, 1).await;
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
    let (status, answer) = room.edit(server, 1, &changes).await;
    assert_eq!(status, 200, "{answer}");
    let (status, answer) = room.edit(server, 1, &changes).await;
    assert_eq!(status, 409, "{answer}");
    assert_eq!(answer["code"], "incident_already_resolved");
    let mut referent = room.referent(server).await;
    for command in [Command::Finalize { end_running: false }, Command::Publish] {
        referent.socket.ask(command).await.unwrap();
    }
    let view = room.finalization_view(server).await;
    let code = view.seats[0].certificate.clone().unwrap();
    let path = "/api/certificates/verify";
    let shown = post(server, path, None, &json!({ "code": code })).await;
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
    let (status, answer) = room.edit(server, 1, &late).await;
    assert_eq!(status, 200, "{answer}");
    // Who was shown the old certificate learns that it is replaced, and nothing else.
    let shown = post(server, path, None, &json!({ "code": code })).await;
    assert_eq!(shown.status(), 410);
    let shown: Value = shown.json().await.unwrap();
    assert_eq!(shown["code"], "certificate_replaced");
    let view = room.finalization_view(server).await;
    let code = view.seats[0].certificate.clone().unwrap();
    let shown = post(server, path, None, &json!({ "code": code })).await;
    let shown: Value = shown.json().await.unwrap();
    assert_eq!(shown["last_name"], "Autre");
    room.assert_holds(server).await;
}

/// Somebody is enrolled at seat 2 while the session of one candidate is open, and removed again.
pub async fn a_late_candidate(server: &TestServer, room: &Room, invigilator: &mut StaffLogin) {
    let late = json!({
        "person": {
            "first_name": "Nadia", "last_name": "Ferrand", "birthdate": "12/09/2008",
            "sex": "F", "birth_place": "", "external_id": "", "division": "TG2",
        },
        "terms": { "extra_time": 0, "accessible": false },
        "reason": "on no list",
    });
    let path = format!("/api/sessions/{}/candidates", room.id);
    let answer = post(server, &path, Some(room.referent_cookie()), &late).await;
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
    let answer = post(server, &path, Some(room.referent_cookie()), &gone).await;
    assert_eq!(answer.status(), 200);
    board
        .wait_for(|message| message["change"]["removed"] == 2)
        .await;
    room.assert_holds(server).await;
}

/// The rejection of seat 3 is lifted, by two people; this version is in force.
pub async fn a_lifted_rejection(sitting: &mut DecisionRoom, version: u16) {
    let lift = revise(3, OutcomeChange::LiftFraud, version);
    sitting.says(lift).await;
    assert_eq!(sitting.code(3).await, None, "nothing is decided yet");
    let alone = sitting.refused(confirm(3, 1)).await;
    assert_eq!(alone, Refusal::SecondPersonNeeded);
    // The same person with another login is the same person.
    let mut again = sitting.room.referent_again(&sitting.server).await;
    let alone = again.socket.refusal(confirm(3, 1)).await;
    assert_eq!(alone, Refusal::SecondPersonNeeded);

    sitting.omar.ask(confirm(3, 1)).await.unwrap();
    let code = sitting.code(3).await.unwrap();
    let (status, shown) = sitting.verify(&code).await;
    assert_eq!((status, &shown["last_name"]), (200, &"Person03".into()));
    let (status, own) = sitting.own_result(3).await;
    assert_eq!((status, &own["outcome"]), (200, &"validated".into()));
    assert!(own["revised_at"].is_i64());
    let status = sitting.column("prescriber.csv", "Statut").await;
    assert_eq!(status, ["Validée", "Validée", "Validée", "Absent"]);
    let codes = sitting
        .column("parcoursup.csv", "Code de vérification")
        .await;
    assert_eq!(codes[2], code);
    let view = sitting.room.finalization_view(&sitting.server).await;
    let last = view.seats[2].history.last().unwrap();
    assert!(last.proposed_by.is_some() && last.by != last.proposed_by);
}

/// The certificate of seat 1 is replaced, because the test ended for another reason.
pub async fn a_replaced_certificate(sitting: &mut DecisionRoom, version: u16) {
    let old = sitting.code(1).await.unwrap();
    assert_eq!(sitting.verify(&old).await.0, 200);
    sitting.says(revise(1, TECHNICAL, version)).await;
    let new = sitting.code(1).await.unwrap();
    let (status, shown) = sitting.verify(&old).await;
    assert_eq!(status, 410, "at once, whatever was kept of it");
    assert_eq!(shown["code"], "certificate_replaced");
    assert_eq!(shown["detail"]["since"], sitting.server.clock.now().0);
    let text = shown.to_string();
    for hidden in ["Test01", "Person01", &new, "Lycée"] {
        assert!(!text.contains(hidden), "{hidden} in {text}");
    }
    let (status, shown) = sitting.verify(&new).await;
    assert_eq!((status, &shown["degraded"]), (200, &false.into()));
    let view = sitting.room.finalization_view(&sitting.server).await;
    let decision = &view.seats[0].decision;
    assert_eq!(decision.rule, OutcomeRule::PartTechnical);
}

/// What may change until a test ends or a session is finalized is refused afterwards, in words of
/// its own, and changes nothing; the session has two candidates.
pub async fn corrections_after_the_end(
    server: &TestServer,
    room: &Room,
    invigilator: &mut StaffLogin,
) {
    let mut candidate = room.testing(server, invigilator, 1).await;
    candidate.treat(&server.app().bank, 32).await;
    let before = room.details(server).await["candidates"].clone();
    let terms = json!({ "terms": { "extra_time": 1000, "accessible": false } });
    let (status, refused) = room.edit(server, 1, &terms).await;
    assert_eq!((status, &refused["code"]), (409, &json!("test_ended")));
    let gone = json!({ "reason": "was in the wrong room" });
    let path = format!("/api/sessions/{}/candidates", room.id);
    let removal = format!("{path}/1/removal");
    let answer = post(server, &removal, Some(room.referent_cookie()), &gone).await;
    assert_eq!(answer.status(), 409);
    assert_eq!(room.details(server).await["candidates"], before);

    let mut referent = room.referent(server).await;
    let finalize = Command::Finalize { end_running: false };
    referent.socket.ask(finalize).await.unwrap();
    let before = room.details(server).await["candidates"].clone();
    let (status, refused) = room.edit(server, 2, &terms).await;
    assert_eq!(
        (status, &refused["code"]),
        (403, &json!("session_finalized"))
    );
    let late = json!({
        "person": {
            "first_name": "Nadia", "last_name": "Ferrand", "birthdate": "12/09/2008",
            "sex": "F", "birth_place": "", "external_id": "", "division": "TG2",
        },
        "terms": { "extra_time": 0, "accessible": false },
        "reason": "on no list",
    });
    let removal = format!("{path}/2/removal");
    for (path, body) in [(&path, &late), (&removal, &gone)] {
        let answer = post(server, path, Some(room.referent_cookie()), body).await;
        assert_eq!(answer.status(), 403, "{path}");
        let refused: Value = answer.json().await.unwrap();
        assert_eq!(refused["code"], "session_finalized");
    }
    assert_eq!(room.details(server).await["candidates"], before);
    room.assert_holds(server).await;
}
