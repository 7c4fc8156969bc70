//! Slow clients, and the end.

use crate::{BodyEnd, LONG, PATIENCE, SHORT, Settings, World, answer, rest};
use tokio::{io::AsyncWriteExt, time::timeout};
use vigie_server::listener::ConnectionTimeouts;

const REQUEST: &str = "GET / HTTP/1.1\r\nHost: x\r\n\r\n";

async fn with(timeouts: impl FnOnce(&mut ConnectionTimeouts)) -> World {
    let mut settings = Settings::default();
    timeouts(&mut settings.timeouts);
    World::start(settings).await
}

#[tokio::test]
async fn a_head_that_is_never_complete_ends_its_connection() {
    let world = with(|timeouts| timeouts.head = SHORT).await;
    for begun in ["", "GET / HT", "GET / HTTP/1.1\r\nHost: x\r\n"] {
        let mut slow = world.say(begun).await;
        assert_eq!(rest(&mut slow).await, "", "{begun:?}");
    }
}

#[tokio::test]
async fn a_later_head_has_no_more_time_once_it_has_begun() {
    let world = with(|timeouts| timeouts.head = SHORT).await;
    let mut slow = world.say(REQUEST).await;
    assert!(answer(&mut slow, "here").await.starts_with("HTTP/1.1 200"));
    slow.write_all(b"GET").await.unwrap();
    assert_eq!(rest(&mut slow).await, "");
}

#[tokio::test]
async fn a_connection_that_was_useful_may_be_idle_and_not_for_ever() {
    let patient = with(|timeouts| timeouts.head = SHORT).await;
    let mut idle = patient.say(REQUEST).await;
    answer(&mut idle, "here").await;
    let hurried = with(|timeouts| timeouts.idle = SHORT).await;
    let mut closed = hurried.say(REQUEST).await;
    answer(&mut closed, "here").await;
    assert_eq!(rest(&mut closed).await, "");
    // The one that waited as long, where only heads are short of time, is still served.
    idle.write_all(REQUEST.as_bytes()).await.unwrap();
    answer(&mut idle, "here").await;
}

fn drain(bytes: u64) -> String {
    format!("POST /drain HTTP/1.1\r\nHost: x\r\nContent-Length: {bytes}\r\n\r\n")
}

async fn next_end(world: &mut World) -> BodyEnd {
    let end = timeout(PATIENCE, world.drained.recv()).await;
    end.expect("the handler ends").unwrap()
}

#[tokio::test]
async fn a_body_that_makes_no_progress_ends_and_a_whole_one_is_taken() {
    let mut world = with(|timeouts| timeouts.body_progress = SHORT).await;
    let _slow = world.say(&format!("{}ab", drain(3))).await;
    assert_eq!(next_end(&mut world).await, BodyEnd::TimedOut);
    let _whole = world.say(&format!("{}abc", drain(3))).await;
    assert_eq!(next_end(&mut world).await, BodyEnd::Whole);
}

#[tokio::test]
async fn a_body_that_drips_without_end_ends_as_well() {
    let mut world = with(|timeouts| timeouts.body = SHORT).await;
    let mut slow = world.say(&drain(1_000_000_000_000)).await;
    let drip = tokio::spawn(async move { while slow.write_all(b" ").await.is_ok() {} });
    assert_eq!(next_end(&mut world).await, BodyEnd::TimedOut);
    drip.abort();
}

#[tokio::test]
async fn a_head_is_at_most_64_kib() {
    let world = World::start(Settings::default()).await;
    let mut large = world.connect().await;
    let head = format!(
        "GET / HTTP/1.1\r\nHost: x\r\nX: {}\r\n\r\n",
        "x".repeat(70_000)
    );
    // The server may refuse before everything is sent.
    let _ = large.write_all(head.as_bytes()).await;
    let refused = rest(&mut large).await;
    assert!(
        refused.is_empty() || refused.starts_with("HTTP/1.1 431"),
        "{refused}"
    );
}

#[tokio::test]
async fn at_the_end_requests_are_answered_and_idle_connections_closed() {
    let world = World::start(Settings::default()).await;
    let mut idle = world.say(REQUEST).await;
    answer(&mut idle, "here").await;
    let head = "POST /echo HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n\
                Expect: 100-continue\r\nContent-Length: 2\r\n\r\n";
    let mut under_way = world.say(head).await;
    answer(&mut under_way, "100 Continue\r\n\r\n").await;
    let mut silent = world.connect().await;
    world.shutdown.cancel();
    assert_eq!(rest(&mut idle).await, "");
    assert_eq!(rest(&mut silent).await, "");
    under_way.write_all(b"{}").await.unwrap();
    assert!(rest(&mut under_way).await.ends_with("{}"));
    timeout(PATIENCE, world.serving).await.unwrap().unwrap();
}

#[tokio::test]
async fn who_gives_up_waiting_for_the_end_ends_all_connections() {
    let world = with(|timeouts| timeouts.head = LONG).await;
    let mut half_open = world.say("GET").await;
    let mut other = world.say(REQUEST).await;
    answer(&mut other, "here").await;
    world.serving.abort();
    assert_eq!(rest(&mut half_open).await, "");
}
