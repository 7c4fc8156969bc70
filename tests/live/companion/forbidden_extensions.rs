//! Extensions that a session forbids: what reaches the companion, and what the board names.

use super::{details_when, testing};
use data_encoding::BASE64;
use vigie_client::{CompanionClient, blocking};
use vigie_shared::{
    companion::{
        AttemptCounts, CompanionMessage, ForbiddenExtension, GrantPayload, HeartbeatBody,
        MAX_FORBIDDEN_EXTENSIONS,
    },
    session::{Command, Refusal},
};

fn named(names: &[&str]) -> Vec<ForbiddenExtension> {
    let parse = |name: &&str| ForbiddenExtension::parse(name).expect("a name");
    names.iter().map(parse).collect()
}

/// What the next grant forbids.
async fn next_forbidden(companion: &mut CompanionClient) -> Vec<ForbiddenExtension> {
    loop {
        if let CompanionMessage::List { grant, .. } = companion.next().await.expect("a link") {
            let payload = BASE64.decode(grant.payload.as_bytes()).expect("base64");
            let payload: GrantPayload = serde_json::from_slice(&payload).expect("a payload");
            return payload.forbidden_extensions;
        }
    }
}

fn active(names: &[&str]) -> HeartbeatBody {
    HeartbeatBody {
        forbidden_extensions: named(names),
        ..blocking(AttemptCounts::default())
    }
}

#[tokio::test]
async fn what_a_referent_forbids_reaches_the_companion_and_what_is_active_the_board() {
    let (server, room, mut invigilator, _candidate, mut companion) = testing("observed").await;
    let mut referent = room.referent(&server).await;
    let forbid = |names: &[&str]| Command::SetForbiddenExtensions {
        extensions: named(names),
    };
    let set = forbid(&["Grammarly", "grammarly", "aaa"]);
    referent.socket.ask(set).await.expect("a referent forbids");
    assert_eq!(
        next_forbidden(&mut companion).await,
        named(&["Grammarly", "aaa"])
    );
    // Nobody forbade the diary of the candidate: it is not named.
    let beat = companion.heartbeat(server.clock.now(), &active(&["aaa", "My diary"]));
    companion.say(&beat).await;
    let seen = details_when(&mut invigilator, |one| {
        one["forbidden_extensions"].is_array()
    })
    .await;
    assert_eq!(seen.forbidden_extensions, named(&["aaa"]));

    let set = forbid(&[]);
    referent.socket.ask(set).await.expect("a referent allows");
    assert_eq!(next_forbidden(&mut companion).await, []);
    let beat = companion.heartbeat(server.clock.now(), &active(&["aaa"]));
    companion.say(&beat).await;
    details_when(&mut invigilator, |one| {
        one["forbidden_extensions"].is_null()
    })
    .await;

    let names: Vec<String> = (0..=MAX_FORBIDDEN_EXTENSIONS)
        .map(|at| at.to_string())
        .collect();
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    let refused = referent.socket.refusal(forbid(&names)).await;
    assert_eq!(refused, Refusal::TextOutOfBounds);
}
