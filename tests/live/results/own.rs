//! A candidate's own result.

use super::{code_of, every_outcome, finalized_after, get, published, refusal};
use serde_json::Value;
use vigie_shared::{
    ids::{IncidentId, Seat},
    rules::{FraudFinding, Outcome, OutcomeRule},
    session::{Command, IncidentCategory, IncidentResolution},
    view::CandidateResult,
};
use vigie_tests::{Room, TestServer, post};

/// The resources of a candidate's result.
fn resources(room: &Room) -> [String; 2] {
    ["result", "certificate.pdf"].map(|resource| room.path("candidate", resource))
}

/// Logs a candidate in through the usual door, without a socket.
async fn come_back(server: &TestServer, room: &Room, seat: u16) -> String {
    let response = post(server, "/api/candidate/login", None, &room.entry(seat)).await;
    assert_eq!(response.status(), 200);
    let cookie = response.headers()["set-cookie"].to_str().unwrap();
    cookie.split(';').next().unwrap().to_owned()
}

#[tokio::test]
async fn whatever_the_outcome_a_candidate_sees_their_result_once_it_is_published() {
    let server = TestServer::start().await;
    let (room, mut referent) = every_outcome(&server).await;
    referent.socket.ask(Command::Publish).await.unwrap();
    let expected = [
        (Outcome::Validated, OutcomeRule::Complete, Some(32)),
        (Outcome::Validated, OutcomeRule::PartTechnical, Some(20)),
        (Outcome::ValidatedDegraded, OutcomeRule::Part, Some(20)),
        (Outcome::Cancelled, OutcomeRule::TooFewTechnical, Some(1)),
        (Outcome::Rejected, OutcomeRule::TooFew, Some(1)),
        (Outcome::Absent, OutcomeRule::NeverStarted, None),
        (Outcome::Rejected, OutcomeRule::FraudUpheld, Some(1)),
    ];
    let review = room.finalization_view(&server).await;
    for (seat, (outcome, rule, treated)) in (1..).zip(expected) {
        let cookie = come_back(&server, &room, seat).await;
        let me: Value = get(&server, &room.path("candidate", "me"), &cookie)
            .await
            .json()
            .await
            .unwrap();
        assert_eq!(me["session"]["status"], "published");

        let [result, certificate] = resources(&room);
        let response = get(&server, &result, &cookie).await;
        assert_eq!(response.status(), 200);
        let text = response.text().await.unwrap();
        assert!(!text.contains("ability"), "{text}");
        let result: CandidateResult = serde_json::from_str(&text).unwrap();
        assert_eq!(
            (result.outcome, result.rule),
            (outcome, rule),
            "seat {seat}"
        );
        assert_eq!(result.facts.map(|facts| facts.treated), treated);
        assert_eq!(result.last_name, format!("Person{seat:02}"));
        assert_eq!(result.birth_place, "Lyon");
        assert_eq!(result.sat.center, "Lycée des Essais");
        assert_eq!(result.fingerprint.len(), 64);

        let decided = &review.seats[usize::from(seat) - 1];
        assert_eq!(result.certificate, decided.certificate);
        assert_eq!(result.score.is_some(), outcome.has_score());
        if let Some(score) = &result.score {
            let on_record = decided.decision.score.as_ref().unwrap();
            assert_eq!(score.pix, on_record.pix);
            assert_eq!(score.levels, on_record.levels);
        }
        let certificate = get(&server, &certificate, &cookie).await;
        let status = if outcome.has_score() { 200 } else { 404 };
        assert_eq!(certificate.status(), status, "seat {seat}");
    }
}

#[tokio::test]
async fn a_result_takes_something_that_only_the_candidate_has() {
    let server = TestServer::start().await;
    let room = published(&server).await;
    let try_identifier = async |external_id: Option<&str>| {
        let mut entry = room.entry(1);
        entry["personal_code"] = None::<&str>.into();
        entry["external_id"] = external_id.into();
        refusal(post(&server, "/api/candidate/login", None, &entry).await).await
    };
    let needed = (403, "identifier_needed".to_owned());
    let refused = (401, "entry_refused".to_owned());
    assert_eq!(
        try_identifier(None).await,
        needed,
        "a classmate knows all the rest"
    );
    assert_eq!(try_identifier(Some(" - ")).await, needed);
    for guess in 2..4 {
        assert_eq!(try_identifier(Some(&format!("INE{guess}"))).await, refused);
        assert_eq!(try_identifier(None).await, needed, "forgives no guess");
    }
    let (status, code) = try_identifier(Some("INE7")).await;
    assert_eq!((status, code.as_str()), (429, "proof_of_work_needed"));
    let mut with_slip = room.login_request(1);
    with_slip.external_id = None;
    room.enter(&server, &with_slip).await;
}

#[tokio::test]
async fn before_the_publication_there_is_nothing_to_see() {
    let server = TestServer::start().await;
    let room = Room::create(&server, 2).await;
    let candidate = room.candidate(&server, 1).await;
    let withheld = (403, "not_published".to_owned());
    for path in &resources(&room) {
        let response = get(&server, path, &candidate.cookie).await;
        assert_eq!(refusal(response).await, withheld, "created");
    }
    let mut referent = room.referent(&server).await;
    room.begin(&server, &mut referent, 2).await;
    let finalize = Command::Finalize { end_running: true };
    referent.socket.ask(finalize).await.unwrap();
    for path in &resources(&room) {
        let response = get(&server, path, &candidate.cookie).await;
        assert_eq!(refusal(response).await, withheld, "finalized");
    }
    let entry = post(&server, "/api/candidate/login", None, &room.entry(1)).await;
    assert_eq!(refusal(entry).await.1, "session_finalized");

    referent.socket.ask(Command::Publish).await.unwrap();
    let response = get(&server, &resources(&room)[0], &candidate.cookie).await;
    assert_eq!(
        response.status(),
        200,
        "the login of the day still serves: it proved the personal code"
    );
}

#[tokio::test]
async fn a_candidate_of_another_session_and_staff_get_no_result_here() {
    let server = TestServer::start().await;
    let room = published(&server).await;
    let other = Room::create(&server, 1).await;
    let stranger = other.candidate(&server, 1).await;
    let response = get(&server, &resources(&other)[0], &stranger.cookie).await;
    assert_eq!(refusal(response).await.1, "not_published");
    let response = get(&server, &resources(&room)[0], &stranger.cookie).await;
    assert_eq!(refusal(response).await.1, "not_logged_in", "not here");
    for cookie in [room.referent_cookie(), ""] {
        for path in &resources(&room) {
            let response = get(&server, path, cookie).await;
            assert_eq!(refusal(response).await, (401, "not_logged_in".to_owned()));
        }
    }
    assert!(code_of(&server, &room, 1).await.is_some());
    assert_eq!(code_of(&server, &room, 2).await, None, "absent");
}

#[tokio::test]
async fn a_suspicion_that_came_to_nothing_leaves_the_center_neither_to_the_candidate_nor_to_others()
{
    let server = TestServer::start().await;
    let suspicion = Command::RecordIncident(vigie_shared::session::RecordIncident {
        category: IncidentCategory::C6,
        seats: vec![Seat(1)],
        number: None,
        description: "Regarde ailleurs".to_owned(),
        when: None,
        credit: false,
    });
    let dismissed = Command::ResolveIncident {
        incident: IncidentId(1),
        how: IncidentResolution::Dismissed,
        reason: "Il cherchait son stylo".to_owned(),
    };
    let (room, mut referent) = finalized_after(&server, [suspicion, dismissed]).await;
    referent.socket.ask(Command::Publish).await.unwrap();
    let review = room.finalization_view(&server).await;
    let facts = review.seats[0].decision.facts.as_ref().unwrap();
    assert_eq!(facts.fraud, FraudFinding::Dismissed, "it is on record");

    let cookie = come_back(&server, &room, 1).await;
    let result = get(&server, &resources(&room)[0], &cookie).await;
    let result: Value = result.json().await.unwrap();
    assert_eq!(result["facts"]["fraud"], "none");
    for file in ["prescriber.csv", "parcoursup.csv"] {
        for lang in ["fr", "en"] {
            let path = format!("/api/sessions/{}/{file}?lang={lang}", room.id);
            let table = get(&server, &path, room.referent_cookie()).await;
            let table = table.text().await.unwrap();
            assert!(table.contains("Person01"));
            assert!(!table.contains("fraud"), "{table}");
        }
    }
}
