//! The resources of a server, asked as a browser or a program would.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails")]

mod center;
mod client;
mod codes;
mod corrections;
mod crowded_network;
mod demo;
mod door;
mod entry;
mod guessing;
mod headers;
mod invigilators;
mod limits;
mod login_limits;
mod login_races;
mod mail_sink;
mod openapi;
mod people;
mod referent;
mod roster_import;
mod session_deletion;
mod sessions;
mod set_up;

use axum::Router;
use client::{Answer, Client};
use serde_json::{Value, json};
use std::sync::Arc;
use tempfile::TempDir;
use vigie_server::{
    app::SharedApp, clock::Clock, config::Config, demo::Demo, http, server::Server, socket,
};
use vigie_shared::time::Timestamp;

/// 2025-06-02, 08:00 UTC.
const START: Timestamp = Timestamp(1_748_851_200_000_000);

const CANDIDATE: &str = "/api/candidate/login";
const INVIGILATOR: &str = "/api/invigilator/login";
const REFERENT: &str = "/api/referent/login";

/// A server with a demo center and a clock that stands still.
struct World {
    server: Server,
    demo: Demo,
    router: Router,
    dir: Arc<TempDir>,
}

impl World {
    async fn new() -> Self {
        Self::of(Config::local, Arc::new(tempfile::tempdir().unwrap())).await
    }

    async fn of(config: impl FnOnce(std::path::PathBuf) -> Config, dir: Arc<TempDir>) -> Self {
        let config = config(dir.path().to_owned());
        let server = Server::start(config, Clock::manual(START)).await.unwrap();
        let demo = vigie_server::demo::ensure(server.app(), dir.path())
            .await
            .unwrap();
        let router = http::router(server.app(), socket::routes()).unwrap();
        Self {
            server,
            demo,
            router,
            dir,
        }
    }

    fn app(&self) -> &SharedApp {
        self.server.app()
    }

    /// A person with a browser of their own.
    fn client(&self) -> Client {
        Client::new(self.router.clone(), &self.app().origin)
    }

    /// The same at another address.
    fn client_at(&self, address: [u8; 4]) -> Client {
        let mut client = self.client();
        client.address = address;
        client
    }

    /// What comes of entering with these credentials, in a browser of its own.
    async fn enter(&self, entry: Value) -> Answer {
        self.client().post(CANDIDATE, entry).await
    }

    /// What comes of going on duty with these credentials, in a browser of its own.
    async fn go_on_duty(&self, duty: Value) -> Answer {
        self.client().post(INVIGILATOR, duty).await
    }

    /// The candidate of the free seat, logged in.
    async fn candidate(&self) -> Client {
        let mut client = self.client();
        client.post(CANDIDATE, self.entry()).await.expect(200);
        client
    }

    /// An invigilator of the demo's session, logged in.
    async fn invigilator(&self) -> Client {
        let mut client = self.client();
        client.post(INVIGILATOR, self.duty()).await.expect(200);
        client
    }

    /// Changes the database as time, or an earlier version, would have.
    async fn change(&self, sql: &'static str) {
        let pool = self.app().store.pool();
        sqlx::query(sql).execute(pool).await.unwrap();
    }

    /// Somebody on the admin address.
    fn operator(&self) -> Client {
        Client::new(http::admin_router(self.app()), &self.app().origin)
    }

    /// The demo's referent, logged in.
    async fn referent(&self) -> Client {
        let mut client = self.client();
        client.post(REFERENT, self.account()).await.expect(200);
        client
    }

    /// What the demo's referent types.
    fn account(&self) -> Value {
        let referent = &self.demo.referent;
        json!({ "email": referent.email, "password": referent.password })
    }

    /// What the candidate of the free seat types.
    fn entry(&self) -> Value {
        let candidate = &self.demo.free_seat;
        json!({
            "session": self.demo.session.number,
            "first_name": candidate.first_name,
            "last_name": candidate.last_name,
            "birthdate": candidate.birthdate,
            "access_code": self.demo.session.access_code,
            "personal_code": candidate.personal_code,
        })
    }

    /// Path of a resource of the demo's session at a portal.
    fn at(&self, portal: &str, resource: &str) -> String {
        format!("/api/{portal}/{}/{resource}", self.demo.session.number)
    }

    /// What an invigilator types.
    fn duty(&self) -> Value {
        json!({
            "session": self.demo.session.number,
            "password": self.demo.session.invigilator_password,
            "name": "Sacha Martin",
        })
    }
}
