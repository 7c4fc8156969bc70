//! Connections, as people, strangers and attackers make them.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails")]

mod acme;
mod authority;
mod http;
mod places;
mod tls;

use axum::{
    Json, Router,
    body::Body,
    routing::{get, post},
};
use http_body_util::BodyExt;
use serde_json::Value;
use std::{error::Error, net::SocketAddr, sync::Arc, time::Duration};
use tokio::{
    io::{AsyncRead, AsyncReadExt, AsyncWriteExt},
    net::{TcpListener, TcpStream},
    sync::mpsc::{UnboundedReceiver, UnboundedSender, unbounded_channel},
    task::JoinHandle,
    time::timeout,
};
use tokio_util::sync::CancellationToken;
use vigie_server::listener::{
    BodyTimeout, ConnectionLimits, ConnectionTable, ConnectionTimeouts, HttpListener,
    tls::TlsAcceptance,
};

/// Longer than anything here takes.
const PATIENCE: Duration = Duration::from_secs(30);
/// A limit that a test runs into.
const SHORT: Duration = Duration::from_millis(150);
/// A limit that no test runs into.
const LONG: Duration = Duration::from_secs(3_600);

/// A listener with two routes, and nothing behind them.
struct World {
    address: SocketAddr,
    connections: ConnectionTable,
    shutdown: CancellationToken,
    serving: JoinHandle<()>,
    /// How the bodies sent to `/drain` ended.
    drained: UnboundedReceiver<BodyEnd>,
}

/// How a body ended, as its handler saw it.
#[derive(Debug, PartialEq, Eq)]
enum BodyEnd {
    Whole,
    TimedOut,
    Cut,
}

/// What a test sets.
struct Settings {
    timeouts: ConnectionTimeouts,
    limits: ConnectionLimits,
    tls: Option<Arc<TlsAcceptance>>,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            timeouts: ConnectionTimeouts {
                head: LONG,
                idle: LONG,
                body_progress: LONG,
                body: LONG,
            },
            limits: ConnectionLimits {
                total: 10_000,
                per_network: 10_000,
                shared_networks: Vec::new(),
            },
            tls: None,
        }
    }
}

impl World {
    async fn start(settings: Settings) -> Self {
        let listener = TcpListener::bind(("127.0.0.1", 0)).await.unwrap();
        Self::start_on(listener, settings).await
    }

    async fn start_on(listener: TcpListener, settings: Settings) -> Self {
        let address = listener.local_addr().unwrap();
        let connections = ConnectionTable::new(settings.limits);
        let shutdown = CancellationToken::new();
        let (ends, drained) = unbounded_channel();
        let routes = Router::new()
            .route("/", get(async || "here"))
            .route("/drain", post(move |body| drain(body, ends.clone())))
            .route("/echo", post(async |body: Json<Value>| body));
        let listener = HttpListener {
            listener,
            routes,
            tls: settings.tls,
            connections: connections.clone(),
            timeouts: settings.timeouts,
        };
        let serving = tokio::spawn(listener.serve(shutdown.clone()));
        Self {
            address,
            connections,
            shutdown,
            serving,
            drained,
        }
    }

    async fn connect(&self) -> TcpStream {
        TcpStream::connect(self.address).await.unwrap()
    }

    /// A connection on which `text` was sent.
    async fn say(&self, text: &str) -> TcpStream {
        let mut stream = self.connect().await;
        stream.write_all(text.as_bytes()).await.unwrap();
        stream
    }
}

async fn drain(mut body: Body, ends: UnboundedSender<BodyEnd>) {
    let end = loop {
        match body.frame().await {
            None => break BodyEnd::Whole,
            Some(Ok(_)) => {}
            Some(Err(error)) if is_timeout(&error) => break BodyEnd::TimedOut,
            Some(Err(_)) => break BodyEnd::Cut,
        }
    };
    ends.send(end).unwrap();
}

fn is_timeout(error: &(dyn Error + 'static)) -> bool {
    error.is::<BodyTimeout>() || error.source().is_some_and(is_timeout)
}

/// Everything until the server closes.
async fn rest(stream: &mut (impl AsyncRead + Unpin)) -> String {
    let mut text = Vec::new();
    // A connection that is cut is closed as well.
    let _ = timeout(PATIENCE, stream.read_to_end(&mut text))
        .await
        .expect("the server closes");
    String::from_utf8(text).unwrap()
}

/// One answer with a known end.
async fn answer(stream: &mut (impl AsyncRead + Unpin), end: &str) -> String {
    let mut text = String::new();
    let mut buffer = [0; 1024];
    while !text.ends_with(end) {
        let read = timeout(PATIENCE, stream.read(&mut buffer)).await;
        let read = read.expect("the server answers").unwrap();
        assert_ne!(read, 0, "closed after {text}");
        text.push_str(std::str::from_utf8(&buffer[..read]).unwrap());
    }
    text
}
