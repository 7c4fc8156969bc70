//! A WebSocket server without logic and storage, to compare with.
//!
//! What it costs is what sockets, frames and the kernel cost on this machine. The figures of
//! `vigie` as ratios to it say more about `vigie`, and less about the machine. It upgrades
//! as `vigie` does, with the same buffers, and uses the allocator of the C library.

use anyhow::Context;
use axum::{
    Router,
    extract::ws::{Message, Utf8Bytes, WebSocket, WebSocketUpgrade},
    response::Response,
    routing::get,
    serve::ListenerExt,
};
use std::{net::Ipv4Addr, time::Duration};
use tokio::{net::TcpListener, time::Instant};
use vigie_shared::{
    ids::Epoch,
    protocol::{CommonMessage, HEARTBEAT_INTERVAL, Never, SUBPROTOCOL, ServerMessage},
    time::Timestamp,
};

/// Path of its socket. There is no login.
pub const SOCKET_PATH: &str = "/api/socket/bare";

/// Length of the frame that answers each frame: as a candidate's page with a question.
pub(crate) const PAGE_BYTES: usize = 1_200;

const HEARTBEAT: Duration = Duration::from_micros(HEARTBEAT_INTERVAL.unsigned_abs());

/// Serves on a free port until the process ends, and prints the line that
/// [`ServerProcess`](crate::process::ServerProcess) waits for.
///
/// # Errors
/// When there is no port.
pub async fn run() -> anyhow::Result<()> {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await?;
    println!("ready http://localhost:{}", listener.local_addr()?.port());
    serve(listener).await
}

async fn serve(listener: TcpListener) -> anyhow::Result<()> {
    let frames = Frames::new()?;
    let routes = Router::new().route(
        SOCKET_PATH,
        get(move |upgrade| std::future::ready(accept(upgrade, frames.clone()))),
    );
    let listener = listener.tap_io(|stream| {
        let _ = stream.set_nodelay(true);
    });
    axum::serve(listener, routes).await.context("serving")
}

fn accept(upgrade: WebSocketUpgrade, frames: Frames) -> Response {
    upgrade
        .protocols([SUBPROTOCOL])
        .read_buffer_size(1024)
        .write_buffer_size(4096)
        .on_upgrade(move |socket| answer(socket, frames))
}

/// The three frames it sends, encoded once.
#[derive(Clone)]
struct Frames {
    welcome: Utf8Bytes,
    page: Utf8Bytes,
    heartbeat: Utf8Bytes,
}

impl Frames {
    fn new() -> serde_json::Result<Self> {
        let now = Timestamp(0);
        let welcome = CommonMessage::Welcome {
            now,
            epoch: Epoch(uuid::Uuid::nil()),
        };
        let page = |state| ServerMessage::<String, Never>::Snapshot { seq: 1, state };
        let around = serde_json::to_string(&page(String::new()))?.len();
        Ok(Self {
            welcome: serde_json::to_string(&welcome)?.into(),
            page: serde_json::to_string(&page("x".repeat(PAGE_BYTES - around)))?.into(),
            heartbeat: serde_json::to_string(&CommonMessage::Heartbeat { now })?.into(),
        })
    }
}

/// Welcomes the first frame and answers each later one with a page. A heartbeat comes back
/// as one and is not answered, or silence would never end.
async fn answer(mut socket: WebSocket, frames: Frames) {
    let mut welcomed = false;
    let mut wake = std::pin::pin!(tokio::time::sleep(HEARTBEAT));
    loop {
        let reply = tokio::select! {
            biased;
            message = socket.recv() => {
                let Some(Ok(message)) = message else { return };
                wake.as_mut().reset(Instant::now() + HEARTBEAT);
                match message {
                    Message::Text(_) if !welcomed => &frames.welcome,
                    Message::Text(text) if !text.contains("\"heartbeat\"") => &frames.page,
                    Message::Text(_) | Message::Binary(_) | Message::Ping(_)
                    | Message::Pong(_) | Message::Close(_) => continue,
                }
            }
            () = &mut wake => {
                wake.as_mut().reset(Instant::now() + HEARTBEAT);
                &frames.heartbeat
            }
        };
        welcomed = true;
        if socket.send(Message::Text(reply.clone())).await.is_err() {
            return;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use vigie_client::{ClientEvent, Credentials, ReconnectingClient, ServerAddress};
    use vigie_shared::session::Command;

    #[tokio::test]
    async fn each_command_gets_a_page() {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await.unwrap();
        let address = ServerAddress::from_port(listener.local_addr().unwrap().port());
        let serving = tokio::spawn(serve(listener));
        let credentials = Credentials::new("bare=1", SOCKET_PATH);
        let mut client = ReconnectingClient::new(address, credentials, 1);
        assert!(matches!(client.next().await, ClientEvent::Connected));
        for _ in 0..3 {
            client.send(Command::AcceptRules).await;
            let ClientEvent::View(page) = client.next().await else {
                panic!("no page")
            };
            assert_eq!(page.len(), PAGE_BYTES);
        }
        serving.abort();
    }
}
