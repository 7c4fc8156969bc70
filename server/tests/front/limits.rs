//! The limits of time of a server as it is started.

use crate::TestInstallation;
use std::time::Duration;
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::TcpStream,
    time::timeout,
};
use vigie_server::{clock::Clock, server::Server};

/// Longer than any of them, except between two requests.
const PATIENCE: Duration = Duration::from_secs(40);

async fn say(server: &Server, text: &str) -> TcpStream {
    let mut stream = TcpStream::connect(("127.0.0.1", server.port()))
        .await
        .unwrap();
    stream.write_all(text.as_bytes()).await.unwrap();
    stream
}

/// Everything until the server closes.
async fn rest(stream: &mut TcpStream) -> String {
    let mut text = String::new();
    let reading = stream.read_to_string(&mut text);
    timeout(PATIENCE, reading).await.expect("an end").unwrap();
    text
}

#[tokio::test]
async fn slow_heads_and_bodies_end_while_people_are_served() {
    let installation = TestInstallation::new();
    let server = Server::start(installation.config(), Clock::system())
        .await
        .unwrap();
    let mut head = say(&server, "GET / HTTP/1.1\r\nHost: x\r\n").await;
    let begun = "POST /api/candidate/login HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\
                 Content-Type: application/json\r\n\r\n{\"session\":";
    let mut body = say(&server, begun).await;
    let served = "GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n";
    let served = rest(&mut say(&server, served).await).await;
    assert!(served.starts_with("HTTP/1.1 200 "), "{served}");
    let body = rest(&mut body).await;
    assert!(body.starts_with("HTTP/1.1 408 "), "{body}");
    assert!(body.ends_with("{\"code\":\"too_slow\"}"), "{body}");
    assert_eq!(rest(&mut head).await, "");
    server.stop().await.unwrap();
}
