//! What passes for the companion, and what is no message of it.

use super::{closed, details, details_when, end_of, present, testing};
use vigie_client::blocking;
use vigie_shared::{
    companion::{AttemptCounts, COMPANION_SUBPROTOCOL, ExtensionMessage, TICKET_VALIDITY},
    session::CompanionMisuse,
    view::CompanionProof,
};
use vigie_tests::{Frame, LiveRoom, Room, Socket, UpgradeRequest};

#[tokio::test]
async fn a_ticket_is_good_once_for_a_minute_and_for_its_session() {
    let (server, room, _) = LiveRoom::start().await;
    let candidate = room.candidate(&server, 1).await;
    let ours = Some(vigie_client::EXTENSION_ORIGIN);
    let ticket = candidate.companion_ticket(&server, &room).await;
    assert!(matches!(
        present(&server, &room, ours, &ticket).await,
        Frame::Message(_)
    ));
    let not_linked = (4401, "not_linked");
    assert_eq!(
        closed(&present(&server, &room, ours, &ticket).await),
        not_linked
    );
    assert_eq!(
        closed(&present(&server, &room, ours, "made up").await),
        not_linked
    );

    let ticket = candidate.companion_ticket(&server, &room).await;
    let other = Room::create(&server, 1).await;
    assert_eq!(
        closed(&present(&server, &other, ours, &ticket).await),
        not_linked
    );
    server.clock.advance(TICKET_VALIDITY);
    assert_eq!(
        closed(&present(&server, &room, ours, &ticket).await),
        not_linked
    );
}

#[tokio::test]
async fn who_takes_a_ticket_that_is_not_theirs_is_named_and_does_not_use_it_up() {
    let (server, room, mut invigilator) = LiveRoom::start().await;
    let candidate = room.candidate(&server, 1).await;
    let ticket = candidate.companion_ticket(&server, &room).await;
    let page = server.origin();
    let another = "chrome-extension://aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa";
    for (origin, misuse) in [
        (Some(&*page), CompanionMisuse::PageScript),
        (None, CompanionMisuse::PageScript),
        (Some(another), CompanionMisuse::AnotherExtension),
    ] {
        let end = present(&server, &room, origin, &ticket).await;
        assert_eq!(closed(&end), (4403, "wrong_origin"));
        let word = serde_json::to_value(misuse).unwrap();
        let named = details_when(&mut invigilator, |details| {
            let misuses = details["misuses"].as_array();
            misuses.is_some_and(|all| all.iter().any(|one| one["kind"] == word))
        });
        assert_eq!(named.await.proof, CompanionProof::NeverSeen);
    }
    let ours = Some(vigie_client::EXTENSION_ORIGIN);
    assert!(matches!(
        present(&server, &room, ours, &ticket).await,
        Frame::Message(_)
    ));
    let counts: Vec<_> = details(&invigilator)
        .await
        .misuses
        .into_iter()
        .map(|one| (one.kind, one.times))
        .collect();
    assert_eq!(
        counts,
        [
            (CompanionMisuse::PageScript, 2),
            (CompanionMisuse::AnotherExtension, 1)
        ]
    );
}

#[tokio::test]
async fn a_replayed_or_forged_heartbeat_ends_the_connection_and_is_named() {
    for (altered, misuse) in [
        (false, CompanionMisuse::Replayed),
        (true, CompanionMisuse::Forged),
    ] {
        let (server, _room, mut invigilator, _candidate, mut companion) = testing("required").await;
        let beat = companion.heartbeat(server.clock.now(), &blocking(AttemptCounts::default()));
        companion.say(&beat).await;
        let again = match (beat, altered) {
            (
                ExtensionMessage::Heartbeat {
                    counter,
                    sent_at,
                    body,
                    mac,
                },
                true,
            ) => {
                let body = body.replace("\"blocking\":true", "\"blocking\":false");
                let counter = counter + 1;
                ExtensionMessage::Heartbeat {
                    counter,
                    sent_at,
                    body,
                    mac,
                }
            }
            (beat, _) => beat,
        };
        companion.say(&again).await;
        assert_eq!(end_of(&mut companion).await, 4400);
        let named = details_when(&mut invigilator, |details| details["misuses"].is_array()).await;
        assert_eq!((named.misuses[0].kind, named.misuses[0].times), (misuse, 1));
    }
}

#[tokio::test]
async fn frames_that_are_not_of_the_protocol_end_the_connection() {
    let (server, room, _) = LiveRoom::start().await;
    let request = |protocol| UpgradeRequest {
        port: server.port(),
        path: "",
        cookie: None,
        origin: Some(vigie_client::EXTENSION_ORIGIN),
        protocol,
    };
    let path = room.socket_path("companion");
    for (text, code) in [
        ("{}", 4400),
        ("no json", 4400),
        (
            r#"{"type":"heartbeat","counter":1,"sent_at":1,"body":"{}","mac":""}"#,
            4400,
        ),
        (
            r#"{"type":"resume","link":"00000000-0000-0000-0000-000000000000","counter":1,"mac":""}"#,
            4401,
        ),
        (
            r#"{"type":"link","ticket":"x","version":"not one","browser":"b"}"#,
            4400,
        ),
    ] {
        let upgrade = UpgradeRequest {
            path: &path,
            ..request(Some(COMPANION_SUBPROTOCOL))
        };
        let mut socket = Socket::upgrade(upgrade).await.unwrap();
        socket.send_text(text).await;
        assert_eq!(closed(&socket.next().await).0, code, "{text}");
    }
    let upgrade = UpgradeRequest {
        path: &path,
        ..request(Some("vigie.v1"))
    };
    assert_eq!(Socket::upgrade(upgrade).await.err(), Some(400));
}
