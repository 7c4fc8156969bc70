//! Restarts, reconnects and resends.

use serde_json::Value;
use vigie_shared::{
    ids::{CommandId, Epoch},
    protocol::ClientMessage,
    session::Command,
};
use vigie_tests::{Frame, Room, Socket, TestServer};

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
            closed @ Frame::Closed(..) => panic!("not told before {closed:?}"),
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
        presentation: ask,
        response: item.correct_response(),
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
    let mut back = Socket::connect(server.port(), "/api/socket/invigilator", &watcher.cookie).await;
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

#[tokio::test]
async fn what_is_asked_together_with_the_hello_is_answered() {
    let server = TestServer::start().await;
    let room = Room::create(&server, 1).await;
    let mut candidate = room.candidate(&server, 1).await;
    candidate.next_page().await;
    let mut socket =
        Socket::connect(server.port(), "/api/socket/candidate", &candidate.cookie).await;
    let hello = ClientMessage::Hello {
        epoch: None,
        last_seq: 0,
    };
    socket.say(&hello).await;
    socket.ask(Command::AcceptRules).await.unwrap();
}

#[tokio::test]
async fn a_device_that_comes_back_is_never_taken_for_lost() {
    let server = TestServer::start().await;
    let room = Room::create(&server, 1).await;
    let mut invigilator = room.invigilator(&server, "Claire Morel").await;
    let mut candidate = room.testing(&server, &mut invigilator, 1).await;
    for _ in 0..20 {
        // The new connection and the end of the old one reach the room together.
        candidate.reconnect().await;
        candidate.next_page().await;
    }
    server.clock.advance(11 * vigie_shared::time::SECOND);
    candidate
        .socket
        .ask(Command::LoseFocus {
            presentation: vigie_shared::ids::PresentationId(1),
        })
        .await
        .unwrap();
    let mut other = room.invigilator(&server, "Idir Haddad").await;
    let board = other
        .socket
        .wait_for(|message| message["type"] == "snapshot")
        .await;
    let card = &board["state"]["cards"][0];
    assert_eq!(card["lost_since"], Value::Null);
    assert_eq!(card["unstable"], Value::Null);

    drop(candidate);
    invigilator
        .socket
        .wait_for(|message| message["change"]["card"]["unstable"] == true)
        .await;
    server.clock.advance(10 * vigie_shared::time::SECOND);
    invigilator
        .socket
        .wait_for(|message| message["change"]["card"]["lost_since"].is_i64())
        .await;
}

#[tokio::test]
async fn a_referent_who_leaves_leaves_no_unrest_behind() {
    let server = TestServer::start().await;
    let room = Room::create(&server, 1).await;
    let mut invigilator = room.invigilator(&server, "Claire Morel").await;
    let referent = room.referent(&server).await;
    let mut candidate = room.testing(&server, &mut invigilator, 1).await;
    drop(referent);
    // The desk was due for somebody who is gone: with a clock that stands still, a
    // room that keeps trying would never answer again.
    server.clock.advance(vigie_shared::time::SECOND);
    candidate.answer(&server.app().bank, true).await;
}
