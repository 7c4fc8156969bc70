//! A login that is over ends everything it opened.

use super::{get, messages_until_logged_out, refusal, room_without_personal_codes};
use serde_json::{Value, json};
use std::process::Output;
use vigie_shared::{
    ids::{CommandId, LoginId, Seat},
    protocol::ClientMessage,
    session::Command,
    time::MINUTE,
};
use vigie_tests::{Center, LiveRoom, Room, Socket, TestServer, post, program};

/// The command line, on the database of a running server.
async fn vigie_center(server: &TestServer, command: &str, email: &str) -> Output {
    let output = tokio::process::Command::new(program("vigie"))
        .args([
            "center",
            command,
            "--email",
            email,
            "--database",
            server.database(),
        ])
        .output()
        .await
        .unwrap();
    let errors = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{errors}");
    output
}

#[tokio::test]
async fn logging_out_in_one_tab_ends_the_connection_of_the_other() {
    let (server, room, mut invigilator, mut candidate) = LiveRoom::start().testing(1).await;
    let mut referent = room.referent(&server).await;
    for (portal, cookie, socket) in [
        ("candidate", &candidate.cookie, &mut candidate.socket),
        ("invigilator", &invigilator.cookie, &mut invigilator.socket),
        ("referent", &referent.cookie, &mut referent.socket),
    ] {
        let path = |resource: &str| match portal {
            "referent" => format!("/api/{portal}/{resource}"),
            _ => room.path(portal, resource),
        };
        let response = post(&server, &path("logout"), Some(cookie), &json!(null)).await;
        assert_eq!(response.status(), 204);
        assert_eq!(response.headers()["clear-site-data"], "\"cache\"");
        messages_until_logged_out(socket).await;
        let me = get(&server, &path("me"), cookie).await;
        assert_eq!(refusal(me).await, (401, "not_logged_in".to_owned()));
    }
}

#[tokio::test]
async fn a_password_reset_on_the_command_line_closes_the_page_of_the_person_who_had_it() {
    let server = TestServer::start().await;
    let center = Center::open(&server).await;
    let room = center.room(&server, 1).await;
    let mut thief = room.referent(&server).await;
    thief
        .socket
        .wait_for(|message| message["type"] == "snapshot")
        .await;
    let mut overview = Socket::open(server.port(), "/api/socket/center", &center.cookie).await;

    vigie_center(&server, "reset-password", &center.email).await;
    // Before the server has looked at the table: what needs the password looks by itself.
    let finalize = ClientMessage::Command {
        id: CommandId(uuid::Uuid::new_v4()),
        command: Command::Finalize { end_running: true },
    };
    thief.socket.say(&finalize).await;
    let messages = messages_until_logged_out(&mut thief.socket).await;
    assert!(
        messages.iter().all(|message| message["type"] != "done"),
        "{messages:?}"
    );
    messages_until_logged_out(&mut overview).await;
    let mut again = room.referent(&server).await;
    messages_until_logged_out(&mut again.socket).await;
    let status = sqlx::query("select id from session where finalized_at is not null")
        .fetch_optional(server.app().store.pool())
        .await
        .unwrap();
    assert!(status.is_none(), "nothing was finalized");
}

#[tokio::test]
async fn the_command_line_ends_logins_and_disables_and_enables_an_account() {
    let server = TestServer::start().await;
    let mut center = Center::open(&server).await;
    let mut socket = Socket::open(server.port(), "/api/socket/center", &center.cookie).await;
    vigie_center(&server, "end-logins", &center.email).await;
    messages_until_logged_out(&mut socket).await;

    center.log_in(&server).await;
    let mut socket = Socket::open(server.port(), "/api/socket/center", &center.cookie).await;
    vigie_center(&server, "disable-referent", &center.email).await;
    messages_until_logged_out(&mut socket).await;
    let try_login = async |password: &str| {
        let login = json!({ "email": center.email, "password": password });
        post(&server, "/api/referent/login", None, &login).await
    };
    let disabled = try_login(&center.password).await;
    assert_eq!(
        refusal(disabled).await,
        (403, "account_disabled".to_owned())
    );
    let wrong = try_login("wrong").await;
    assert_eq!(
        refusal(wrong).await.1,
        "login_refused",
        "said only to who has the password"
    );

    vigie_center(&server, "enable-referent", &center.email).await;
    assert_eq!(try_login(&center.password).await.status(), 200);
    let lines = sqlx::query("select action from audit where role = 'operator'")
        .fetch_all(server.app().store.pool())
        .await
        .unwrap();
    assert_eq!(lines.len(), 3, "one line for each command");
}

#[tokio::test]
async fn expiry_closes_a_connection() {
    let (server, room, mut invigilator) = LiveRoom::start().await;
    let mut candidate = room.candidate(&server, 1).await;
    candidate.next_page().await;
    invigilator.board().await;
    server.clock.advance(8 * 60 * MINUTE);
    messages_until_logged_out(&mut candidate.socket).await;
    server.clock.advance(4 * 60 * MINUTE);
    messages_until_logged_out(&mut invigilator.socket).await;
}

#[tokio::test]
async fn a_referent_who_does_nothing_for_half_an_hour_is_logged_out_and_one_who_works_is_not() {
    let server = TestServer::start().await;
    let center = Center::open(&server).await;
    let room = center.room(&server, 1).await;
    let mut referent = room.referent(&server).await;
    referent
        .socket
        .wait_for(|message| message["type"] == "snapshot")
        .await;
    let mut overview = Socket::open(server.port(), "/api/socket/center", &center.cookie).await;
    overview
        .wait_for(|message| message["type"] == "snapshot")
        .await;
    for minute in [20, 40, 60] {
        server.clock.advance(20 * MINUTE);
        // A reconnect is the page's own doing and does not count; this does.
        let answered = match minute {
            40 => {
                let active = post(
                    &server,
                    "/api/referent/activity",
                    Some(&center.cookie),
                    &json!(null),
                );
                active.await.status() == 204
            }
            _ => {
                let refused = referent.socket.ask(Command::SetAbortReason {
                    seat: Seat(1),
                    reason: vigie_shared::rules::AbortReason::Technical,
                });
                refused.await.is_err()
            }
        };
        assert!(answered, "{minute}");
    }
    server.clock.advance(20 * MINUTE);
    let mut reconnected = Socket::open(server.port(), "/api/socket/center", &center.cookie).await;
    reconnected
        .wait_for(|message| message["type"] == "snapshot")
        .await;
    server.clock.advance(10 * MINUTE);
    messages_until_logged_out(&mut reconnected).await;
    messages_until_logged_out(&mut overview).await;
    messages_until_logged_out(&mut referent.socket).await;
}

#[tokio::test]
async fn a_candidate_has_ten_minutes_after_the_test_whatever_they_proved() {
    let server = TestServer::start().await;
    let with_personal_codes = Room::create(&server, 2).await;
    let without = room_without_personal_codes(&server, 2).await;
    for room in [with_personal_codes, without] {
        let mut invigilator = room.invigilator(&server, "Claire Morel").await;
        let mut candidate = room.testing(&server, &mut invigilator, 1).await;
        let mut other = room.candidate(&server, 2).await;
        other.next_page().await;
        let end = Command::EndTest { seat: Seat(1) };
        invigilator.socket.ask(end).await.unwrap();
        candidate
            .socket
            .wait_for(|message| message["state"]["phase"]["phase"] == "ended")
            .await;
        server.clock.advance(10 * MINUTE - 1);
        let me = get(&server, &room.path("candidate", "me"), &candidate.cookie).await;
        assert_eq!(me.status(), 200, "the last page is still there");
        server.clock.advance(1);
        messages_until_logged_out(&mut candidate.socket).await;
        let me = get(&server, &room.path("candidate", "me"), &other.cookie).await;
        assert_eq!(me.status(), 200, "another seat goes on");
    }
}

#[tokio::test]
async fn a_page_never_speaks_with_the_cookie_of_the_person_who_logged_in_after_it() {
    let (server, room, _invigilator) = LiveRoom::start().candidates(2).await;
    let first = room.candidate(&server, 1).await;
    let login_of = async |cookie: &str| -> LoginId {
        let me = get(&server, &room.path("candidate", "me"), cookie).await;
        let me: Value = me.json().await.unwrap();
        serde_json::from_value(me["device"].clone()).unwrap()
    };
    let mut second = room.candidate(&server, 2).await;
    second.next_page().await;
    let hello = |login| ClientMessage::Hello {
        epoch: None,
        last_seq: 0,
        login: Some(login),
    };
    // The page of the first, in a browser where the second has logged in since.
    let mut page = Socket::connect(server.port(), &second.socket_path, &second.cookie).await;
    page.say(&hello(login_of(&first.cookie).await)).await;
    let messages = messages_until_logged_out(&mut page).await;
    assert!(messages.is_empty(), "{messages:?}");
    // It has displaced nobody, and the right login gets in.
    second.socket.ask(Command::AcceptRules).await.unwrap();
    let mut page = Socket::connect(server.port(), &second.socket_path, &second.cookie).await;
    page.say(&hello(login_of(&second.cookie).await)).await;
    page.wait_for(|message| message["type"] == "snapshot").await;
}

#[tokio::test]
async fn cookies_end_with_the_browser() {
    let server = TestServer::start().await;
    let room = Room::create(&server, 1).await;
    let response = post(&server, "/api/candidate/login", None, &room.entry(1)).await;
    let set = response.headers()["set-cookie"].to_str().unwrap();
    assert!(
        !set.contains("Max-Age") && !set.contains("Expires"),
        "{set}"
    );
}
