//! Sessions made by mistake, erased.

use crate::{World, sessions::form};
use serde_json::{Value, json};
use vigie_server::archive::ArchiveDatabase;
use vigie_shared::{ids::SessionId, time::MINUTE};

fn reason() -> Value {
    json!({ "reason": "made twice" })
}

/// The tables that held something of a session.
const TABLES: [&str; 5] = [
    "select count(*) from session where id = $1",
    "select count(*) from candidate where session_id = $1",
    "select count(*) from invigilator where session_id = $1",
    "select count(*) from journal where session_id = $1",
    "select count(*) from login where session_id = $1",
];

#[tokio::test]
async fn a_session_made_by_mistake_is_erased_and_the_trail_says_why() {
    let world = World::new().await;
    let mut referent = world.referent().await;
    let created = referent.post("/api/sessions", form()).await.expect(201);
    let kept = referent.post("/api/sessions", form()).await.expect(201);
    let id = created["id"].as_str().unwrap();
    let path = format!("/api/sessions/{id}/deletion");
    let duty = json!({
        "session": created["number"],
        "password": created["invigilator_password"],
        "name": "Sacha Martin",
    });
    world.go_on_duty(duty.clone()).await.expect(200);

    let wordless = referent.post(&path, json!({ "reason": " " })).await;
    wordless.refused(422, "fields_refused");
    world.app().clock.advance(16 * MINUTE);
    let answer = referent.post(&path, reason()).await;
    answer.refused(403, "confirmation_needed");
    let password = json!({ "password": world.demo.referent.password });
    let confirm = referent.post("/api/referent/confirm", password).await;
    confirm.expect(204);
    referent.post(&path, reason()).await.expect(204);

    referent
        .post(&path, reason())
        .await
        .refused(404, "not_found");
    let gone = referent.get(&format!("/api/sessions/{id}")).await;
    gone.refused(404, "not_found");
    world.go_on_duty(duty).await.refused(401, "entry_refused");
    for sql in TABLES {
        let (left,): (i64,) = sqlx::query_as(sql)
            .bind(id)
            .fetch_one(world.app().store.pool())
            .await
            .unwrap();
        assert_eq!(left, 0, "{sql}");
    }
    let list = referent.get("/api/sessions").await.expect(200);
    let listed = list["sessions"].as_array().unwrap();
    assert!(listed.iter().any(|entry| entry["id"] == kept["id"]));
    assert!(listed.iter().all(|entry| entry["id"] != created["id"]));

    let number = created["number"].as_u64().unwrap();
    let trail = referent.get(&format!("/api/audit?session={number}")).await;
    let trail = trail.expect(200);
    let line = &trail["lines"][0];
    assert_eq!(line["action"], "change_session");
    assert_eq!(line["subject"], "deleted: made twice");
    // The number of what is gone is read from what is left of it.
    assert_eq!(line["session_number"].as_u64(), Some(number));

    // The other records are whole, and there is none of this one.
    let url = format!("sqlite://{}", world.dir.path().join("vigie.db").display());
    let archive = ArchiveDatabase::open(&url).await.unwrap();
    let session = |id: &Value| id.as_str().unwrap().parse::<SessionId>().unwrap();
    let erased = archive.session(session(&created["id"])).await.unwrap();
    assert!(erased.is_none());
    let record = archive.session(session(&kept["id"])).await.unwrap();
    record.unwrap().verify(&world.app().bank).unwrap();
}
