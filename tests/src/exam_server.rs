//! A server that speaks the companion's protocol and nothing else of Vigie, and around it a small
//! web: every other host name is a site, search engines have results pages. All of it on one port
//! with TLS, as browsers know these names only encrypted.

mod protocol;
mod sites;
mod tls;

use std::{
    collections::BTreeMap,
    sync::{Arc, Mutex},
};

use axum::{
    Json, Router,
    body::Body,
    extract::{Path, State, WebSocketUpgrade},
    http::{HeaderMap, Request, StatusCode, header},
    middleware::{self, Next},
    response::{Html, IntoResponse, Response},
    routing::{get, post},
};
use serde_json::{Value, json};
use tokio::{net::TcpListener, sync::watch, task::JoinHandle};

pub use protocol::BlockListDocument;
use protocol::SignedLists;
pub use sites::ENGINES;

/// The host name of the server.
pub const EXAM_HOST: &str = "vigie.test";
/// The session of its one test.
pub const EXAM_SESSION: u32 = 123_456;
const PAGE: &str = include_str!("exam_server/page.html");

/// What the test is in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ExamPhase {
    /// `waiting`, `running` or `ended`.
    pub name: &'static str,
    /// The latest end of the blocking, in microseconds.
    pub block_until: Option<i64>,
}

/// What stands between a browser and the server.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum ExamNetwork {
    Open,
    /// No page, no list, no socket.
    Down,
    /// Whatever is asked for, a page to log in to the network comes.
    Portal,
}

/// What a browser is served.
#[derive(Clone, Debug)]
struct ExamSituation {
    phase: ExamPhase,
    list: BlockListDocument,
    network: ExamNetwork,
}

/// What the companion has said.
#[derive(Clone, Debug, Default)]
pub struct CompanionRecord {
    /// Accepted tickets.
    pub links: usize,
    /// Accepted resumes.
    pub resumes: usize,
    /// The body of the latest heartbeat whose code was right.
    pub heartbeat: Value,
    /// Everything that was not as the contract says.
    pub faults: Vec<String>,
}

struct ExamState {
    situation: watch::Sender<ExamSituation>,
    record: watch::Sender<CompanionRecord>,
    lists: SignedLists,
    documents: Mutex<BTreeMap<String, String>>,
    files: Mutex<BTreeMap<String, (&'static str, Vec<u8>)>>,
    tickets: Mutex<Vec<String>>,
    links: Mutex<BTreeMap<String, protocol::LinkKey>>,
}

/// The server, on a free port of this machine.
pub struct ExamServer {
    state: Arc<ExamState>,
    port: u16,
    task: JoinHandle<()>,
}

impl ExamServer {
    /// Starts with a test that waits.
    pub async fn start(list: BlockListDocument) -> Self {
        let phase = ExamPhase {
            name: "waiting",
            block_until: None,
        };
        let situation = ExamSituation {
            phase,
            list: list.clone(),
            network: ExamNetwork::Open,
        };
        let state = Arc::new(ExamState {
            situation: watch::channel(situation).0,
            record: watch::channel(CompanionRecord::default()).0,
            lists: SignedLists::new(&format!("https://{EXAM_HOST}"), EXAM_SESSION),
            documents: Mutex::default(),
            files: Mutex::default(),
            tickets: Mutex::default(),
            links: Mutex::default(),
        });
        state.keep(&list);
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let port = listener.local_addr().unwrap().port();
        let exam = Router::new()
            .route("/", get(|| async { Html(PAGE) }))
            .route("/ticket", post(ticket))
            .route("/api/companion/lists/{digest}", get(document))
            .route("/api/socket/companion/{session}", get(socket))
            .route("/companion/{name}", get(file))
            .layer(middleware::from_fn_with_state(state.clone(), by_host))
            .with_state(state.clone());
        let task = tokio::spawn(async move {
            axum::serve(tls::TlsListener::new(listener), exam)
                .await
                .unwrap();
        });
        Self { state, port, task }
    }

    /// Port of this machine.
    pub fn port(&self) -> u16 {
        self.port
    }

    /// The address of the candidate's page.
    pub fn page(&self) -> String {
        format!("https://{EXAM_HOST}/")
    }

    /// Serves a file below `/companion/`, as a server does that has the packed extension.
    pub fn serve_file(&self, name: &str, kind: &'static str, content: Vec<u8>) {
        let mut files = self.state.files.lock().unwrap();
        files.insert(name.to_owned(), (kind, content));
    }

    /// What leads every host name of a Chromium to this server.
    pub fn chromium_arguments(&self) -> Vec<String> {
        vec![
            format!("--host-resolver-rules=MAP * 127.0.0.1:{}", self.port),
            "--ignore-certificate-errors".to_owned(),
        ]
    }

    /// The test runs, and sites may be blocked for so many seconds from now.
    pub fn run_for(&self, seconds: i64) {
        self.set_phase(
            "running",
            Some(protocol::now_micros() + seconds * 1_000_000),
        );
    }

    /// The test has ended.
    pub fn end(&self) {
        self.set_phase("ended", None);
    }

    fn set_phase(&self, name: &'static str, block_until: Option<i64>) {
        let phase = ExamPhase { name, block_until };
        self.state
            .situation
            .send_modify(|situation| situation.phase = phase);
    }

    /// Another list holds from now on.
    pub fn set_list(&self, list: BlockListDocument) {
        self.state.keep(&list);
        self.state
            .situation
            .send_modify(|situation| situation.list = list);
    }

    /// Another list holds, but what is served under its digest is not what was signed.
    pub fn set_tampered_list(&self, list: BlockListDocument) {
        let text = list.text.replace("\"ai\"", "\"messaging\"");
        let digest = list.digest.clone();
        self.state.documents.lock().unwrap().insert(digest, text);
        self.state
            .situation
            .send_modify(|situation| situation.list = list);
    }

    /// The network between browser and server is cut, or comes back.
    pub fn set_down(&self, is_down: bool) {
        self.set_network(if is_down {
            ExamNetwork::Down
        } else {
            ExamNetwork::Open
        });
    }

    /// A captive portal answers in the place of everything, or lets through.
    pub fn set_portal(&self, is_there: bool) {
        self.set_network(if is_there {
            ExamNetwork::Portal
        } else {
            ExamNetwork::Open
        });
    }

    fn set_network(&self, network: ExamNetwork) {
        self.state
            .situation
            .send_modify(|situation| situation.network = network);
    }

    /// Forgets every link, as a restart does.
    pub fn forget_links(&self) {
        self.state.links.lock().unwrap().clear();
    }

    /// Waits until the companion has said something.
    pub async fn see_report(
        &self,
        what: &str,
        is_there: impl Fn(&CompanionRecord) -> bool,
    ) -> CompanionRecord {
        let mut record = self.state.record.subscribe();
        let seen = record.wait_for(|record| is_there(record));
        match tokio::time::timeout(super::exam_browser::PATIENCE, seen).await {
            Ok(record) => record.unwrap().clone(),
            Err(_) => panic!("{what}: {:?}", self.state.record.borrow()),
        }
    }
}

impl Drop for ExamServer {
    fn drop(&mut self) {
        self.task.abort();
    }
}

impl ExamState {
    fn keep(&self, list: &BlockListDocument) {
        let mut documents = self.documents.lock().unwrap();
        documents.insert(list.digest.clone(), list.text.clone());
    }
}

/// Requests for other host names never come to the routes of the exam.
async fn by_host(
    State(state): State<Arc<ExamState>>,
    request: Request<Body>,
    next: Next,
) -> Response {
    let host = request.headers().get(header::HOST);
    let host = host.and_then(|host| host.to_str().ok()).unwrap_or_default();
    let host = host.split(':').next().unwrap_or_default().to_owned();
    let network = state.situation.borrow().network;
    match network {
        ExamNetwork::Portal => sites::portal(),
        _ if host != EXAM_HOST => sites::respond(&host, request.uri()),
        ExamNetwork::Down => StatusCode::BAD_GATEWAY.into_response(),
        ExamNetwork::Open => next.run(request).await,
    }
}

async fn ticket(State(state): State<Arc<ExamState>>) -> Json<Value> {
    let ticket = protocol::random_text();
    state.tickets.lock().unwrap().push(ticket.clone());
    Json(json!({ "ticket": ticket, "expires_at": protocol::now_micros() + 60_000_000 }))
}

async fn document(State(state): State<Arc<ExamState>>, Path(digest): Path<String>) -> Response {
    let documents = state.documents.lock().unwrap();
    match documents.get(&digest) {
        Some(text) => ([(header::CONTENT_TYPE, "application/json")], text.clone()).into_response(),
        None => StatusCode::NOT_FOUND.into_response(),
    }
}

async fn file(State(state): State<Arc<ExamState>>, Path(name): Path<String>) -> Response {
    let files = state.files.lock().unwrap();
    match files.get(&name) {
        Some((kind, content)) => ([(header::CONTENT_TYPE, *kind)], content.clone()).into_response(),
        None => StatusCode::NOT_FOUND.into_response(),
    }
}

async fn socket(
    State(state): State<Arc<ExamState>>,
    Path(session): Path<u32>,
    headers: HeaderMap,
    upgrade: WebSocketUpgrade,
) -> Response {
    let origin = headers
        .get(header::ORIGIN)
        .and_then(|one| one.to_str().ok());
    let is_extension = origin.is_some_and(|origin| {
        origin.starts_with("chrome-extension://") || origin.starts_with("moz-extension://")
    });
    if !is_extension || session != EXAM_SESSION {
        return StatusCode::FORBIDDEN.into_response();
    }
    upgrade
        .protocols(["vigie-companion.v1"])
        .on_upgrade(move |socket| protocol::serve(socket, state))
}
