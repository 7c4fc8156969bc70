//! Every route and every command of the sockets, tried by every kind of person: who gets through
//! is what the access table says, and nothing else.
//!
//! The routes come from the OpenAPI document and the commands from the examples of the wire, so
//! a new one is tried as well; a route that declares no access does not let the server start.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use reqwest::{Client, Method};
use serde_json::{Value, json};
use std::collections::BTreeSet;
use vigie_shared::{
    access::{AccessScope, Action, Role, can, reach},
    protocol::SUBPROTOCOL,
    session::Command,
    time::SECOND,
};
use vigie_tests::{Center, Frame, Room, Socket, StaffLogin, TestServer, UpgradeRequest};

/// One example of each command; see `shared/tests/core/wire.rs`.
const COMMANDS: &str = include_str!("../../shared/tests/core/wire/commands.jsonl");

/// Somebody with one login, or none.
struct AskingPerson {
    name: &'static str,
    cookie: Option<String>,
    portal: Option<&'static str>,
    roles: &'static [Role],
    /// Where the session of the paths lies, as seen by them.
    session: AccessScope,
}

impl AskingPerson {
    fn may(&self, action: Action, subject: AccessScope) -> bool {
        self.roles.iter().any(|role| can(*role, action, subject))
    }
}

struct World {
    server: TestServer,
    session: String,
    /// Number of that session.
    number: u32,
    people: Vec<AskingPerson>,
}

impl World {
    async fn start() -> Self {
        let server = TestServer::start().await;
        let (own, other) = (Center::open(&server).await, Center::open(&server).await);
        let editors = Center::open(&server).await;
        editors.grant_bank_editor(&server).await;
        let (room, next_door) = (own.room(&server, 1).await, own.room(&server, 1).await);
        let mut people = vec![AskingPerson {
            name: "nobody",
            cookie: None,
            portal: None,
            roles: &[],
            session: AccessScope::Platform,
        }];
        for (room, here, session) in [
            (&room, true, AccessScope::OwnSession),
            (&next_door, false, AccessScope::Platform),
        ] {
            people.push(AskingPerson {
                name: if here {
                    "candidate"
                } else {
                    "candidate of another session"
                },
                cookie: Some(room.candidate(&server, 1).await.cookie),
                portal: Some("candidate"),
                roles: &[Role::Candidate],
                session,
            });
            people.push(AskingPerson {
                name: if here {
                    "invigilator"
                } else {
                    "invigilator of another session"
                },
                cookie: Some(room.invigilator(&server, "Claire Morel").await.cookie),
                portal: Some("invigilator"),
                roles: &[Role::Invigilator],
                session,
            });
        }
        let referents: [(_, _, _, &'static [Role]); 3] = [
            ("referent", &own, AccessScope::OwnCenter, &[Role::Referent]),
            (
                "referent of another center",
                &other,
                AccessScope::Platform,
                &[Role::Referent],
            ),
            (
                "bank editor of another center",
                &editors,
                AccessScope::Platform,
                &[Role::Referent, Role::BankEditor],
            ),
        ];
        for (name, center, session, roles) in referents {
            people.push(AskingPerson {
                name,
                cookie: Some(center.cookie.clone()),
                portal: Some("referent"),
                roles,
                session,
            });
        }
        Self {
            server,
            number: room.number(),
            session: room.id,
            people,
        }
    }

    async fn document(&self) -> Value {
        let answer = reqwest::get(self.server.url("/api/openapi.json")).await;
        answer.unwrap().json().await.unwrap()
    }
}

/// An operation of the document.
struct GuardedOperation {
    method: Method,
    path: String,
    action: Action,
    portal: Option<String>,
    subject: String,
    is_socket: bool,
}

impl GuardedOperation {
    fn all(document: &Value, session: &str, number: u32) -> Vec<Self> {
        let number = number.to_string();
        let mut operations = Vec::new();
        for (path, item) in document["paths"].as_object().unwrap() {
            for (method, operation) in item.as_object().unwrap() {
                let access = &operation["x-vigie-access"];
                // Candidates and invigilators name their session by its number.
                let by_number = ["candidate", "invigilator", "companion"]
                    .iter()
                    .any(|portal| path.contains(portal));
                let named = path
                    .replace("{id}", session)
                    .replace("{session}", if by_number { &number } else { session })
                    .replace("{seat}", "1")
                    .replace("{kind}", "access_code")
                    .replace("{digest}", "00")
                    .replace("{file}", "1.pdf");
                assert!(
                    !named.contains('{'),
                    "{path} has a parameter without a value here"
                );
                let portal = access["portal"].as_str();
                let action: Action = serde_json::from_value(access["action"].clone()).unwrap();
                let is_socket = operation["tags"] == json!(["socket"]);
                if !is_socket && !action.is_open() {
                    let security = json!([{ portal.unwrap(): [] }]);
                    assert_eq!(
                        operation["security"], security,
                        "{path} asks for another cookie"
                    );
                }
                operations.push(Self {
                    method: method.to_uppercase().parse().unwrap(),
                    path: named,
                    action,
                    portal: portal.map(str::to_owned),
                    subject: access["subject"].as_str().unwrap().to_owned(),
                    is_socket,
                });
            }
        }
        operations
    }

    /// The code of the refusal that the table asks for, if it refuses. `scope` is what a body
    /// names, where it names something.
    fn refusal(&self, person: &AskingPerson, scope: AccessScope) -> Option<&'static str> {
        if self.action.is_open() {
            return None;
        }
        if person.portal != self.portal.as_deref() {
            return Some("not_logged_in");
        }
        // Their cookies are for one session, which the path names.
        let of_session = matches!(person.portal, Some("candidate" | "invigilator"));
        if of_session && person.session != AccessScope::OwnSession {
            return Some("not_logged_in");
        }
        let first = person.roles[0];
        match self.subject.as_str() {
            "own" => reach(first, self.action)
                .is_none()
                .then_some("not_logged_in"),
            "session_in_path" => (!person.may(self.action, person.session)).then_some("not_found"),
            "in_body" => (!person.may(self.action, scope)).then_some("not_allowed"),
            other => panic!("what is {other}?"),
        }
    }
}

/// Tries an operation; gives the status and the code of the answer.
async fn attempt(
    world: &World,
    operation: &GuardedOperation,
    person: &AskingPerson,
    body: Option<&Value>,
) -> (u16, String) {
    let url = world.server.url(&operation.path);
    let mut request = Client::new().request(operation.method.clone(), url);
    if [Method::POST, Method::PUT, Method::DELETE].contains(&operation.method) {
        let nothing = json!([]);
        let body = body.unwrap_or(&nothing);
        request = request.header("origin", world.server.origin()).json(body);
    }
    // A log-out would end the login that others of the table need.
    let cookie = person.cookie.as_ref();
    if let Some(cookie) = cookie.filter(|_| operation.action != Action::LogOut) {
        request = request.header("cookie", cookie);
    }
    let answer = request.send().await.unwrap();
    let status = answer.status().as_u16();
    let text = answer.text().await.unwrap();
    let json: Value = serde_json::from_str(&text).unwrap_or_default();
    (status, json["code"].as_str().unwrap_or_default().to_owned())
}

fn assert_answer(
    operation: &GuardedOperation,
    person: &AskingPerson,
    expected: Option<&str>,
    (status, code): &(u16, String),
) {
    let who = format!("{} {} by {}", operation.method, operation.path, person.name);
    match expected {
        Some(expected) => assert_eq!(code, expected, "{who}: {status}"),
        None => {
            assert!(
                !matches!(&**code, "not_logged_in" | "not_allowed"),
                "{who}: {code}"
            );
            let is_missing = operation.subject == "session_in_path" && *status == 404;
            assert!(!is_missing && *status < 500, "{who}: {status} {code}");
        }
    }
}

#[tokio::test]
async fn every_route_answers_everybody_as_the_access_table_says() {
    let world = World::start().await;
    let operations = GuardedOperation::all(&world.document().await, &world.session, world.number);
    assert!(operations.len() > 30, "{}", operations.len());
    let item = world.server.app().bank.items()[0].id.clone();
    let mut allowed = 0;
    for operation in operations.iter().filter(|one| !one.is_socket) {
        for person in &world.people {
            world.server.clock.advance(10 * SECOND);
            if operation.subject != "in_body" {
                let expected = operation.refusal(person, AccessScope::Platform);
                let answer = attempt(&world, operation, person, None).await;
                assert_answer(operation, person, expected, &answer);
                allowed += usize::from(expected.is_none());
                continue;
            }
            for (name, scope) in [
                ("own_center", AccessScope::OwnCenter),
                ("platform", AccessScope::Platform),
            ] {
                let body = match operation.path.contains("block-list") {
                    true => json!({ "scope": name, "version": 0, "add": [], "remove": [],
                        "reason": "" }),
                    false => json!({ "item": item, "reason": "A broken link.", "scope": name }),
                };
                let expected = operation.refusal(person, scope);
                let answer = attempt(&world, operation, person, Some(&body)).await;
                assert_answer(operation, person, expected, &answer);
                allowed += usize::from(expected.is_none());
            }
        }
    }
    assert!(allowed > 50, "{allowed}");
}

#[tokio::test]
async fn every_socket_opens_for_whom_the_access_table_says() {
    let world = World::start().await;
    let operations = GuardedOperation::all(&world.document().await, &world.session, world.number);
    let mut opened = 0;
    // That of the companion asks for a ticket instead of a login: see `companion.rs`.
    let with_login = |one: &&GuardedOperation| one.is_socket && !one.action.is_open();
    for operation in operations.iter().filter(with_login) {
        for person in &world.people {
            let expected = operation.refusal(person, AccessScope::Platform);
            let origin = world.server.origin();
            let request = UpgradeRequest {
                port: world.server.port(),
                path: &operation.path,
                cookie: person.cookie.as_deref(),
                origin: Some(&origin),
                protocol: Some(SUBPROTOCOL),
            };
            let mut socket = Socket::upgrade(request).await.unwrap();
            let who = format!("{} by {}", operation.path, person.name);
            if expected.is_some() {
                let closed = Frame::Closed(4401, "not_logged_in".to_owned());
                assert_eq!(socket.next().await, closed, "{who}");
            } else {
                socket.send_text(r#"{"type":"hello"}"#).await;
                assert!(matches!(socket.next().await, Frame::Message(_)), "{who}");
                opened += 1;
            }
        }
    }
    // The candidate, the invigilator and the referent of the room, three centers.
    assert_eq!(opened, 6);
}

/// Sends every command; asserts which are not allowed.
async fn try_commands(server: &TestServer, socket: &mut Socket, role: Option<Role>) {
    for line in COMMANDS.lines() {
        let command: Command = serde_json::from_str(line).unwrap();
        let subject = match role {
            Some(Role::Candidate) => AccessScope::OwnSeat,
            Some(Role::Invigilator) => AccessScope::OwnSession,
            _ => AccessScope::OwnCenter,
        };
        let allowed = role.is_some_and(|role| can(role, command.action(), subject));
        server.clock.advance(SECOND);
        let answer = socket.ask(command).await;
        let refused = answer.is_err_and(|refusal| refusal["code"] == "not_allowed");
        assert_eq!(refused, !allowed, "{role:?} {line}");
    }
}

#[tokio::test]
async fn every_command_is_allowed_to_whom_the_access_table_says() {
    let types: BTreeSet<String> = COMMANDS
        .lines()
        .map(|line| serde_json::from_str::<Value>(line).unwrap()["type"].to_string())
        .map(|name| name.trim_matches('"').to_owned())
        .collect();
    assert_eq!(types, known_commands(), "each command has an example");

    let server = TestServer::start().await;
    let center = Center::open(&server).await;
    let room: Room = center.room(&server, 1).await;
    let mut candidate = room.candidate(&server, 1).await;
    try_commands(&server, &mut candidate.socket, Some(Role::Candidate)).await;
    let mut invigilator: StaffLogin = room.invigilator(&server, "Claire Morel").await;
    try_commands(&server, &mut invigilator.socket, Some(Role::Invigilator)).await;
    // Nothing is commanded through the socket of a center.
    let mut watch = center.watch(&server).await;
    try_commands(&server, &mut watch.socket, None).await;
    let mut referent = room.referent(&server).await;
    try_commands(&server, &mut referent.socket, Some(Role::Referent)).await;
}

/// The names serde knows, from the complaint about one it does not know.
fn known_commands() -> BTreeSet<String> {
    let complaint = serde_json::from_value::<Command>(json!({ "type": "?" })).unwrap_err();
    let complaint = complaint.to_string();
    let names = complaint.split('`').skip(3).step_by(2);
    names.map(str::to_owned).collect()
}
