//! Named invigilators: the list, personal codes, and what they open.

use crate::{World, client::Client};
use serde_json::{Value, json};
use vigie_shared::time::MINUTE;

const LOGIN: &str = "/api/invigilator/login";

/// The referent of the demo, at the list of the demo's session.
struct InvigilatorList<'a> {
    world: &'a World,
    referent: Client,
    path: String,
}

impl<'a> InvigilatorList<'a> {
    async fn open(world: &'a World) -> Self {
        Self {
            world,
            referent: world.referent().await,
            path: format!("/api/sessions/{}/invigilators", world.demo.session.id),
        }
    }

    async fn list(&mut self) -> Value {
        self.referent.get(&self.path).await.expect(200)
    }

    /// Id of the person with this name.
    async fn id(&mut self, name: &str) -> String {
        let list = self.list().await;
        let people = list["invigilators"].as_array().unwrap();
        let person = people.iter().find(|one| one["name"] == name).unwrap();
        person["id"].as_str().unwrap().to_owned()
    }

    async fn change(&mut self, change: Value) -> crate::client::Answer {
        self.referent.post(&self.path, change).await
    }

    /// A new code for the person with this name.
    async fn code(&mut self, name: &str) -> String {
        let path = format!("{}/code", self.path);
        let body = json!({ "invigilator": self.id(name).await });
        let made = self.referent.post(&path, body).await.expect(200);
        assert_eq!(made["name"], name);
        made["code"].as_str().unwrap().to_owned()
    }

    fn with_code(&self, code: &str) -> Value {
        json!({ "session": self.world.demo.session.number, "personal_code": code })
    }
}

async fn audit(world: &World) -> Vec<(String, Option<String>)> {
    let mut referent = world.referent().await;
    let page = referent.get("/api/audit").await.expect(200);
    let lines = page["lines"].as_array().unwrap().iter().rev();
    let kept = lines
        .filter(|line| line["action"] == "manage_invigilators" || line["role"] == "invigilator");
    kept.map(|line| {
        let what = format!("{} {}", line["action"], line["subject"]).replace('"', "");
        (what, line["name"].as_str().map(str::to_owned))
    })
    .collect()
}

#[tokio::test]
async fn a_personal_code_says_who_it_is_on_every_device_and_is_the_same_person() {
    let world = World::new().await;
    let mut desk = InvigilatorList::open(&world).await;
    let code = desk.code("Sacha Martin").await;
    let id = desk.id("Sacha Martin").await;
    let typed = format!("{} {}-{}", &code[..4], &code[4..8], &code[8..]).to_lowercase();
    for typed in [code.clone(), typed] {
        let mut invigilator = world.client();
        let me = invigilator.post(LOGIN, desk.with_code(&typed)).await;
        let me = me.expect(200);
        assert_eq!(
            (&me["name"], &me["account"]),
            (&json!("Sacha Martin"), &json!(id))
        );
        let me = invigilator.get(&world.at("invigilator", "me")).await;
        let me = me.expect(200);
        assert_eq!(me["account"], json!(id));
        assert!(me["login"].is_string());
    }
    // The name beside the password of the session proves nothing.
    let mut shared = world.client();
    let me = shared.post(LOGIN, world.duty()).await.expect(200);
    assert!(me.get("account").is_none());
    let list = desk.list().await;
    let entries = list["supervision"].as_array().unwrap();
    let named: Vec<(&str, bool)> = entries
        .iter()
        .map(|one| (one["name"].as_str().unwrap(), one["named"] == true))
        .collect();
    assert_eq!(named.len(), 3);
    assert_eq!(named.iter().filter(|one| one.1).count(), 2);
    assert!(named.iter().all(|one| one.0 == "Sacha Martin"));
}

#[tokio::test]
async fn codes_are_kept_as_hashes_and_a_wrong_one_opens_nothing() {
    let world = World::new().await;
    let mut desk = InvigilatorList::open(&world).await;
    let code = desk.code("Sacha Martin").await;
    assert_eq!(code.len(), 10);
    let sql = "select code_hash from invigilator where code_hash is not null";
    let hashes: Vec<(String,)> = sqlx::query_as(sql)
        .fetch_all(world.app().store.pool())
        .await
        .unwrap();
    let [(hash,)] = &hashes[..] else {
        panic!("{hashes:?}");
    };
    assert!(hash.starts_with("$argon2id$") && !hash.contains(&code));
    let last = if code.ends_with('2') { "3" } else { "2" };
    let near = format!("{}{last}", &code[..9]);
    let none = if code.starts_with("CC") {
        "DDCCCCCCCC"
    } else {
        "CCCCCCCCCC"
    };
    for wrong in [&*near, none, &code[..8], "é"] {
        let answer = world.client().post(LOGIN, desk.with_code(wrong)).await;
        answer.refused(401, "entry_refused");
    }
    let elsewhere = json!({ "session": 1, "personal_code": code });
    let answer = world.client().post(LOGIN, elsewhere).await;
    answer.refused(401, "entry_refused");
    // Nothing typed is no code: then it is the password that is wrong.
    let mut neither = desk.with_code(" - ");
    neither["name"] = json!("Sacha");
    let answer = world.client().post(LOGIN, neither).await;
    answer.refused(401, "entry_refused");
}

#[tokio::test]
async fn guesses_of_codes_and_of_the_password_raise_one_price() {
    let world = World::new().await;
    let mut desk = InvigilatorList::open(&world).await;
    let code = desk.code("Sacha Martin").await;
    let near = format!("{}22222222", &code[..2]);
    let mut guesser = world.client();
    for _ in 0..6 {
        let wrong = guesser.post(LOGIN, desk.with_code(&near)).await;
        wrong.refused(401, "entry_refused");
    }
    let dear = guesser.post(LOGIN, desk.with_code(&near)).await;
    let rounds = dear.refused(429, "proof_of_work_needed")["rounds"].clone();
    assert!(rounds.as_u64().unwrap() > 0);
    // The right person pays and gets in, and from then on this device pays nothing.
    let mut right = world.client();
    right
        .post_paying(LOGIN, desk.with_code(&code))
        .await
        .expect(200);
    right.post(LOGIN, desk.with_code(&code)).await.expect(200);
    let page = desk.referent.get("/api/audit").await.expect(200);
    let mut lines = page["lines"].as_array().unwrap().iter();
    let refused = lines.find(|line| line["refused"] == true).unwrap();
    assert_eq!(
        (&refused["action"], &refused["subject"]),
        (&json!("log_in"), &json!("failures in 5 minutes: 1"))
    );
}

#[tokio::test]
async fn renewing_and_removing_end_the_logins_and_the_code() {
    let world = World::new().await;
    let mut desk = InvigilatorList::open(&world).await;
    let first = desk.code("Sacha Martin").await;
    let mut sacha = world.client();
    sacha.post(LOGIN, desk.with_code(&first)).await.expect(200);
    let me = world.at("invigilator", "me");
    sacha.get(&me).await.expect(200);
    let second = desk.code("Sacha Martin").await;
    sacha.get(&me).await.refused(401, "not_logged_in");
    let answer = world.client().post(LOGIN, desk.with_code(&first)).await;
    answer.refused(401, "entry_refused");
    sacha.post(LOGIN, desk.with_code(&second)).await.expect(200);

    let id = desk.id("Sacha Martin").await;
    let rename = json!({ "change": "rename", "invigilator": id, "name": "Sacha M." });
    desk.change(rename).await.refused(409, "name_on_record");
    let remove = json!({ "change": "remove", "invigilator": id });
    let list = desk.change(remove.clone()).await.expect(200);
    sacha.get(&me).await.refused(401, "not_logged_in");
    let answer = world.client().post(LOGIN, desk.with_code(&second)).await;
    answer.refused(401, "entry_refused");
    // Who has supervised stays on the list, and on the attendance sheet.
    let person = &list["invigilators"][0];
    assert_eq!(
        (&person["removed"], &person["name"]),
        (&json!(true), &json!("Sacha Martin"))
    );
    assert!(list["supervision"][0]["left_at"].is_number());
    let details = format!("/api/sessions/{}", world.demo.session.id);
    let details = desk.referent.get(&details).await.expect(200);
    assert_eq!(details["invigilators"][0], "Sacha Martin");
    desk.change(remove).await.refused(404, "not_found");
}

#[tokio::test]
async fn the_list_is_changed_until_somebody_has_entered_or_the_session_is_finalized() {
    let world = World::new().await;
    let mut desk = InvigilatorList::open(&world).await;
    let add = |name: &str| json!({ "change": "add", "name": name });
    let fault = |answer: Value| {
        let field = &answer["fields"][0];
        format!("{} {}", field["field"], field["code"]).replace('"', "")
    };
    for (name, expected) in [
        ("", "name empty"),
        (&*"é".repeat(41), "name too_long"),
        ("Sacha\u{202e}", "name control_characters"),
        ("  sacha  MARTIN ", "name duplicate"),
    ] {
        let answer = desk.change(add(name)).await;
        assert_eq!(fault(answer.refused(422, "fields_refused")), expected);
    }
    desk.change(add("Claire Morel")).await.expect(200);
    let id = desk.id("Claire Morel").await;
    let rename = |name: &str| json!({ "change": "rename", "invigilator": id, "name": name });
    let answer = desk.change(rename("Sacha Martin")).await;
    assert_eq!(
        fault(answer.refused(422, "fields_refused")),
        "name duplicate"
    );
    desk.change(rename("Claire Moreau")).await.expect(200);
    let details = format!("/api/sessions/{}", world.demo.session.id);
    let printed = desk.referent.get(&details).await.expect(200)["invigilators"].clone();
    assert_eq!(
        printed,
        json!(["Sacha Martin", "Dominique Leroy", "Claire Moreau"])
    );
    let remove = json!({ "change": "remove", "invigilator": id });
    let list = desk.change(remove).await.expect(200);
    assert_eq!(list["invigilators"].as_array().unwrap().len(), 2);
    let printed = desk.referent.get(&details).await.expect(200)["invigilators"].clone();
    assert_eq!(printed, json!(["Sacha Martin", "Dominique Leroy"]));
    for number in 0..8 {
        desk.change(add(&format!("Person {number}")))
            .await
            .expect(200);
    }
    let answer = desk.change(add("One too many")).await;
    assert_eq!(
        fault(answer.refused(422, "fields_refused")),
        "invigilators too_long"
    );
    sqlx::query("update session set finalized_at = 1")
        .execute(world.app().store.pool())
        .await
        .unwrap();
    desk.change(add("Late"))
        .await
        .refused(403, "session_finalized");
    let code = json!({ "invigilator": desk.id("Sacha Martin").await });
    let path = format!("{}/code", desk.path);
    let answer = desk.referent.post(&path, code).await;
    answer.refused(403, "session_finalized");
}

#[tokio::test]
async fn a_session_for_named_invigilators_only_refuses_its_password() {
    let world = World::new().await;
    let mut desk = InvigilatorList::open(&world).await;
    let named_only = |on: bool| json!({ "change": "named_only", "named_only": on });
    let answer = desk.change(named_only(true)).await;
    let detail = answer.refused(422, "fields_refused");
    assert_eq!(
        detail["fields"],
        json!([{ "field": "invigilators", "code": "empty" }]),
        "nobody could get in"
    );
    let code = desk.code("Sacha Martin").await;
    let mut shared = world.client();
    shared.post(LOGIN, world.duty()).await.expect(200);
    let mut sacha = world.client();
    sacha.post(LOGIN, desk.with_code(&code)).await.expect(200);
    let list = desk.change(named_only(true)).await.expect(200);
    assert_eq!(list["named_only"], true);
    let me = world.at("invigilator", "me");
    shared.get(&me).await.refused(401, "not_logged_in");
    sacha.get(&me).await.expect(200);
    let answer = world.client().post(LOGIN, world.duty()).await;
    answer.refused(403, "personal_code_needed");
    // Nobody learns whether the password was right otherwise.
    let mut wrong = world.duty();
    wrong["password"] = json!("XXXX2222");
    let answer = world.client().post(LOGIN, wrong).await;
    answer.refused(401, "entry_refused");
    desk.change(named_only(false)).await.expect(200);
    world.client().post(LOGIN, world.duty()).await.expect(200);
}

#[tokio::test]
async fn a_new_session_names_its_invigilators_once_each() {
    let world = World::new().await;
    let mut referent = world.referent().await;
    let session = |names: Value, named_only: bool| {
        json!({
            "site": "1 rue de l'Essai", "room": "B12", "held_on": "2025-06-02", "held_at": "09:00",
            "invigilators": names, "named_invigilators_only": named_only, "observations": "",
            "companion": "observed",
            "roster": "Nom de naissance;Prénom;Date de naissance;Sexe;Lieu de naissance;INE;\
                       Classe;Temps majoré;Besoin d'accessibilité\nRoux;Léa;2008-01-01;F;Lyon;1;T;;non\n",
        })
    };
    for (names, code) in [
        (json!(["Claire Morel", "CLAIRE  Morel"]), "duplicate"),
        (json!([]), "empty"),
    ] {
        let answer = referent.post("/api/sessions", session(names, true)).await;
        let detail = answer.refused(422, "fields_refused");
        assert_eq!(
            detail["fields"],
            json!([{ "field": "invigilators", "code": code }])
        );
    }
    let named = session(json!(["Claire Morel"]), true);
    let made = referent.post("/api/sessions", named).await.expect(201);
    let path = format!(
        "/api/sessions/{}/invigilators",
        made["id"].as_str().unwrap()
    );
    let list = referent.get(&path).await.expect(200);
    assert_eq!(list["named_only"], true);
    let person = &list["invigilators"][0];
    assert_eq!(
        (&person["name"], &person["has_code"], &person["has_entered"]),
        (&json!("Claire Morel"), &json!(false), &json!(false))
    );
    // Only the center's own referents see or change it.
    world
        .client()
        .get(&path)
        .await
        .refused(401, "not_logged_in");
}

#[tokio::test]
async fn a_code_is_shown_only_after_the_password_and_every_step_names_the_person_on_record() {
    let world = World::new().await;
    let mut desk = InvigilatorList::open(&world).await;
    desk.change(json!({ "change": "add", "name": "Claire Morel" }))
        .await
        .expect(200);
    let code = desk.code("Claire Morel").await;
    let mut claire = world.client();
    claire.post(LOGIN, desk.with_code(&code)).await.expect(200);
    claire
        .post(&world.at("invigilator", "logout"), json!(null))
        .await
        .expect(204);
    let id = desk.id("Claire Morel").await;
    desk.change(json!({ "change": "remove", "invigilator": id }))
        .await
        .expect(200);
    let expected = [
        ("manage_invigilators Claire Morel: added", "Nora"),
        (
            "manage_invigilators Claire Morel: new personal code",
            "Nora",
        ),
        ("log_in invigilator/login", "Claire Morel"),
        ("log_out invigilator/logout", "Claire Morel"),
        ("manage_invigilators Claire Morel: removed", "Nora"),
    ];
    let lines = audit(&world).await;
    assert_eq!(lines.len(), expected.len(), "{lines:?}");
    for ((what, name), (expected, who)) in lines.iter().zip(expected) {
        assert_eq!(what, expected);
        let name = name.as_deref().unwrap();
        assert!(who == "Nora" || name == who, "{name}");
    }
    // What is written has the id, not the name: rows of the trail are never deleted.
    let sql = "select count(*) from audit where subject like '%Claire%'";
    let (named,): (i64,) = sqlx::query_as(sql)
        .fetch_one(world.app().store.pool())
        .await
        .unwrap();
    assert_eq!(named, 0);

    world.app().clock.advance(16 * MINUTE);
    let path = format!("{}/code", desk.path);
    let sacha = json!({ "invigilator": desk.id("Sacha Martin").await });
    let answer = desk.referent.post(&path, sacha).await;
    answer.refused(403, "confirmation_needed");
}
