//! Sessions and rosters of a center.

use crate::{World, client::Client};
use serde_json::{Value, json};

const ROSTER: &str = "Nom de naissance;Prénom;Date de naissance;Temps majoré\n\
                      Petit;Léa;02/01/2008;\nRoux;Léo;2008-05-06;33 %\n";

pub(crate) fn form() -> Value {
    json!({
        "site": "1 rue des Écoles, Lyon",
        "room": "B12",
        "held_on": "2025-06-02",
        "held_at": "10:30",
        "invigilators": ["Marie Dupont"],
        "observations": "",
        "companion": "required",
        "roster": ROSTER,
    })
}

/// What stops or asks: line, column, code and severity.
fn blocking(detail: &Value) -> Value {
    let faults = detail["faults"].as_array().unwrap().iter();
    let blocking = faults
        .filter(|fault| fault["severity"] != "note")
        .map(|fault| {
            json!({
                "line": fault["line"], "column": fault["column"], "code": fault["code"],
                "severity": fault["severity"],
            })
        });
    blocking.collect()
}

async fn create(client: &mut Client) -> Value {
    client.post("/api/sessions", form()).await.expect(201)
}

#[tokio::test]
async fn a_session_is_created_from_a_roster_and_opens_its_doors() {
    let world = World::new().await;
    let mut client = world.referent().await;
    let created = create(&mut client).await;
    assert_eq!(created["candidates"], 2);
    let details = client
        .get(&format!(
            "/api/sessions/{}",
            created["id"].as_str().unwrap()
        ))
        .await;
    let details = details.expect(200);
    assert_eq!(details["access_code"], created["access_code"]);
    assert_eq!(
        details["invigilator_password"],
        created["invigilator_password"]
    );
    assert_eq!(details["invigilators"], json!(["Marie Dupont"]));
    assert_eq!(details["status"], "created");
    assert_eq!(details["candidates"][1]["first_name"], "Léo");
    assert_eq!(details["candidates"][1]["extra_time"], 3_300);
    let entry = json!({
        "session": created["number"],
        "first_name": "lea",
        "last_name": "petit",
        "birthdate": "2008-01-02",
        "access_code": created["access_code"],
        "personal_code": created["personal_codes"][0]["code"],
    });
    world
        .client()
        .post("/api/candidate/login", entry)
        .await
        .expect(200);
}

#[tokio::test]
async fn every_fault_of_a_form_is_named_and_nothing_is_created() {
    let world = World::new().await;
    let mut client = world.referent().await;
    let before = client.get("/api/sessions").await.expect(200);
    let mut bad = form();
    bad["room"] = json!("");
    bad["held_on"] = json!("2025-02-30");
    bad["held_at"] = json!("2 pm");
    let detail = client
        .post("/api/sessions", bad)
        .await
        .refused(422, "fields_refused");
    let fields = json!({ "fields": [
        { "field": "room", "code": "empty" },
        { "field": "held_on", "code": "bad_date" },
        { "field": "held_at", "code": "bad_time" },
    ] });
    assert_eq!(detail, fields);
    let mut bad = form();
    bad["roster"] = json!("Nom;Prénom;Date de naissance\nPetit;;2008-01-02\n=A1;Léo;x\n");
    let detail = client
        .post("/api/sessions", bad)
        .await
        .refused(422, "roster_refused");
    let faults = json!([
        { "line": 2, "column": "first_name", "code": "one_name", "severity": "asks" },
        { "line": 3, "column": "last_name", "code": "formula", "severity": "stops" },
        { "line": 3, "column": "birthdate", "code": "bad_birthdate", "severity": "stops" },
    ]);
    assert_eq!(blocking(&detail), faults);
    assert_eq!(client.get("/api/sessions").await.expect(200), before);
}

#[tokio::test]
async fn a_roster_is_looked_at_before_anything_is_created() {
    let world = World::new().await;
    let mut client = world.referent().await;
    let csv = format!("{ROSTER}Petit;Lea;2008-01-02;\n");
    let checked = client
        .post("/api/roster/check", json!({ "csv": csv }))
        .await
        .expect(200);
    assert_eq!(checked["candidates"].as_array().unwrap().len(), 2);
    let fault = json!([
        { "line": 4, "column": null, "code": "duplicate_of_line", "severity": "stops" },
    ]);
    assert_eq!(blocking(&checked), fault);
    assert_eq!(checked["faults"][1]["same_as_line"], 2);
    let huge = json!({ "csv": "x".repeat(10_000_000) });
    client
        .post("/api/roster/check", huge)
        .await
        .refused(413, "too_large");
    let check = world
        .client()
        .post("/api/roster/check", json!({ "csv": "" }))
        .await;
    check.refused(401, "not_logged_in");
}

#[tokio::test]
async fn the_list_turns_page_by_page_without_losing_a_session() {
    let world = World::new().await;
    let mut client = world.referent().await;
    let mut created = vec![world.demo.session.number];
    for _ in 0..4 {
        created.push(create(&mut client).await["number"].as_u64().unwrap() as u32);
    }
    let mut listed = Vec::new();
    let mut address = "/api/sessions?limit=2".to_owned();
    loop {
        let page = client.get(&address).await.expect(200);
        let sessions = page["sessions"].as_array().unwrap();
        listed.extend(
            sessions
                .iter()
                .map(|entry| entry["number"].as_u64().unwrap() as u32),
        );
        let Some(next) = page["next"].as_str() else {
            break;
        };
        address = format!("/api/sessions?limit=2&before={next}");
    }
    created.reverse();
    assert_eq!(listed, created);
}

#[tokio::test]
async fn a_session_of_another_center_is_not_there() {
    let world = World::new().await;
    let pool = world.app().store.pool();
    sqlx::query("insert into center (id, name, kind) values ('018f0000-0000-7000-8000-000000000001', 'B', 'SUP')")
        .execute(pool)
        .await
        .unwrap();
    let mut client = world.referent().await;
    let id = create(&mut client).await["id"].as_str().unwrap().to_owned();
    client.get(&format!("/api/sessions/{id}")).await.expect(200);
    sqlx::query("update referent set center_id = '018f0000-0000-7000-8000-000000000001'")
        .execute(pool)
        .await
        .unwrap();
    client
        .get(&format!("/api/sessions/{id}"))
        .await
        .refused(404, "not_found");
    client
        .get("/api/sessions/not-an-id")
        .await
        .refused(404, "not_found");
    assert_eq!(
        client.get("/api/sessions").await.expect(200)["sessions"],
        json!([])
    );
    let mut invigilator = world.client();
    invigilator
        .post("/api/invigilator/login", world.duty())
        .await
        .expect(200);
    let own = format!("/api/sessions/{}", world.demo.session.id);
    invigilator.get(&own).await.refused(401, "not_logged_in");
}

#[tokio::test]
async fn the_agenda_says_what_is_to_be_done_and_finds_by_name() {
    let world = World::new().await;
    let mut referent = world.referent().await;
    let mut later = form();
    later["held_on"] = json!("2025-09-02");
    let mut earlier = form();
    earlier["held_on"] = json!("2025-05-02");
    let mut numbers = Vec::new();
    for form in [later, earlier] {
        let created = referent.post("/api/sessions", form).await.expect(201);
        numbers.push(created["number"].clone());
    }
    let agenda = referent.get("/api/sessions/agenda").await.expect(200);
    let of = |agenda: &Value, part: &str| {
        let list = agenda[part].as_array().unwrap().iter();
        list.map(|one| one["number"].clone()).collect::<Vec<_>>()
    };
    assert_eq!(of(&agenda, "upcoming"), [numbers[0].clone()]);
    assert_eq!(of(&agenda, "to_finalize"), [numbers[1].clone()]);
    assert_eq!(agenda["upcoming"][0]["candidates"], 2);

    for (search, found) in [("lea%20PETIT", 1), ("nobody", 0), ("petit%202008", 0)] {
        let path = format!("/api/sessions/agenda?search={search}");
        let agenda = referent.get(&path).await.expect(200);
        assert_eq!(of(&agenda, "upcoming").len(), found, "{search}");
    }
    let path = format!("/api/sessions/agenda?search={}", numbers[1]);
    let agenda = referent.get(&path).await.expect(200);
    assert_eq!(of(&agenda, "to_finalize"), [numbers[1].clone()]);
    assert!(of(&agenda, "today").is_empty() && of(&agenda, "upcoming").is_empty());
}
