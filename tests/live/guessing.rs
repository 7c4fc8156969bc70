//! Somebody guesses at every portal, and everybody with the right codes gets in.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use serde_json::{Value, json};
use vigie_shared::session::Command;
use vigie_tests::{Center, TestServer, post};

/// Wrong credentials, again and again, without paying. Gives how often they were looked at.
async fn guess(server: &TestServer, path: &str, wrong: &Value) -> usize {
    let mut looked_at = 0;
    for _ in 0..100 {
        let answer = post(server, path, None, wrong).await;
        match answer.status().as_u16() {
            401 => looked_at += 1,
            429 => {}
            other => panic!("{other}"),
        }
    }
    looked_at
}

#[tokio::test]
async fn whatever_is_guessed_the_right_people_get_in_and_go_on() {
    let server = TestServer::start().await;
    let (email, password) = server.referent().await;
    let center = Center::log_in_as(&server, &email, &password).await;
    let room = center.room(&server, 2).await;
    let mut invigilator = room.invigilator(&server, "Claire Morel").await;
    let mut first = room.testing(&server, &mut invigilator, 1).await;

    let mut wrong_candidate = room.entry(2);
    wrong_candidate["personal_code"] = json!("XXXX2222");
    let number = &wrong_candidate["session"];
    let wrong_invigilator = json!({ "session": number, "password": "XXXX2222", "name": "X" });
    let wrong_referent = json!({ "email": email, "password": "wrong" });
    for (path, wrong) in [
        ("/api/candidate/login", &wrong_candidate),
        ("/api/invigilator/login", &wrong_invigilator),
        ("/api/referent/login", &wrong_referent),
    ] {
        let looked_at = guess(&server, path, wrong).await;
        assert!(looked_at <= 7, "{path}: {looked_at}");
    }

    let mut second = room.candidate(&server, 2).await;
    second.socket.ask(Command::AcceptRules).await.unwrap();
    let mut colleague = room.invigilator(&server, "Idir Haddad").await;
    assert_eq!(colleague.board().await.cards.len(), 2);
    Center::log_in_as(&server, &email, &password).await;
    let bank = server.app().bank.clone();
    first.answer(&bank, true).await;
}
