//! Guessing, each time followed by the right person, who gets in.

use crate::{CANDIDATE, INVIGILATOR, REFERENT, World};
use futures_util::future::join_all;
use serde_json::json;

impl World {
    /// Lines of the audit trail about refused log-ins: portal and subject.
    async fn refusals(&self) -> Vec<(String, String)> {
        let sql = "select role, subject from audit where action = 'log_in' and outcome = 'refused' \
                   order by id";
        sqlx::query_as(sql)
            .fetch_all(self.app().store.pool())
            .await
            .unwrap()
    }
}

#[tokio::test]
async fn ten_wrong_codes_for_a_classmate_cost_them_a_moment_and_nobody_else_anything() {
    let world = World::new().await;
    let mut wrong = world.entry();
    wrong["personal_code"] = json!("XXXX2222");
    let mut guesser = world.client();
    for _ in 0..10 {
        guesser
            .post_paying(CANDIDATE, wrong.clone())
            .await
            .refused(401, "entry_refused");
    }
    let detail = world.enter(world.entry()).await;
    let detail = detail.refused(429, "proof_of_work_needed");
    assert!(
        (1..=30).contains(&detail["rounds"].as_u64().unwrap()),
        "{detail}"
    );
    let mut neighbor = world.entry();
    let person = &world.demo.candidates[1];
    neighbor["first_name"] = json!(person.first_name);
    neighbor["last_name"] = json!(person.last_name);
    neighbor["birthdate"] = json!(person.birthdate);
    neighbor["personal_code"] = json!(person.personal_code);
    world.enter(neighbor).await.expect(200);
    world
        .client()
        .post_paying(CANDIDATE, world.entry())
        .await
        .expect(200);
    world.enter(world.entry()).await.expect(200);
}

#[tokio::test]
async fn two_hundred_wrong_tries_of_one_address_keep_nobody_behind_it_out() {
    let world = World::new().await;
    let mut guesser = world.client();
    for session in 0..200 {
        let mut wrong = world.entry();
        wrong["session"] = json!(session);
        let answer = guesser.post(CANDIDATE, wrong).await;
        assert!(
            [401, 429].contains(&answer.status.as_u16()),
            "{}",
            answer.text
        );
    }
    world
        .client()
        .post_paying(CANDIDATE, world.entry())
        .await
        .expect(200);
    world.go_on_duty(world.duty()).await.expect(200);
    world
        .client()
        .post(REFERENT, world.account())
        .await
        .expect(200);
}

#[tokio::test]
async fn sixty_wrong_passwords_from_sixty_addresses_are_on_record_and_keep_no_invigilator_out() {
    let world = World::new().await;
    for last in 0..60 {
        let mut wrong = world.duty();
        wrong["password"] = json!("XXXX2222");
        wrong["name"] = json!(format!("Guesser {last}"));
        let mut guesser = world.client_at([192, 0, 2, last]);
        guesser
            .post_paying(INVIGILATOR, wrong)
            .await
            .refused(401, "entry_refused");
    }
    let mut invigilator = world.client_at([198, 51, 100, 7]);
    invigilator
        .post_paying(INVIGILATOR, world.duty())
        .await
        .expect(200);
    let line = |count: &str| {
        let subject = format!("failures in 5 minutes: {count}");
        ("invigilator".to_owned(), subject)
    };
    world.app().sockets.close();
    world.app().sockets.wait().await;
    assert_eq!(world.refusals().await, [line("1"), line("10")]);
}

#[tokio::test]
async fn ten_wrong_passwords_of_a_referent_do_not_keep_them_out() {
    let world = World::new().await;
    let mut known = world.referent().await;
    known
        .post("/api/referent/logout", json!({}))
        .await
        .expect(204);
    let mut wrong = world.account();
    wrong["password"] = json!("wrong");
    let mut guesser = world.client();
    for _ in 0..10 {
        guesser
            .post_paying(REFERENT, wrong.clone())
            .await
            .refused(401, "login_refused");
    }
    let unpaid = world.client().post(REFERENT, world.account()).await;
    unpaid.refused(429, "proof_of_work_needed");
    world
        .client()
        .post_paying(REFERENT, world.account())
        .await
        .expect(200);
    for _ in 0..10 {
        guesser
            .post_paying(REFERENT, wrong.clone())
            .await
            .refused(401, "login_refused");
    }
    // A device that logged in before does not even pay.
    known.post(REFERENT, world.account()).await.expect(200);
}

#[tokio::test]
async fn of_two_hundred_guesses_sent_at_once_a_few_are_looked_at() {
    let world = World::new().await;
    let mut wrong = world.entry();
    wrong["personal_code"] = json!("XXXX2222");
    let guesses = (0..200).map(|_| {
        let (mut guesser, wrong) = (world.client(), wrong.clone());
        async move { guesser.post(CANDIDATE, wrong).await.status.as_u16() }
    });
    let answers = join_all(guesses).await;
    let looked_at = answers.iter().filter(|status| **status == 401).count();
    assert!((1..=6).contains(&looked_at), "{looked_at}");
    assert!(answers.iter().all(|status| [401, 429].contains(status)));
    world
        .client()
        .post_paying(CANDIDATE, world.entry())
        .await
        .expect(200);
}

#[tokio::test]
async fn a_proof_that_is_none_is_asked_for_again() {
    let world = World::new().await;
    let mut wrong = world.entry();
    wrong["access_code"] = json!("XXXX22");
    for _ in 0..8 {
        world.enter(wrong.clone()).await;
    }
    for proof in ["", "x", "x 1,2,3", "é", "AAAA 1"] {
        let client = world.client();
        let request = client
            .request(axum::http::Method::POST, CANDIDATE)
            .header("content-type", "application/json")
            .header("vigie-proof-of-work", proof)
            .body(world.entry().to_string().into())
            .unwrap();
        let answer = world.client().send(request).await;
        answer.refused(429, "proof_of_work_needed");
    }
}

#[tokio::test]
async fn guesses_at_made_up_places_hide_nothing_that_is_guessed_in_earnest() {
    let world = World::new().await;
    for number in 0..70 {
        let mut made_up = world.duty();
        made_up["session"] = json!(number);
        let last = u8::try_from(number).unwrap();
        let mut guesser = world.client_at([192, 0, 2, last]);
        guesser
            .post_paying(INVIGILATOR, made_up)
            .await
            .refused(401, "entry_refused");
    }
    let mut wrong = world.duty();
    wrong["password"] = json!("XXXX2222");
    let mut guesser = world.client_at([198, 51, 100, 7]);
    guesser
        .post_paying(INVIGILATOR, wrong)
        .await
        .refused(401, "entry_refused");
    let app = world.app().clone();
    // What is written beside the answers is written before a server ends.
    app.sockets.close();
    app.sockets.wait().await;
    let line = "failures in 5 minutes: 1".to_owned();
    assert_eq!(world.refusals().await, [("invigilator".to_owned(), line)]);
}
