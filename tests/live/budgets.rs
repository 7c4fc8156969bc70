//! What a person may ask for is bounded, whatever they open, and nobody else notices.

use serde_json::json;
use std::time::{Duration, Instant};
use tokio_tungstenite::tungstenite::{
    Message,
    protocol::frame::{
        Frame as RawFrame,
        coding::{Data, OpCode},
    },
};
use vigie_client::{ClientEvent, Credentials, ReconnectingClient, ServerAddress};
use vigie_shared::{
    ids::{DeviceId, IncidentId, Seat},
    protocol::ClientMessage,
    session::{Command, SeatDevice},
};
use vigie_tests::{CandidateLogin, Center, LiveRoom, Room, Socket, TestServer};

const TOO_FAST: u16 = 4429;

#[tokio::test]
async fn pings_count_like_every_other_frame() {
    let (server, room, _invigilator, mut bystander) =
        LiveRoom::start().candidates(2).testing(2).await;
    let mut candidate = room.candidate(&server, 1).await;
    let ping = Message::Ping(vec![7; 125].into());
    candidate.socket.flood(vec![ping; 200]).await;
    assert_eq!(candidate.socket.end().await, TOO_FAST);
    bystander.answer(&server.app().bank, true).await;
}

#[tokio::test]
async fn a_ping_flood_that_reads_nothing_is_cut_off() {
    let (server, room, _invigilator, mut bystander) =
        LiveRoom::start().candidates(2).testing(2).await;
    let mut candidate = room.candidate(&server, 1).await;
    let pings = std::iter::repeat_with(|| Message::Ping(vec![7; 125].into()));
    // It ends: the server does not take them for ever.
    candidate.socket.flood(pings).await;
    bystander.answer(&server.app().bank, true).await;
}

#[tokio::test]
async fn a_message_in_endless_pieces_is_cut_off() {
    let (server, room, _invigilator, mut bystander) =
        LiveRoom::start().candidates(2).testing(2).await;
    let mut candidate = room.candidate(&server, 1).await;
    let piece = |code| Message::Frame(RawFrame::message(Vec::new(), OpCode::Data(code), false));
    candidate.socket.flood([piece(Data::Text)]).await;
    let pieces = std::iter::repeat_with(|| piece(Data::Continue));
    candidate.socket.flood(pieces).await;
    bystander.answer(&server.app().bank, true).await;
}

#[tokio::test]
async fn who_connects_again_finds_the_budget_as_they_left_it() {
    let server = TestServer::start().await;
    let room = Room::create(&server, 2).await;
    let candidate = room.candidate(&server, 1).await;
    let heartbeat = Message::text(vigie_client::encode(&ClientMessage::Heartbeat));
    #[expect(clippy::disallowed_methods, reason = "budgets fill in real time")]
    let started = Instant::now();
    let mut cut_off = 0;
    for _ in 0..40 {
        let mut socket =
            Socket::connect(server.port(), &candidate.socket_path, &candidate.cookie).await;
        // One that is let in stays below what one connection may send.
        let hello = Message::text(r#"{"type":"hello"}"#);
        socket.flood([hello]).await;
        socket.flood(vec![heartbeat.clone(); 38]).await;
        socket.flood([Message::Close(None)]).await;
        cut_off += usize::from(socket.end().await == TOO_FAST);
    }
    // 40 x 38 heartbeats; the budget has 100, and 10 more a second.
    let seconds = usize::try_from(started.elapsed().as_secs()).unwrap();
    assert!(cut_off >= 40 - 3 - seconds, "{cut_off} after {seconds} s");
    let mut neighbor = room.candidate(&server, 2).await;
    neighbor.next_page().await;
}

#[tokio::test]
async fn a_seat_has_four_sockets_at_once_and_comes_back_when_one_is_gone() {
    let server = TestServer::start().await;
    let room = Room::create(&server, 1).await;
    let candidate = room.candidate(&server, 1).await;
    let connect = || Socket::connect(server.port(), &candidate.socket_path, &candidate.cookie);
    let mut open = vec![connect().await, connect().await, connect().await];
    assert_eq!(connect().await.end().await, TOO_FAST);
    drop(open.pop());
    // The server notices the end in its own time: a page tries again as well.
    let welcomed = async {
        loop {
            let mut socket = connect().await;
            socket.flood([Message::text(r#"{"type":"hello"}"#)]).await;
            if let vigie_tests::Frame::Message(_) = socket.next().await {
                break;
            }
        }
    };
    let welcomed = tokio::time::timeout(Duration::from_secs(10), welcomed).await;
    assert!(welcomed.is_ok());
}

#[tokio::test]
async fn hundreds_of_kept_commands_get_through() {
    let server = TestServer::start().await;
    let room = Room::create(&server, 2).await;
    let invigilator = room.invigilator(&server, "Claire Morel").await;
    let address = ServerAddress::from_port(server.port());
    let credentials = Credentials::new(&invigilator.cookie, room.socket_path("invigilator"));
    let mut client = ReconnectingClient::new(address, credentials, 7);
    for incident in 1..=500 {
        let incident = IncidentId(incident);
        client.send(Command::DeleteIncident { incident }).await;
    }
    let mut answered = Vec::new();
    while client.unanswered() > 0 {
        match client.next().await {
            ClientEvent::CommandRefused {
                command: Command::DeleteIncident { incident },
                ..
            } => answered.push(incident.0),
            ClientEvent::Disconnected(reason) => panic!("{reason:?}"),
            _ => {}
        }
    }
    assert_eq!(answered, (1..=500).collect::<Vec<_>>());
}

#[tokio::test]
async fn what_was_asked_for_is_answered_before_the_connection_is_closed() {
    let server = TestServer::start().await;
    let room = Room::create(&server, 1).await;
    let mut candidate = room.candidate(&server, 1).await;
    candidate.next_page().await;
    let id = "00000000-0000-4000-8000-000000000001";
    let command =
        format!(r#"{{"type":"command","id":"{id}","command":{{"type":"accept_rules"}}}}"#);
    let ping = Message::Ping(vec![7].into());
    let frames = std::iter::once(Message::text(command)).chain(vec![ping; 200]);
    candidate.socket.flood(frames).await;
    let done = candidate
        .socket
        .wait_for(|message| message["type"] == "done");
    assert_eq!(done.await["id"], id);
    assert_eq!(candidate.socket.end().await, TOO_FAST);
}

#[tokio::test]
async fn who_says_no_hello_is_closed() {
    let server = TestServer::start().await;
    let room = Room::create(&server, 1).await;
    let candidate = room.candidate(&server, 1).await;
    let mut socket =
        Socket::connect(server.port(), &candidate.socket_path, &candidate.cookie).await;
    assert_eq!(socket.end().await, 4410);
    let mut socket =
        Socket::connect(server.port(), &candidate.socket_path, &candidate.cookie).await;
    socket.say(&ClientMessage::Heartbeat).await;
    assert_eq!(socket.end().await, 4400, "a heartbeat before the hello");
}

#[tokio::test]
async fn more_seats_than_a_room_has_are_no_message_of_ours() {
    let server = TestServer::start().await;
    let room = Room::create(&server, 1).await;
    let mut invigilator = room.invigilator(&server, "Claire Morel").await;
    let device = DeviceId(uuid::Uuid::nil());
    let confirm = |seats: u16| Command::ConfirmPresence {
        devices: (1..=seats)
            .map(|seat| SeatDevice {
                seat: Seat(seat),
                device,
            })
            .collect(),
    };
    // Refused for what they are, and the connection goes on.
    assert!(invigilator.socket.ask(confirm(60)).await.is_err());
    let id = vigie_shared::ids::CommandId(uuid::Uuid::nil());
    let command = confirm(61);
    invigilator
        .socket
        .say(&ClientMessage::Command { id, command })
        .await;
    assert_eq!(invigilator.socket.end().await, 4400);
}

#[tokio::test]
async fn a_flood_of_requests_of_one_login_is_refused_and_another_is_served() {
    let server = TestServer::start().await;
    let room = Room::create(&server, 2).await;
    let (one, other) = (
        room.candidate(&server, 1).await,
        room.candidate(&server, 2).await,
    );
    let ask = async |login: &CandidateLogin| {
        let path = login.socket_path.replace("/socket/", "/") + "/me";
        let request = reqwest::Client::new().get(server.url(&path));
        let request = request.header("cookie", &login.cookie);
        request.send().await.unwrap()
    };
    let refused = async {
        loop {
            let response = ask(&one).await;
            if response.status() == 429 {
                return response;
            }
        }
    };
    let refused = tokio::time::timeout(Duration::from_secs(30), refused)
        .await
        .unwrap();
    assert_eq!(refused.headers()["retry-after"], "1");
    let body: serde_json::Value = refused.json().await.unwrap();
    assert_eq!(
        body,
        json!({ "code": "too_many_requests", "detail": { "retry_after": 1 } })
    );
    assert_eq!(ask(&other).await.status(), 200);
}

#[tokio::test]
async fn a_session_of_another_center_is_closed_like_no_login() {
    let server = TestServer::start().await;
    let room = Room::create(&server, 1).await;
    let stranger = Center::open(&server).await;
    let path = format!("/api/socket/referent/{}", room.id);
    let mut socket = Socket::connect(server.port(), &path, &stranger.cookie).await;
    assert_eq!(socket.end().await, 4401);
}
