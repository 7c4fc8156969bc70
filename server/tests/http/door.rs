//! The door: who is refused with the right code of the room is let in by hand. With the file of a
//! real morning: a letter too many, a day and a month the wrong way round, somebody on no list.

use crate::{World, client::Client, sessions::form};
use serde_json::{Value, json};
use uuid::Uuid;
use vigie_server::store::CandidateRow;
use vigie_shared::{
    ids::SessionId,
    view::{DoorCase, DoorReason, MAX_DOOR_CASES},
};

const ROSTER: &str = include_str!("../../../tests/fixtures/rosters/wrong-on-the-day.csv");

/// A morning on which three people are refused.
struct DoorRoom {
    world: World,
    created: Value,
    invigilator: Client,
}

impl DoorRoom {
    async fn new() -> Self {
        let world = World::new().await;
        let mut referent = world.referent().await;
        let mut class = form();
        class["roster"] = json!(ROSTER);
        let created = referent.post("/api/sessions", class).await.expect(201);
        let mut invigilator = world.client();
        let duty = json!({
            "session": created["number"],
            "password": created["invigilator_password"],
            "name": "Sacha Martin",
        });
        let path = "/api/invigilator/login";
        invigilator.post(path, duty).await.expect(200);
        Self {
            world,
            created,
            invigilator,
        }
    }

    fn session(&self) -> SessionId {
        self.created["id"].as_str().unwrap().parse().unwrap()
    }

    /// Somebody types this and the code of the slip at this place, if they have one.
    async fn type_in(&self, typed: [&str; 3], slip: Option<usize>, ticket: u128) -> Client {
        let [first_name, last_name, birthdate] = typed;
        let mut entry = json!({
            "session": self.created["number"],
            "first_name": first_name,
            "last_name": last_name,
            "birthdate": birthdate,
            "access_code": self.created["access_code"],
            "door_ticket": page(ticket),
        });
        if let Some(slip) = slip {
            entry["personal_code"] = self.created["personal_codes"][slip]["code"].clone();
        }
        let mut client = self.world.client();
        let answer = client.post("/api/candidate/login", entry).await;
        answer.refused(401, "entry_refused");
        client
    }

    /// Who stands at the door, once there are so many: it is looked up beside the answer.
    async fn cases(&self, count: usize) -> Vec<DoorCase> {
        let app = self.world.app();
        loop {
            let cases = app.door.of_session(self.session(), app.clock.now());
            if cases.len() == count {
                return cases;
            }
            tokio::task::yield_now().await;
        }
    }

    async fn decide(&mut self, case: &DoorCase, decision: Value) -> crate::Answer {
        let path = format!("/api/invigilator/{}/door", self.created["number"]);
        let body = json!({
            "case": case.case, "decision": decision, "reason": "identity card seen",
        });
        self.invigilator.post(&path, body).await
    }

    /// What the waiting page learns, and then logs in with.
    async fn go_on(&self, client: &mut Client, ticket: u128) -> Value {
        let ticket = json!({ "ticket": page(ticket) });
        let answer = client.post("/api/candidate/door", ticket).await.expect(200);
        let mut entry = answer["admitted"].clone();
        entry["session"] = self.created["number"].clone();
        entry["access_code"] = self.created["access_code"].clone();
        client.post("/api/candidate/login", entry).await.expect(200)
    }

    async fn rows(&self) -> Vec<CandidateRow> {
        let app = self.world.app();
        app.store.candidates(self.session()).await.unwrap()
    }
}

/// The ticket of a page; each has a number of its own to show.
fn page(number: u128) -> Uuid {
    Uuid::from_u128(number << 8)
}

#[tokio::test]
async fn everybody_who_is_wrong_on_the_day_gets_in_and_is_corrected_on_record() {
    let mut morning = DoorRoom::new().await;
    let waiting = json!({ "ticket": page(1) });
    let mut ahmed = morning
        .type_in(["Ahmed", "Benali", "02/11/2007"], Some(1), 1)
        .await;
    let unknown = ahmed.post("/api/candidate/door", waiting).await.expect(200);
    assert_eq!(unknown, json!({}), "nobody has decided yet");
    let mut louis = morning
        .type_in(["Louis", "Cordier", "06/05/2008"], Some(2), 2)
        .await;
    let mut nadia = morning
        .type_in(["Nadia", "Ferrand", "12/09/2008"], None, 3)
        .await;
    let cases = morning.cases(3).await;
    let by_name = |name: &str| cases.iter().find(|case| case.last_name == name).unwrap();
    let seats = |name: &str| -> Vec<u16> {
        let nearest = by_name(name).nearest.iter();
        nearest.map(|seat| seat.0).collect()
    };
    assert_eq!(by_name("Benali").why, DoorReason::OtherName);
    assert_eq!(seats("Benali"), [2]);
    assert_eq!(by_name("Cordier").why, DoorReason::OtherBirthdate);
    assert_eq!(by_name("Cordier").code_of.unwrap().0, 3);
    assert_eq!(by_name("Ferrand").why, DoorReason::OnNoList);
    assert!(by_name("Ferrand").nearest.is_empty());
    for (name, seat) in [("Benali", 2), ("Cordier", 3)] {
        let decision = json!({ "correct": { "seat": seat } });
        morning.decide(by_name(name), decision).await.expect(200);
    }
    let enroll = json!("enroll");
    morning.decide(by_name("Ferrand"), enroll).await.expect(200);
    assert!(morning.cases(0).await.is_empty());
    for (client, ticket, name) in [
        (&mut ahmed, 1, "Benali"),
        (&mut louis, 2, "Cordier"),
        (&mut nadia, 3, "Ferrand"),
    ] {
        let entered = morning.go_on(client, ticket).await;
        assert_eq!(entered["last_name"], name);
    }
    let rows = morning.rows().await;
    assert_eq!(rows[1].person.last_name, "Benali");
    assert_eq!(rows[1].version, 2);
    assert_eq!(rows[2].person.birthdate, "2008-05-06");
    assert_eq!(rows[3].person.last_name, "Ferrand");
    let app = morning.world.app();
    let journal = app.store.journal(morning.session(), 1).await.unwrap();
    let events: String = journal.iter().map(|row| row.events.as_str()).collect();
    assert_eq!(events.matches("candidate_corrected").count(), 2);
    assert_eq!(events.matches("candidate_enrolled").count(), 1);
    assert!(events.contains("identity card seen") && !events.contains("Ferrand"));
}

#[tokio::test]
async fn a_referent_who_follows_the_room_decides_as_well_and_is_on_record() {
    let morning = DoorRoom::new().await;
    let mut ahmed = morning
        .type_in(["Ahmed", "Benali", "02/11/2007"], Some(1), 1)
        .await;
    let cases = morning.cases(1).await;
    let path = format!("/api/sessions/{}/door", morning.session());
    let body = json!({
        "case": cases[0].case, "decision": { "correct": { "seat": 2 } },
        "reason": "identity card seen",
    });
    let mut stranger = morning.world.client();
    let answer = stranger.post(&path, body.clone()).await;
    answer.refused(401, "not_logged_in");
    let mut referent = morning.world.referent().await;
    let unknown = format!("/api/sessions/{}/door", Uuid::from_u128(1));
    let answer = referent.post(&unknown, body.clone()).await;
    answer.refused(404, "not_found");
    referent.post(&path, body.clone()).await.expect(200);
    assert_eq!(morning.go_on(&mut ahmed, 1).await["last_name"], "Benali");
    // The case is decided: nobody waits so any more.
    let answer = referent.post(&path, body).await;
    answer.refused(404, "not_found");
    let app = morning.world.app();
    let journal = app.store.journal(morning.session(), 1).await.unwrap();
    let corrected = journal
        .iter()
        .find(|row| row.events.contains("candidate_corrected"));
    assert!(corrected.unwrap().events.contains("\"referent\""));
}

#[tokio::test]
async fn the_door_shows_only_who_has_the_code_of_the_room_and_a_few_of_them() {
    let morning = DoorRoom::new().await;
    let mut wrong = json!({
        "session": morning.created["number"],
        "first_name": "Nadia", "last_name": "Ferrand", "birthdate": "12/09/2008",
        "access_code": "XXXX22", "door_ticket": page(9),
    });
    let mut client = morning.world.client();
    let path = "/api/candidate/login";
    client
        .post(path, wrong.clone())
        .await
        .refused(401, "entry_refused");
    wrong["session"] = json!(1);
    client.post(path, wrong).await.refused(401, "entry_refused");
    for ticket in 10..14 {
        morning
            .type_in(["Nadia", "Ferrand", "12/09/2008"], None, ticket)
            .await;
    }
    let shown = morning.cases(4).await;
    assert!(shown.len() <= MAX_DOOR_CASES);
    assert!(shown.iter().all(|case| case.last_name == "Ferrand"));
}

#[tokio::test]
async fn who_is_turned_away_does_not_get_in_and_nobody_decides_twice() {
    let mut morning = DoorRoom::new().await;
    let mut nadia = morning
        .type_in(["Nadia", "Ferrand", "12/09/2008"], None, 3)
        .await;
    let case = morning.cases(1).await.remove(0);
    let away = json!("turn_away");
    morning.decide(&case, away.clone()).await.expect(200);
    morning.decide(&case, away).await.refused(404, "not_found");
    let ticket = json!({ "ticket": page(3) });
    let answer = nadia.post("/api/candidate/door", ticket).await.expect(200);
    assert_eq!(answer, json!({}));
}
