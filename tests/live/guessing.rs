//! Somebody guesses at every portal, and everybody with the right codes gets in.

use serde_json::{Value, json};
use vigie_shared::{session::Command, time::MINUTE};
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

#[tokio::test]
async fn the_staff_is_notified_over_its_sockets_that_somebody_guesses_and_when_it_is_over() {
    let server = TestServer::start().await;
    let center = Center::open(&server).await;
    let room = center.room(&server, 8).await;
    let next_door = center.room(&server, 1).await;
    let elsewhere = Center::open(&server).await;
    let mut invigilator = room.invigilator(&server, "Claire Morel").await;
    assert_eq!(invigilator.board().await.guessing, []);
    let mut desk = room.referent(&server).await;
    let mut watch = center.watch(&server).await;
    watch.see(|view| view.guessing.is_empty()).await;

    // So few for each of them that nothing has to be paid.
    for seat in 1..=8 {
        let mut wrong = room.entry(seat);
        wrong["personal_code"] = json!("XXXX2222");
        for _ in 0..5 {
            let answer = post(&server, "/api/candidate/login", None, &wrong).await;
            assert_eq!(answer.status(), 401);
        }
    }
    let notices = json!([{
        "portal": "candidate", "session": room.number(), "since": server.clock.now().0,
    }]);
    for staff in [&mut invigilator, &mut desk] {
        let is_notified = |message: &Value| message["change"]["guessing"] == notices;
        staff.socket.wait_for(is_notified).await;
    }
    watch.see(|view| json!(view.guessing) == notices).await;
    let mut late = room.invigilator(&server, "Idir Haddad").await;
    assert_eq!(late.board().await.guessing.len(), 1);
    let mut quiet = next_door.invigilator(&server, "Claire Morel").await;
    assert_eq!(quiet.board().await.guessing, []);
    let foreign = elsewhere.watch(&server).await.next().await;
    assert!(foreign.guessing.is_empty());

    server.clock.advance(6 * MINUTE);
    for staff in [&mut invigilator, &mut desk, &mut late] {
        let is_over = |message: &Value| message["change"]["guessing"] == json!([]);
        staff.socket.wait_for(is_over).await;
    }
    watch.see(|view| view.guessing.is_empty()).await;
}

#[tokio::test]
async fn who_stands_at_the_door_leaves_the_board_when_nobody_decides() {
    let server = TestServer::start().await;
    let center = Center::open(&server).await;
    let room = center.room(&server, 1).await;
    let mut invigilator = room.invigilator(&server, "Claire Morel").await;
    let mut unknown = room.entry(1);
    unknown["last_name"] = json!("Somebody-Else");
    unknown["door_ticket"] = json!("0192d3a4-0000-4000-8000-000000000001");
    let answer = post(&server, "/api/candidate/login", None, &unknown).await;
    assert_eq!(answer.status(), 401);
    let shown = invigilator
        .socket
        .wait_for(|message| message["change"]["door"].is_array())
        .await;
    assert_eq!(shown["change"]["door"][0]["last_name"], "Somebody-Else");
    // Nothing else happens in the room.
    server.clock.advance(15 * MINUTE);
    invigilator
        .socket
        .wait_for(|message| message["change"]["door"] == json!([]))
        .await;
}

#[tokio::test]
async fn a_center_is_notified_that_somebody_guesses_at_one_of_its_accounts() {
    let server = TestServer::start().await;
    let center = Center::open(&server).await;
    let elsewhere = Center::open(&server).await;
    let mut watch = center.watch(&server).await;
    let wrong = vigie_shared::api::ReferentLoginRequest {
        email: center.email.clone(),
        password: "wrong".into(),
        code: None,
    };
    for _ in 0..10 {
        assert!(server.http().log_in_referent(&wrong).await.is_err());
    }
    let notices = json!([{ "portal": "referent", "since": server.clock.now().0 }]);
    watch.see(|view| json!(view.guessing) == notices).await;
    let foreign = elsewhere.watch(&server).await.next().await;
    assert!(foreign.guessing.is_empty());
}
