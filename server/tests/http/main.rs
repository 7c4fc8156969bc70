//! The resources of a server, asked as a browser or a program would.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails")]

mod client;
mod codes;
mod crowded_network;
mod demo;
mod entry;
mod guessing;
mod headers;
mod limits;
mod openapi;
mod referent;
mod sessions;

use axum::Router;
use client::Client;
use std::sync::Arc;
use tempfile::TempDir;
use vigie_server::{
    app::SharedApp, clock::Clock, config::Config, demo::Demo, http, server::Server, socket,
};
use vigie_shared::time::Timestamp;

/// 2025-06-02, 08:00 UTC.
const START: Timestamp = Timestamp(1_748_851_200_000_000);

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

    async fn of(config: fn(std::path::PathBuf) -> Config, dir: Arc<TempDir>) -> Self {
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

    /// Somebody on the admin address.
    fn operator(&self) -> Client {
        Client::new(http::admin_router(self.app()), &self.app().origin)
    }

    /// The demo's referent, logged in.
    async fn referent(&self) -> Client {
        let mut client = self.client();
        let referent = &self.demo.referent;
        let login = serde_json::json!({ "email": referent.email, "password": referent.password });
        client.post("/api/referent/login", login).await.expect(200);
        client
    }

    /// What the candidate of the free seat types.
    fn entry(&self) -> serde_json::Value {
        let candidate = &self.demo.free_seat;
        serde_json::json!({
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
    fn duty(&self) -> serde_json::Value {
        serde_json::json!({
            "session": self.demo.session.number,
            "password": self.demo.session.invigilator_password,
            "name": "Sacha Martin",
        })
    }
}
