//! Candidates corrected, enrolled, removed and moved after a session was created.

use crate::{CANDIDATE, World, client::Client, sessions::form};
use serde_json::{Value, json};
use vigie_server::archive::{ArchiveDatabase, ArchiveInvalid, ClaimMismatch};
use vigie_shared::ids::{Seat, SessionId};

/// A session with Léa Petit and Léo Roux.
struct CorrectionRoom {
    world: World,
    referent: Client,
    created: Value,
}

impl CorrectionRoom {
    async fn new() -> Self {
        let world = World::new().await;
        let mut referent = world.referent().await;
        let created = referent.post("/api/sessions", form()).await.expect(201);
        Self {
            world,
            referent,
            created,
        }
    }

    fn id(&self) -> &str {
        self.created["id"].as_str().unwrap()
    }

    fn path(&self, rest: &str) -> String {
        format!("/api/sessions/{}/candidates{rest}", self.id())
    }

    async fn details(&mut self) -> Value {
        let path = format!("/api/sessions/{}", self.id());
        self.referent.get(&path).await.expect(200)
    }

    /// What the form of a candidate holds, and the code of their slip.
    async fn edit_of(&mut self, place: usize) -> Value {
        let known = self.details().await["candidates"][place].clone();
        let terms = json!({
            "extra_time": known["extra_time"], "accessible": known["accessible"],
        });
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
        json!({
            "seen_version": known["version"],
            "seen_terms": terms,
            "person": person,
            "terms": terms,
            "reason": "as on the identity card",
        })
    }

    /// The credentials of the candidate at this place, with these names.
    async fn entry(&mut self, place: usize, first: &str, last: &str, birthdate: &str) -> Value {
        let details = self.details().await;
        json!({
            "session": self.created["number"],
            "first_name": first,
            "last_name": last,
            "birthdate": birthdate,
            "access_code": self.created["access_code"],
            "personal_code": details["personal_codes"][place]["code"],
        })
    }

    /// What `vigie journal verify` says of the session.
    async fn verify(&self) -> Result<(), ArchiveInvalid> {
        let url = format!(
            "sqlite://{}",
            self.world.dir.path().join("vigie.db").display()
        );
        let archive = ArchiveDatabase::open(&url).await.unwrap();
        let id: SessionId = self.id().parse().unwrap();
        let record = archive.session(id).await.unwrap().unwrap();
        record.verify(&self.world.app().bank).map(|_| ())
    }
}

#[tokio::test]
async fn a_corrected_identity_opens_the_door_and_the_record_has_its_digest_only() {
    let mut session = CorrectionRoom::new().await;
    let mut edit = session.edit_of(0).await;
    edit["person"]["last_name"] = json!("Lepetit");
    edit["person"]["birthdate"] = json!("03/01/2008");
    let path = session.path("/1");
    let details = session.referent.put(&path, edit.clone()).await.expect(200);
    assert_eq!(details["candidates"][0]["last_name"], "Lepetit");
    assert_eq!(details["candidates"][0]["birthdate"], "2008-01-03");
    assert_eq!(details["candidates"][0]["version"], 2);
    let old = session.entry(0, "Léa", "Petit", "2008-01-02").await;
    let new = session.entry(0, "Léa", "Lepetit", "2008-01-03").await;
    session.world.enter(old).await.refused(401, "entry_refused");
    session.world.enter(new).await.expect(200);
    // The same again, as after an answer that was lost, changes nothing.
    let again = session.referent.put(&path, edit).await.expect(200);
    assert_eq!(again["candidates"][0]["version"], 2);
    let id = session.id().parse().unwrap();
    let rows = session.world.app().store.journal(id, 1).await.unwrap();
    assert!(
        rows.iter()
            .any(|row| row.events.contains("candidate_corrected"))
    );
    assert!(rows.iter().all(|row| !row.events.contains("Lepetit")));
    session.verify().await.unwrap();
}

#[tokio::test]
async fn an_identity_changed_in_the_tables_is_found() {
    let mut session = CorrectionRoom::new().await;
    let mut edit = session.edit_of(0).await;
    edit["person"]["last_name"] = json!("Lepetit");
    let path = session.path("/1");
    session.referent.put(&path, edit).await.expect(200);
    session.verify().await.unwrap();
    let found = || ArchiveInvalid::Claim(ClaimMismatch::Identity(Seat(1)));
    let world = &session.world;
    world
        .change("update candidate set last_name = 'Legrand' where last_name = 'Lepetit'")
        .await;
    assert_eq!(session.verify().await, Err(found()));
    let world = &session.world;
    world
        .change("update candidate set last_name = 'Lepetit' where last_name = 'Legrand'")
        .await;
    session.verify().await.unwrap();
    let world = &session.world;
    world
        .change("update candidate_version set birth_place = 'Lyon' where version = 1")
        .await;
    assert_eq!(session.verify().await, Err(found()));
    // A person who was erased leaves nothing to compare.
    let world = &session.world;
    world.change("delete from candidate_version").await;
    assert_eq!(session.verify().await, Err(found()));
    let world = &session.world;
    world.change("delete from candidate where seat = 1").await;
    session.verify().await.unwrap();
}

#[tokio::test]
async fn of_two_who_edit_one_candidate_the_second_is_refused_and_nothing_is_half_done() {
    let mut session = CorrectionRoom::new().await;
    let mut mine = session.edit_of(0).await;
    mine["terms"] = json!({ "extra_time": 3300, "accessible": true });
    let mut yours = mine.clone();
    yours["person"]["last_name"] = json!("Lepetit");
    yours["terms"] = json!({ "extra_time": 1000, "accessible": false });
    let path = session.path("/1");
    let details = session.referent.put(&path, mine).await.expect(200);
    assert_eq!(details["candidates"][0]["extra_time"], 3300);
    assert_eq!(details["candidates"][0]["accessible"], true);
    let answer = session.referent.put(&path, yours).await;
    answer.refused(409, "candidate_changed");
    let details = session.details().await;
    assert_eq!(details["candidates"][0]["last_name"], "Petit");
    assert_eq!(details["candidates"][0]["extra_time"], 3300);
    session.verify().await.unwrap();
}

#[tokio::test]
async fn what_a_roster_could_not_have_is_named_and_what_is_doubtful_asked() {
    let mut session = CorrectionRoom::new().await;
    let path = session.path("/1");
    let mut bad = session.edit_of(0).await;
    bad["person"]["birthdate"] = json!("31/02/2008");
    let detail = session.referent.put(&path, bad).await;
    let detail = detail.refused(422, "roster_refused");
    assert_eq!(detail["faults"][0]["column"], "birthdate");
    assert_eq!(detail["faults"][0]["code"], "bad_birthdate");
    let mut old = session.edit_of(0).await;
    old["person"]["birthdate"] = json!("02/01/1908");
    let detail = session.referent.put(&path, old.clone()).await;
    let detail = detail.refused(422, "roster_refused");
    assert_eq!(detail["faults"][0]["severity"], "asks");
    old["accepted"] = json!(["odd_birthdate"]);
    session.referent.put(&path, old).await.expect(200);
    let mut same = session.edit_of(1).await;
    same["person"]["first_name"] = json!("Léa");
    same["person"]["last_name"] = json!("PETIT");
    same["person"]["birthdate"] = json!("1908-01-02");
    same["accepted"] = json!(["odd_birthdate"]);
    let path = session.path("/2");
    let detail = session.referent.put(&path, same).await;
    let detail = detail.refused(422, "fields_refused");
    let fields = json!([{ "field": "last_name", "code": "duplicate" }]);
    assert_eq!(detail["fields"], fields);
    let mut wordless = session.edit_of(1).await;
    wordless["reason"] = json!(" ");
    let answer = session.referent.put(&path, wordless).await;
    answer.refused(422, "fields_refused");
}

#[tokio::test]
async fn a_late_candidate_gets_the_next_seat_and_enters() {
    let mut session = CorrectionRoom::new().await;
    let late = json!({
        "person": {
            "first_name": "Nadia", "last_name": "Ferrand", "birthdate": "12/09/2008",
            "sex": "F", "birth_place": "", "external_id": "", "division": "TG2",
        },
        "terms": { "extra_time": 0, "accessible": false },
        "reason": "on no list",
    });
    let path = session.path("");
    let details = session.referent.post(&path, late.clone()).await.expect(201);
    assert_eq!(details["candidates"][2]["seat"], 3);
    let again = session.referent.post(&path, late).await;
    again.refused(422, "fields_refused");
    let entry = session.entry(2, "Nadia", "Ferrand", "2008-09-12").await;
    session.world.enter(entry).await.expect(200);
    session.verify().await.unwrap();
}

#[tokio::test]
async fn a_candidate_is_removed_or_moved_and_the_codes_open_nothing_any_more() {
    let mut session = CorrectionRoom::new().await;
    let entry = session.entry(1, "Léo", "Roux", "2008-05-06").await;
    let mut other = form();
    other["roster"] = json!("Nom;Prénom;Date de naissance\nDurand;Zoé;2008-01-02\n");
    let other = session
        .referent
        .post("/api/sessions", other)
        .await
        .expect(201);
    let path = session.path("/2/removal");
    let unknown = json!({ "reason": "too many here", "move_to": session.id() });
    let answer = session.referent.post(&path, unknown).await;
    answer.refused(404, "not_found");
    let wanted = json!({ "reason": "too many here", "move_to": other["id"] });
    let details = session.referent.post(&path, wanted).await.expect(200);
    assert_eq!(details["candidates"].as_array().unwrap().len(), 1);
    session
        .world
        .enter(entry)
        .await
        .refused(401, "entry_refused");
    let path = format!("/api/sessions/{}", other["id"].as_str().unwrap());
    let there = session.referent.get(&path).await.expect(200);
    assert_eq!(there["candidates"][1]["last_name"], "Roux");
    assert_eq!(there["candidates"][1]["extra_time"], 3300);
    let entry = json!({
        "session": other["number"], "first_name": "Léo", "last_name": "Roux",
        "birthdate": "2008-05-06", "access_code": other["access_code"],
        "personal_code": there["personal_codes"][1]["code"],
    });
    session.world.enter(entry).await.expect(200);
    let path = session.path("/1/removal");
    let gone = json!({ "reason": "has left the school" });
    session.referent.post(&path, gone.clone()).await.expect(200);
    let answer = session.referent.post(&path, gone).await;
    answer.refused(404, "not_found");
    session.verify().await.unwrap();
}

#[tokio::test]
async fn sessions_of_other_centers_and_strangers_change_nothing() {
    let mut session = CorrectionRoom::new().await;
    let edit = session.edit_of(0).await;
    let path = session.path("/1");
    let mut stranger = session.world.client();
    let answer = stranger.put(&path, edit.clone()).await;
    answer.refused(401, "not_logged_in");
    let candidate = session.entry(0, "Léa", "Petit", "2008-01-02").await;
    let mut candidate_client = session.world.client();
    candidate_client
        .post(CANDIDATE, candidate)
        .await
        .expect(200);
    let answer = candidate_client.put(&path, edit).await;
    answer.refused(401, "not_logged_in");
}

#[tokio::test]
async fn a_session_is_edited_by_who_saw_it_as_it_is() {
    let mut session = CorrectionRoom::new().await;
    let path = format!("/api/sessions/{}", session.id());
    let edit = json!({
        "seen_revision": 1, "site": "2 rue des Écoles, Lyon", "room": "C3",
        "held_on": "2025-06-03", "held_at": "09:00", "observations": "",
    });
    let details = session.referent.put(&path, edit.clone()).await.expect(200);
    assert_eq!(
        (&details["room"], &details["revision"]),
        (&json!("C3"), &json!(2))
    );
    let answer = session.referent.put(&path, edit.clone()).await;
    answer.refused(409, "session_changed");
    let mut bad = edit;
    bad["held_at"] = json!("9 am");
    bad["room"] = json!("");
    let detail = session.referent.put(&path, bad).await;
    let detail = detail.refused(422, "fields_refused");
    assert_eq!(detail["fields"].as_array().unwrap().len(), 2);
}

#[tokio::test]
async fn what_is_probably_not_meant_is_asked_before_a_session_moves() {
    let mut session = CorrectionRoom::new().await;
    let number = session.created["number"].clone();
    let other = session.referent.post("/api/sessions", form()).await;
    other.expect(201);
    let known = session.details().await;
    let path = format!("/api/sessions/{}", session.id());
    let mut edit = json!({ "seen_revision": 1, "observations": "bring paper",
        "accepted_concerns": [] });
    for field in ["site", "room", "held_on", "held_at"] {
        edit[field] = known[field].clone();
    }
    // Nothing moves: nothing is asked, although the other session is in the same room.
    session.referent.put(&path, edit.clone()).await.expect(200);

    edit["seen_revision"] = json!(2);
    edit["held_on"] = json!("2019-06-02");
    let answer = session.referent.put(&path, edit.clone()).await;
    let detail = answer.refused(422, "session_concerns");
    let codes: Vec<&Value> = detail["concerns"].as_array().unwrap().iter().collect();
    assert!(
        codes.iter().any(|one| one["code"] == "in_the_past"),
        "{detail}"
    );
    assert!(
        codes.iter().any(|one| one["code"] == "on_a_sunday"),
        "{detail}"
    );
    assert!(codes.iter().all(|one| one["other_session"] != number));
    edit["accepted_concerns"] = json!(["in_the_past", "on_a_sunday"]);
    let moved = session.referent.put(&path, edit.clone()).await.expect(200);
    assert_eq!(moved["held_on"], "2019-06-02");

    // A program that cannot ask anybody says nothing, and is not asked.
    edit["seen_revision"] = json!(3);
    edit["held_on"] = known["held_on"].clone();
    edit.as_object_mut().unwrap().remove("accepted_concerns");
    session.referent.put(&path, edit).await.expect(200);
}

#[tokio::test]
async fn a_session_that_is_called_off_stays_on_record_and_opens_to_nobody() {
    let mut session = CorrectionRoom::new().await;
    let entry = session.entry(0, "Léa", "Petit", "2008-01-02").await;
    session.world.enter(entry.clone()).await.expect(200);
    let path = format!("/api/sessions/{}/cancellation", session.id());
    let wordless = json!({ "reason": "" });
    let answer = session.referent.post(&path, wordless).await;
    answer.refused(422, "fields_refused");
    let reason = json!({ "reason": "power cut in the building" });
    let details = session
        .referent
        .post(&path, reason.clone())
        .await
        .expect(200);
    assert_eq!(details["status"], "cancelled");
    session.referent.post(&path, reason).await.expect(200);
    session
        .world
        .enter(entry)
        .await
        .refused(403, "session_cancelled");
    let duty = json!({
        "session": session.created["number"],
        "password": session.created["invigilator_password"],
        "name": "Sacha Martin",
    });
    session
        .world
        .go_on_duty(duty)
        .await
        .refused(403, "session_cancelled");
    let path = session.path("/1");
    let edit = session.edit_of(0).await;
    let mut changed = edit;
    changed["person"]["last_name"] = json!("Lepetit");
    let answer = session.referent.put(&path, changed).await;
    answer.refused(403, "session_cancelled");
    session.verify().await.unwrap();
}
