//! How often a request reads its login from the database. A program of its own: what is counted
//! is what the database driver reports, of the whole process.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails")]

#[path = "http/client.rs"]
#[expect(dead_code, reason = "shared with the tests of the resources")]
mod client;

use client::Client;
use serde_json::json;
use std::{
    fmt,
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
    },
};
use tracing::{
    Event, Subscriber,
    field::{Field, Visit},
};
use tracing_subscriber::{Layer, filter::LevelFilter, layer::Context, prelude::*};
use vigie_server::{clock::Clock, config::Config, demo, http, server::Server, socket};
use vigie_shared::time::Timestamp;

/// 2025-06-02, 08:00 UTC.
const START: Timestamp = Timestamp(1_748_851_200_000_000);

/// Counts the statements that look for the login of a cookie.
#[derive(Clone, Default)]
struct LoginReads(Arc<AtomicUsize>);

impl<S: Subscriber> Layer<S> for LoginReads {
    fn on_event(&self, event: &Event<'_>, _: Context<'_, S>) {
        if event.metadata().target() == "sqlx::query" {
            event.record(&mut StatementVisitor(&self.0));
        }
    }
}

struct StatementVisitor<'a>(&'a AtomicUsize);

impl Visit for StatementVisitor<'_> {
    fn record_debug(&mut self, field: &Field, value: &dyn fmt::Debug) {
        let is_read = |text: &str| text.contains("token_hash = $1 and role = $2");
        if field.name() == "db.statement" && is_read(&format!("{value:?}")) {
            self.0.fetch_add(1, Ordering::Relaxed);
        }
    }
}

#[tokio::test]
async fn a_request_reads_its_login_once() {
    let reads = LoginReads::default();
    let layer = reads.clone().with_filter(LevelFilter::DEBUG);
    tracing_subscriber::registry().with(layer).init();

    let data = tempfile::tempdir().unwrap();
    let config = Config::local(data.path().to_owned());
    let server = Server::start(config, Clock::manual(START)).await.unwrap();
    let demo = demo::ensure(server.app(), data.path()).await.unwrap();
    let router = http::router(server.app(), socket::routes()).unwrap();
    let mut client = Client::new(router, &server.app().origin);
    let (session, number, free) = (&demo.session, demo.session.number, &demo.free_seat);
    let logins = [
        (
            "/api/referent/login",
            json!({ "email": demo.referent.email, "password": demo.referent.password }),
        ),
        (
            "/api/invigilator/login",
            json!({
                "session": number, "password": session.invigilator_password, "name": "Sacha Martin",
            }),
        ),
        (
            "/api/candidate/login",
            json!({
                "session": number,
                "first_name": free.first_name,
                "last_name": free.last_name,
                "birthdate": free.birthdate,
                "access_code": session.access_code,
                "personal_code": free.personal_code,
            }),
        ),
    ];
    // One read each: the line of the audit trail says who has logged in.
    let mut expected = logins.len();
    for (path, body) in logins {
        client.post(path, body).await.expect(200);
    }
    for path in [
        "/api/referent/me".to_owned(),
        format!("/api/sessions/{}", session.id),
        format!("/api/sessions/{}/seats/1/timeline", session.id),
        format!("/api/invigilator/{number}/me"),
        format!("/api/candidate/{number}/me"),
    ] {
        client.get(&path).await.expect(200);
        expected += 1;
    }
    // A result asks for what the login proved; the end of a login for who ends it.
    let result = format!("/api/candidate/{number}/result");
    client.get(&result).await.refused(403, "not_published");
    let log_out = format!("/api/candidate/{number}/logout");
    client.post(&log_out, json!({})).await.expect(204);
    expected += 2;

    // What the connections have still to report is reported when they are closed.
    server.stop().await.unwrap();
    assert_eq!(reads.0.load(Ordering::Relaxed), expected);
}
