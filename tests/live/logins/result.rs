//! What a login must have proved to see a result.

use super::{cookie_of, get, refusal, room_without_personal_codes};
use serde_json::json;
use vigie_shared::{ids::Seat, rules::AbortReason, session::Command};
use vigie_tests::{StaffLogin, TestServer, post};

const RESULT: &str = "/api/candidate/result";
const CERTIFICATE: &str = "/api/candidate/certificate.pdf";

/// Publishes the results of a room in which seat 1 has stopped.
async fn publish(referent: &mut StaffLogin) {
    for command in [
        Command::SetAbortReason {
            seat: Seat(1),
            reason: AbortReason::Technical,
        },
        Command::Finalize { end_running: true },
        Command::Publish,
    ] {
        referent.socket.ask(command).await.unwrap();
    }
}

#[tokio::test]
async fn the_stranger_of_the_morning_never_sees_a_result_and_the_device_of_the_test_does() {
    let server = TestServer::start().await;
    let room = room_without_personal_codes(&server, 1).await;
    // A classmate, from home: all of it is known to the class.
    let before = post(&server, "/api/candidate/login", None, &room.entry(1)).await;
    let stranger = cookie_of(&before);
    let mut invigilator = room.invigilator(&server, "Claire Morel").await;
    let mut candidate = room.testing(&server, &mut invigilator, 1).await;
    let during = post(&server, "/api/candidate/login", None, &room.entry(1)).await;
    let late_stranger = cookie_of(&during);
    candidate.treat(&server.app().bank, 20).await;
    let mut referent = room.referent(&server).await;
    publish(&mut referent).await;

    for path in [RESULT, CERTIFICATE] {
        for cookie in [&stranger, &late_stranger] {
            let response = get(&server, path, cookie).await;
            assert_eq!(
                refusal(response).await,
                (403, "identifier_needed".to_owned()),
                "{path}"
            );
        }
        let own = get(&server, path, &candidate.cookie).await;
        assert_eq!(own.status(), 200, "{path}");
    }
}

#[tokio::test]
async fn a_login_that_is_there_may_prove_the_rest_with_few_guesses() {
    let server = TestServer::start().await;
    let room = room_without_personal_codes(&server, 1).await;
    let mut invigilator = room.invigilator(&server, "Claire Morel").await;
    let mut candidate = room.testing(&server, &mut invigilator, 1).await;
    let login = post(&server, "/api/candidate/login", None, &room.entry(1)).await;
    let cookie = cookie_of(&login);
    candidate.treat(&server.app().bank, 20).await;
    publish(&mut room.referent(&server).await).await;

    let identify = async |typed: &str| {
        let body = json!({ "external_id": typed });
        post(&server, "/api/candidate/identify", Some(&cookie), &body).await
    };
    assert_eq!(refusal(identify(" - ").await).await.1, "identifier_needed");
    let wrong = identify("INE7").await;
    assert_eq!(refusal(wrong).await, (401, "entry_refused".to_owned()));
    let early = get(&server, RESULT, &cookie).await;
    assert_eq!(refusal(early).await.1, "identifier_needed");
    assert_eq!(identify("ine 1").await.status(), 204);
    assert_eq!(get(&server, RESULT, &cookie).await.status(), 200);

    let mut status = 401;
    for _ in 0..12 {
        status = identify("INE9").await.status().as_u16();
    }
    assert_eq!(status, 429, "guesses have their price here too");
}
