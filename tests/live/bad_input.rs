//! Malformed or forbidden frames and requests are refused, and disturb no other client.

use tokio_tungstenite::tungstenite::Message;
use vigie_shared::{ids::Seat, protocol::SUBPROTOCOL, session::Command};
use vigie_tests::{CandidateLogin, Frame, LiveRoom, Room, Socket, TestServer, UpgradeRequest};

/// The room goes on: another candidate's answer is still taken.
async fn assert_goes_on(server: &TestServer, bystander: &mut CandidateLogin) {
    bystander.answer(&server.app().bank, true).await;
}

async fn closed_after(socket: &mut Socket) -> (u16, String) {
    loop {
        if let Frame::Closed(code, reason) = socket.next().await {
            return (code, reason);
        }
    }
}

#[tokio::test]
async fn broken_frames_get_a_typed_close_and_disturb_no_other_client() {
    let (server, room, _invigilator, mut bystander) =
        LiveRoom::start().candidates(2).testing(2).await;
    let malformed = [
        "",
        "{",
        "null",
        "[]",
        r#"{"type":"unknown"}"#,
        r#"{"type":"heartbeat","more":1}"#,
        r#"{"type":"command","id":"x","command":{"type":"accept_rules"}}"#,
        r#"{"type":"command","id":"00000000-0000-4000-8000-000000000000","command":{"type":"note_login"}}"#,
        r#"{"type":"command","id":"00000000-0000-4000-8000-000000000000","command":{"type":"expire_timers"}}"#,
        // A second hello: out of order.
        r#"{"type":"hello"}"#,
    ];
    for frame in malformed {
        let mut candidate = room.candidate(&server, 1).await;
        candidate.socket.send_text(frame).await;
        let end = closed_after(&mut candidate.socket).await;
        assert_eq!(end, (4400, "malformed".to_owned()), "{frame}");
    }
    let mut candidate = room.candidate(&server, 1).await;
    candidate
        .socket
        .send_raw(Message::binary(vec![1, 2, 3]))
        .await;
    assert_eq!(closed_after(&mut candidate.socket).await.0, 4400);

    let mut candidate = room.candidate(&server, 1).await;
    candidate.socket.send_text("x".repeat(17 * 1024)).await;
    assert_eq!(
        closed_after(&mut candidate.socket).await,
        (1009, "too_large".to_owned())
    );
    assert_goes_on(&server, &mut bystander).await;
}

#[tokio::test]
async fn a_command_before_the_hello_is_out_of_order() {
    let server = TestServer::start().await;
    let room = Room::create(&server, 1).await;
    let candidate = room.candidate(&server, 1).await;
    let mut socket =
        Socket::connect(server.port(), &candidate.socket_path, &candidate.cookie).await;
    let frame = r#"{"type":"command","id":"00000000-0000-4000-8000-000000000000","command":{"type":"accept_rules"}}"#;
    socket.send_text(frame).await;
    assert_eq!(closed_after(&mut socket).await.0, 4400);
}

#[tokio::test]
async fn a_flood_is_cut_off() {
    let (server, room, _invigilator, mut bystander) =
        LiveRoom::start().candidates(2).testing(2).await;
    let mut candidate = room.candidate(&server, 1).await;
    for _ in 0..60 {
        candidate.socket.send_text(r#"{"type":"heartbeat"}"#).await;
    }
    assert_eq!(
        closed_after(&mut candidate.socket).await,
        (4429, "too_fast".to_owned())
    );
    assert_goes_on(&server, &mut bystander).await;
}

#[tokio::test]
async fn commands_of_another_role_are_refused() {
    let (server, room, mut invigilator) = LiveRoom::start().candidates(2).await;
    let mut referent = room.referent(&server).await;
    let mut candidate = room.testing(&server, &mut invigilator, 1).await;
    let not_allowed = |result: Result<(), serde_json::Value>| {
        assert_eq!(result.unwrap_err()["code"], "not_allowed");
    };
    not_allowed(
        candidate
            .socket
            .ask(Command::EndTest { seat: Seat(2) })
            .await,
    );
    not_allowed(
        candidate
            .socket
            .ask(Command::ConfirmPresence {
                devices: Vec::new(),
            })
            .await,
    );
    not_allowed(invigilator.socket.ask(Command::StartTest).await);
    not_allowed(
        invigilator
            .socket
            .ask(Command::Finalize { end_running: true })
            .await,
    );
    not_allowed(
        referent
            .socket
            .ask(Command::ConfirmPresence {
                devices: Vec::new(),
            })
            .await,
    );
    let unknown = invigilator
        .socket
        .ask(Command::EndTest { seat: Seat(99) })
        .await;
    assert_eq!(unknown.unwrap_err()["code"], "unknown_seat");
}

#[tokio::test]
async fn sockets_open_only_for_the_right_people_pages_and_versions() {
    let server = TestServer::start().await;
    let room = Room::create(&server, 1).await;
    let candidate = room.candidate(&server, 1).await;
    let invigilator = room.invigilator(&server, "Claire Morel").await;
    let origin = server.origin();
    let valid = UpgradeRequest {
        port: server.port(),
        path: &candidate.socket_path,
        cookie: Some(&candidate.cookie),
        origin: Some(&origin),
        protocol: Some(SUBPROTOCOL),
    };
    let referent_path = format!("/api/socket/referent/{}", room.id);
    let invigilator_path = room.socket_path("invigilator");
    let other_session = Room::create(&server, 1).await.socket_path("candidate");
    let refused = [
        (
            UpgradeRequest {
                origin: Some("https://evil.example"),
                ..valid
            },
            403,
            "another origin",
        ),
        (
            UpgradeRequest {
                origin: None,
                ..valid
            },
            403,
            "no origin",
        ),
        (
            UpgradeRequest {
                protocol: Some("vigie.v2"),
                ..valid
            },
            400,
            "another version",
        ),
        (
            UpgradeRequest {
                protocol: None,
                ..valid
            },
            400,
            "no version",
        ),
    ];
    for (request, status, why) in refused {
        assert_eq!(Socket::upgrade(request).await.err(), Some(status), "{why}");
    }
    let turned_away = [
        (
            UpgradeRequest {
                cookie: None,
                ..valid
            },
            "no login",
        ),
        (
            UpgradeRequest {
                cookie: Some(&invigilator.cookie),
                ..valid
            },
            "another role",
        ),
        (
            UpgradeRequest {
                path: &invigilator_path,
                ..valid
            },
            "another portal",
        ),
        (
            UpgradeRequest {
                path: &referent_path,
                ..valid
            },
            "the portal of referents",
        ),
        (
            UpgradeRequest {
                path: &other_session,
                ..valid
            },
            "another session",
        ),
    ];
    for (request, why) in turned_away {
        let mut socket = Socket::upgrade(request)
            .await
            .unwrap_or_else(|status| panic!("{why} {status}"));
        assert_eq!(
            closed_after(&mut socket).await,
            (4401, "not_logged_in".to_owned()),
            "{why}"
        );
    }
    assert!(Socket::upgrade(valid).await.is_ok());
}

/// PostgreSQL takes no text with U+0000 in it, SQLite does.
#[tokio::test]
async fn a_text_that_no_database_can_hold_is_refused_and_is_no_fault_of_the_server() {
    let server = TestServer::start().await;
    let login = serde_json::json!({ "email": "nora\u{0}@example.org", "password": "x" });
    let response = vigie_tests::post(&server, "/api/referent/login", None, &login).await;
    let status = response.status().as_u16();
    assert!([400, 401].contains(&status), "{status}");
}
