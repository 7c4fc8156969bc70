//! Restarts, reconnects and resends.

use serde_json::Value;
use vigie_shared::{
    ids::{CommandId, Epoch},
    protocol::ClientMessage,
    session::{Command, Refusal},
};
use vigie_tests::{Frame, LiveRoom, Room, Socket, TestServer};

#[tokio::test]
async fn a_restart_gives_every_candidate_the_same_question_back() {
    let (mut server, _, mut invigilator, mut candidate) =
        LiveRoom::start().candidates(2).testing(1).await;
    let bank = server.app().bank.clone();
    for _ in 0..3 {
        candidate.answer(&bank, true).await;
    }
    assert_eq!(candidate.treated().await, 3);
    let before = candidate.page().await;

    server.restart().await;
    let restarting = loop {
        match invigilator.socket.next().await {
            Frame::Message(message) if message["type"] == "restarting" => break message,
            Frame::Message(_) => {}
            closed @ Frame::Closed(..) => panic!("no announcement before {closed:?}"),
        }
    };
    assert!(restarting["reconnect_in"].as_u64().unwrap() < 3_000);
    assert_eq!(
        invigilator.socket.next().await,
        Frame::Closed(1012, "restarting".to_owned())
    );
    assert_eq!(candidate.page().await, before);
    candidate.answer(&bank, true).await;
}

#[tokio::test]
async fn a_resent_command_is_done_again_without_being_done_twice() {
    let (mut server, _, _invigilator, mut candidate) = LiveRoom::start().testing(1).await;
    let bank = server.app().bank.clone();
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
    assert_eq!(candidate.treated().await, 1);
    let other = CommandId(uuid::Uuid::new_v4());
    let refused = candidate.socket.ask_as(other, answer).await.unwrap_err();
    let refused: Refusal = serde_json::from_value(refused).unwrap();
    let moved = matches!(refused, Refusal::QuestionMoved);
    assert!(moved, "an old answer under a new id: {refused:?}");
}

#[tokio::test]
async fn an_invigilator_who_was_away_gets_only_the_missed_changes() {
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
    let mut back = Socket::connect(
        server.port(),
        &room.socket_path("invigilator"),
        &watcher.cookie,
    )
    .await;
    back.say(&ClientMessage::Hello {
        epoch: Some(epoch),
        last_seq,
        login: None,
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
async fn a_command_sent_together_with_the_hello_is_answered() {
    let server = TestServer::start().await;
    let room = Room::create(&server, 1).await;
    let mut candidate = room.candidate(&server, 1).await;
    candidate.next_page().await;
    let mut socket =
        Socket::connect(server.port(), &candidate.socket_path, &candidate.cookie).await;
    let hello = ClientMessage::Hello {
        epoch: None,
        last_seq: 0,
        login: None,
    };
    socket.say(&hello).await;
    socket.ask(Command::AcceptRules).await.unwrap();
}

#[tokio::test]
async fn a_device_that_comes_back_is_never_taken_for_lost() {
    let (server, room, mut invigilator, mut candidate) = LiveRoom::start().testing(1).await;
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
    let board = other.board().await;
    let card = &board.cards[0];
    assert_eq!(card.lost_since, None);
    assert!(!card.unstable);

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
async fn a_room_answers_after_a_referent_has_left() {
    let (server, room, mut invigilator) = LiveRoom::start().await;
    let referent = room.referent(&server).await;
    let mut candidate = room.testing(&server, &mut invigilator, 1).await;
    drop(referent);
    // A finalization view was due for the referent who is gone: with a clock that stands
    // still, a room that keeps trying would never answer again.
    server.clock.advance(vigie_shared::time::SECOND);
    candidate.answer(&server.app().bank, true).await;
}
