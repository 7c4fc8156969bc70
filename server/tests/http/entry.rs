//! Candidates and invigilators at the portal.

use crate::{CANDIDATE, INVIGILATOR, World, sessions::form};
use serde_json::json;
use vigie_server::auth::Portal;

#[tokio::test]
async fn a_candidate_enters_however_the_name_is_spelt() {
    let world = World::new().await;
    let mut client = world.client();
    let mut entry = world.entry();
    entry["first_name"] = json!(" CHLOE ");
    entry["last_name"] = json!("abadie");
    entry["access_code"] = json!(world.demo.session.access_code.to_lowercase());
    let entered = client.post(CANDIDATE, entry).await.expect(200);
    assert_eq!(
        entered,
        json!({ "first_name": "Chloé", "last_name": "Abadie" })
    );
    let me = client.get(&world.at("candidate", "me")).await.expect(200);
    assert_eq!(me["first_name"], "Chloé");
    assert_eq!(me["session"]["number"], world.demo.session.number);
    assert_eq!(me["session"]["status"], "created");
    client
        .post(&world.at("candidate", "logout"), json!({}))
        .await
        .expect(204);
    client
        .get(&world.at("candidate", "me"))
        .await
        .refused(401, "not_logged_in");
}

#[tokio::test]
async fn whatever_is_wrong_the_refusal_is_the_same() {
    let world = World::new().await;
    let wrong = [
        ("session", json!(99_999)),
        ("first_name", json!("Cléo")),
        ("last_name", json!("")),
        ("birthdate", json!("2008-03-15")),
        ("birthdate", json!("yesterday")),
        ("access_code", json!("XXXX22")),
        ("personal_code", json!("XXXX2222")),
    ];
    let mut texts = Vec::new();
    for (field, value) in wrong {
        let mut entry = world.entry();
        entry[field] = value;
        let answer = world.enter(entry).await;
        texts.push(answer.text.clone());
        answer.refused(401, "entry_refused");
    }
    texts.dedup();
    assert_eq!(texts, [r#"{"code":"entry_refused"}"#]);
}

#[tokio::test]
async fn a_finalized_session_says_so_only_to_those_it_knows() {
    let world = World::new().await;
    world.change("update session set finalized_at = 1").await;
    let answer = world.enter(world.entry()).await;
    answer.refused(403, "session_finalized");
    let mut entry = world.entry();
    entry["access_code"] = json!("XXXX22");
    world.enter(entry).await.refused(401, "entry_refused");
}

#[tokio::test]
async fn an_invigilator_enters_with_the_password_and_a_name() {
    let world = World::new().await;
    let mut client = world.client();
    let me = client.post(INVIGILATOR, world.duty()).await.expect(200);
    assert_eq!(me["name"], "Sacha Martin");
    let mut now = client.get(&world.at("invigilator", "me")).await.expect(200);
    assert!(now["login"].take().is_string());
    assert_eq!(
        (&now["name"], &now["session"]),
        (&me["name"], &me["session"])
    );
    let mut duty = world.duty();
    duty["name"] = json!(" ");
    let detail = world.go_on_duty(duty).await;
    let detail = detail.refused(422, "fields_refused");
    assert_eq!(
        detail,
        json!({ "fields": [{ "field": "name", "code": "empty" }] })
    );
    let mut duty = world.duty();
    duty["password"] = json!("nothing");
    world.go_on_duty(duty).await.refused(401, "entry_refused");
}

#[tokio::test]
async fn three_roles_live_in_one_browser_and_none_opens_the_door_of_another() {
    let world = World::new().await;
    let mut client = world.referent().await;
    client.post(CANDIDATE, world.entry()).await.expect(200);
    client.post(INVIGILATOR, world.duty()).await.expect(200);
    let number = world.demo.session.number;
    let portals = ["candidate", "invigilator"].map(|portal| format!("{portal}-{number}"));
    let [candidate, invigilator] = &portals;
    let me = |portal: &str| world.at(portal, "me");
    for path in [
        me("candidate"),
        me("invigilator"),
        "/api/referent/me".into(),
    ] {
        client.get(&path).await.expect(200);
    }
    let token = client.cookie(candidate).unwrap().to_owned();
    let others = [
        (invigilator.as_str(), me("invigilator")),
        ("referent", "/api/referent/me".into()),
    ];
    for (cookie, path) in others {
        let mut thief = world.client();
        thief.forge(cookie, &token);
        thief.get(&path).await.refused(401, "not_logged_in");
    }
    client
        .post(&world.at("candidate", "logout"), json!({}))
        .await
        .expect(204);
    client.get(&world.at("invigilator", "me")).await.expect(200);
    client.get("/api/referent/me").await.expect(200);
    let mut thief = world.client();
    thief.forge(candidate, &token);
    thief
        .get(&world.at("candidate", "me"))
        .await
        .refused(401, "not_logged_in");
}

#[tokio::test]
async fn the_login_of_a_candidate_ends_after_eight_hours() {
    let world = World::new().await;
    let mut client = world.candidate().await;
    world
        .app()
        .clock
        .advance(Portal::Candidate.lifetime_micros() - 1);
    client.get(&world.at("candidate", "me")).await.expect(200);
    world.app().clock.advance(1);
    client
        .get(&world.at("candidate", "me"))
        .await
        .refused(401, "not_logged_in");
}

#[tokio::test]
async fn files_of_the_bank_are_not_there_before_the_test() {
    let world = World::new().await;
    let mut client = world.client();
    client
        .get(&world.at("candidate", "bank/club.svg"))
        .await
        .refused(401, "not_logged_in");
    client.post(CANDIDATE, world.entry()).await.expect(200);
    let with_file = world
        .app()
        .bank
        .items()
        .iter()
        .find_map(|item| item.content.image.as_ref());
    let file = with_file.map_or("club.svg", |image| image.file.as_str());
    client
        .get(&world.at("candidate", &format!("bank/{file}")))
        .await
        .refused(404, "not_found");
    client
        .get(&world.at("candidate", "bank/..%2Fquestions%2F1.1.toml"))
        .await
        .refused(404, "not_found");
}

#[tokio::test]
async fn two_sessions_live_in_one_browser_and_neither_login_opens_the_other() {
    let world = World::new().await;
    let mut client = world.referent().await;
    let other = client.post("/api/sessions", form()).await.expect(201);
    let there = |resource: &str| format!("/api/invigilator/{}/{resource}", other["number"]);

    client.post(INVIGILATOR, world.duty()).await.expect(200);
    client.get(&there("me")).await.refused(401, "not_logged_in");
    let duty = json!({
        "session": other["number"], "password": other["invigilator_password"], "name": "Idir",
    });
    client.post(INVIGILATOR, duty).await.expect(200);
    let me = client.get(&there("me")).await.expect(200);
    assert_eq!(
        (&me["name"], &me["session"]["number"]),
        (&json!("Idir"), &other["number"])
    );
    let here = client.get(&world.at("invigilator", "me")).await.expect(200);
    assert_eq!(here["name"], "Sacha Martin");

    // A token is good for its own session only, whatever cookie it comes in.
    let number = world.demo.session.number;
    let token = client.cookie(&format!("invigilator-{number}")).unwrap();
    let mut thief = world.client();
    thief.forge(&format!("invigilator-{}", other["number"]), token);
    thief.get(&there("me")).await.refused(401, "not_logged_in");

    client.post(&there("logout"), json!({})).await.expect(204);
    client.get(&there("me")).await.refused(401, "not_logged_in");
    client.get(&world.at("invigilator", "me")).await.expect(200);
}

#[tokio::test]
async fn a_browser_keeps_the_logins_of_eight_sessions_and_leaves_the_oldest() {
    let world = World::new().await;
    let mut client = world.invigilator().await;
    let number = world.demo.session.number;
    let first = client
        .cookie(&format!("invigilator-{number}"))
        .unwrap()
        .to_owned();
    // The browser sends its older cookies first; this client sends them by name.
    for session in 99_999_990..=99_999_997 {
        client.forge(&format!("invigilator-{session}"), "anything");
    }
    let mut referent = world.referent().await;
    let other = referent.post("/api/sessions", form()).await.expect(201);
    let duty = json!({
        "session": other["number"], "password": other["invigilator_password"], "name": "Idir",
    });
    client.post(INVIGILATOR, duty).await.expect(200);
    assert_eq!(client.cookie(&format!("invigilator-{number}")), None);
    let mut thief = world.client();
    thief.forge(&format!("invigilator-{number}"), &first);
    thief
        .get(&world.at("invigilator", "me"))
        .await
        .refused(401, "not_logged_in");
}
