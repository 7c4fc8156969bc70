//! Many connections that want nothing, and one that does.

use crate::{Settings, World, answer, rest};
use std::net::Ipv4Addr;
use tokio::{
    io::AsyncWriteExt,
    net::{TcpSocket, TcpStream},
};

const REQUEST: &str = "GET / HTTP/1.1\r\nHost: x\r\n\r\n";
/// Within the 1,024 files that a process has without asking, of both ends.
const HALF_OPEN: usize = 300;

#[tokio::test]
async fn half_open_connections_keep_nobody_out() {
    let mut settings = Settings::default();
    settings.limits.total = HALF_OPEN / 3;
    let world = World::start(settings).await;
    let mut useful = world.say(REQUEST).await;
    answer(&mut useful, "here").await;
    let mut half_open = Vec::new();
    for _ in 0..HALF_OPEN {
        half_open.push(world.say("GET / HTTP/1.1\r\n").await);
        if half_open.len() % 50 == 0 {
            let mut person = world.say(REQUEST).await;
            answer(&mut person, "here").await;
        }
    }
    // The oldest of them is gone, the youngest waits on, and who was served before still is.
    assert_eq!(rest(&mut half_open[0]).await, "");
    assert!(world.connections.open() <= HALF_OPEN / 3);
    let last = half_open.last_mut().unwrap();
    last.write_all(b"Host: x\r\n\r\n").await.unwrap();
    answer(last, "here").await;
    useful.write_all(REQUEST.as_bytes()).await.unwrap();
    answer(&mut useful, "here").await;
}

#[tokio::test]
async fn a_first_request_whose_body_never_ends_keeps_nobody_out() {
    let mut settings = Settings::default();
    settings.limits.total = 4;
    let world = World::start(settings).await;
    let head = "POST /echo HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n\
                Expect: 100-continue\r\nContent-Length: 100\r\n\r\n";
    let mut slow = Vec::new();
    for _ in 0..4 {
        let mut stream = world.say(head).await;
        answer(&mut stream, "100 Continue\r\n\r\n").await;
        slow.push(stream);
    }
    let mut person = world.say(REQUEST).await;
    answer(&mut person, "here").await;
    assert_eq!(rest(&mut slow[0]).await, "");
}

#[tokio::test]
async fn later_requests_whose_bodies_never_end_keep_nobody_out() {
    let mut settings = Settings::default();
    settings.limits.total = 4;
    let world = World::start(settings).await;
    let head = "POST /echo HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n\
                Expect: 100-continue\r\nContent-Length: 100\r\n\r\n";
    let mut slow = Vec::new();
    for _ in 0..4 {
        let mut stream = world.say(REQUEST).await;
        answer(&mut stream, "here").await;
        stream.write_all(head.as_bytes()).await.unwrap();
        answer(&mut stream, "100 Continue\r\n\r\n").await;
        slow.push(stream);
    }
    for _ in 0..4 {
        let mut person = world.say(REQUEST).await;
        answer(&mut person, "here").await;
    }
    assert_eq!(rest(&mut slow[0]).await, "");
}

/// A connection from another address of this machine than `127.0.0.1`.
async fn connect_from(world: &World, last: u8) -> TcpStream {
    let socket = TcpSocket::new_v4().unwrap();
    let address = Ipv4Addr::new(127, 0, 0, last);
    socket.bind((address, 0).into()).unwrap();
    socket.connect(world.address).await.unwrap()
}

#[tokio::test]
async fn loopback_has_no_bound_of_its_own() {
    let mut settings = Settings::default();
    settings.limits.per_network = 1;
    let world = World::start(settings).await;
    let mut people = Vec::new();
    for last in [1, 1, 2, 2] {
        people.push(connect_from(&world, last).await);
    }
    for person in &mut people {
        person.write_all(REQUEST.as_bytes()).await.unwrap();
        answer(person, "here").await;
    }
}
