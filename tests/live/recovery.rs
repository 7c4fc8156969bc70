//! Restarts, reconnects and resends.

use serde_json::Value;
use vigie_shared::{
    ids::{CommandId, Epoch},
    protocol::{ClientMessage, SUBPROTOCOL},
    session::Command,
};
use vigie_tests::{Frame, Knock, Room, Socket, TestServer};

#[tokio::test]
async fn a_restart_gives_everybody_the_same_question_back() {
    let mut server = TestServer::start().await;
    let bank = server.app().bank.clone();
    let room = Room::create(&server, 2).await;
    let mut invigilator = room.invigilator(&server, "Claire Morel").await;
    let mut candidate = room.testing(&server, &mut invigilator, 1).await;
    for _ in 0..3 {
        candidate.answer(&bank, true).await;
    }
    let before = candidate.page().await;
    assert_eq!(before["phase"]["treated"], 3);

    server.restart().await;
    let told = loop {
        match invigilator.socket.next().await {
            Frame::Message(message) if message["type"] == "restarting" => break message,
            Frame::Message(_) => {}
            closed => panic!("not told before {closed:?}"),
        }
    };
    assert!(told["reconnect_in"].as_u64().unwrap() < 3_000);
    assert_eq!(
        invigilator.socket.next().await,
        Frame::Closed(1012, "restarting".to_owned())
    );
    assert_eq!(candidate.page().await, before);
    candidate.answer(&bank, true).await;
}

#[tokio::test]
async fn a_resent_command_is_done_again_without_being_done_twice() {
    let mut server = TestServer::start().await;
    let bank = server.app().bank.clone();
    let room = Room::create(&server, 1).await;
    let mut invigilator = room.invigilator(&server, "Claire Morel").await;
    let mut candidate = room.testing(&server, &mut invigilator, 1).await;
    let page = candidate.page().await;
    let (ask, item) = candidate.shown(page, &bank).await;
    let id = CommandId(uuid::Uuid::new_v4());
    let answer = Command::Answer {
        ask,
        response: item.right_response(),
    };
    candidate.socket.ask_as(id, answer.clone()).await.unwrap();
    candidate.socket.ask_as(id, answer.clone()).await.unwrap();
    candidate.reconnect().await;
    candidate.socket.ask_as(id, answer.clone()).await.unwrap();
    server.restart().await;
    candidate.reconnect().await;
    candidate.socket.ask_as(id, answer.clone()).await.unwrap();
    assert_eq!(candidate.page().await["phase"]["treated"], 1);
    let other = CommandId(uuid::Uuid::new_v4());
    let refused = candidate.socket.ask_as(other, answer).await.unwrap_err();
    assert_eq!(
        refused["code"], "question_moved",
        "an old answer under a new id"
    );
}

#[tokio::test]
async fn an_invigilator_who_was_away_gets_only_what_he_missed() {
    let server = TestServer::start().await;
    let room = Room::create(&server, 2).await;
    let mut watcher = room.invigilator(&server, "Idir Haddad").await;
    let welcome = watcher
        .socket
        .wait_for(|message| message["type"] == "welcome")
        .await;
    let snapshot = watcher
        .socket
        .wait_for(|message| message["type"] == "snapshot")
        .await;
    let epoch: Epoch = serde_json::from_value(welcome["epoch"].clone()).unwrap();
    let last_seq = snapshot["seq"].as_u64().unwrap();

    let mut other = room.invigilator(&server, "Claire Morel").await;
    room.testing(&server, &mut other, 1).await;
    let origin = server.origin();
    let knock = Knock {
        port: server.port(),
        path: "/api/socket/invigilator",
        cookie: Some(&watcher.cookie),
        origin: Some(&origin),
        protocol: Some(SUBPROTOCOL),
    };
    let mut back = Socket::knock(knock).await.unwrap();
    back.say(&ClientMessage::Hello {
        epoch: Some(epoch),
        last_seq,
    })
    .await;
    back.wait_for(|message| message["type"] == "welcome").await;
    let mut seq = last_seq;
    loop {
        let Frame::Message(change) = back.next().await else {
            panic!("closed")
        };
        assert_eq!(change["type"], "change", "the tail, not a snapshot");
        seq += 1;
        assert_eq!(change["seq"], Value::from(seq), "without gaps");
        if change["change"]["card"]["phase"] == "testing" {
            break;
        }
    }
}
