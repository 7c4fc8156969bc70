//! A real server, in this process, with a clock driven by hand.

use crate::{database, program};
use std::{net::SocketAddr, path::Path, process::Command};
use tempfile::TempDir;
use vigie_client::{HttpClient, ServerAddress};
use vigie_server::{
    accounts::{self, NewCenter},
    center_zone::CenterZone,
    clock::Clock,
    config::Config,
    server::Server,
};
use vigie_shared::time::{SECOND, Timestamp};

/// A server on a free port with its data in a temporary folder.
pub struct TestServer {
    server: Option<Server>,
    /// Stands still unless the test moves it.
    pub clock: Clock,
    data: TempDir,
    database: String,
    port: u16,
}

impl TestServer {
    /// Starts with an empty database. The clock stands at a school morning.
    pub async fn start() -> Self {
        let clock = Clock::manual(Timestamp(1_763_971_200 * SECOND));
        Self::start_on(tempfile::tempdir().unwrap(), clock).await
    }

    /// The same with the machine's clock, for browsers, which have no other.
    pub async fn start_now() -> Self {
        Self::start_on(tempfile::tempdir().unwrap(), Clock::system()).await
    }

    /// Starts on a data folder, which may hold the database of an earlier server, at the
    /// time of `clock`.
    pub async fn start_on(data: TempDir, clock: Clock) -> Self {
        let _ = tracing_subscriber::fmt()
            .with_test_writer()
            .with_max_level(tracing::Level::ERROR)
            .try_init();
        let config = config(data.path()).await;
        let database = config.database_url();
        let server = Server::start(config, clock.clone()).await.unwrap();
        let port = server.port();
        Self {
            server: Some(server),
            clock,
            data,
            database,
            port,
        }
    }

    /// Starts another server on the database and at the time of this one.
    pub async fn start_beside(&self) -> Self {
        let data = tempfile::tempdir().unwrap();
        let config = Config {
            database: Some(self.database.clone()),
            ..Config::local(data.path())
        };
        let server = Server::start(config, self.clock.clone()).await.unwrap();
        Self {
            port: server.port(),
            server: Some(server),
            clock: self.clock.clone(),
            data,
            database: self.database.clone(),
        }
    }

    /// A referent of a fresh center: e-mail and password.
    pub async fn referent(&self) -> (String, String) {
        let center = NewCenter {
            name: "Lycée des Essais".to_owned(),
            kind: "SCO".to_owned(),
            referent: "Nora Benali".to_owned(),
            email: format!("{}@example.org", uuid::Uuid::new_v4()),
        };
        let password = accounts::open_center(&self.app().store, &center)
            .await
            .unwrap();
        (center.email, password.expose().to_owned())
    }

    /// One more referent of the center of the one with this e-mail: e-mail and password.
    pub async fn second_referent(&self, of: &str) -> (String, String) {
        let email = format!("{}@example.org", uuid::Uuid::new_v4());
        let password = accounts::add_referent(&self.app().store, of, "Samuel Kassab", &email)
            .await
            .unwrap();
        (email, password.expose().to_owned())
    }

    /// Stops the server; its data stays.
    pub async fn stop(&mut self) {
        if let Some(server) = self.server.take() {
            server.stop().await.unwrap();
        }
    }

    /// Stops the server and starts it again on the same data and port.
    pub async fn restart(&mut self) {
        self.stop().await;
        let config = Config {
            port: self.port,
            ..config(self.data.path()).await
        };
        self.server = Some(Server::start(config, self.clock.clone()).await.unwrap());
    }

    /// The application, to look at its bank and its database.
    pub fn app(&self) -> &vigie_server::app::SharedApp {
        self.server.as_ref().unwrap().app()
    }

    /// An HTTP connection of its own.
    pub fn http(&self) -> HttpClient {
        HttpClient::new(ServerAddress::from_port(self.port))
    }

    /// The day in its centers, as an ISO date.
    pub fn today(&self) -> String {
        self.wall_clock().date().to_string()
    }

    /// The hour in its centers, `14:30`.
    pub fn hour(&self) -> String {
        self.wall_clock().strftime("%H:%M").to_string()
    }

    fn wall_clock(&self) -> jiff::civil::DateTime {
        self.wall_clock_in(CenterZone::DEFAULT)
    }

    /// Day and hour in centers of a time zone.
    pub fn wall_clock_in(&self, zone: &str) -> jiff::civil::DateTime {
        let zone = CenterZone::of(zone).unwrap();
        zone.local(self.clock.now()).unwrap()
    }

    /// Port it listens on.
    pub fn port(&self) -> u16 {
        self.port
    }

    /// Where health and metrics are.
    pub fn admin(&self) -> SocketAddr {
        self.server.as_ref().unwrap().admin()
    }

    /// Data folder.
    pub fn data(&self) -> &Path {
        self.data.path()
    }

    /// Address of the database.
    pub fn database(&self) -> &str {
        &self.database
    }

    /// `vigie journal verify --all` holds on its database: what the program says.
    pub fn verify_all(&self) -> String {
        let said = Command::new(program("vigie"))
            .args(["journal", "verify", "--all", "--database", &self.database])
            .env_remove("VIGIE_DATA")
            .env_remove("VIGIE_DATABASE")
            .output()
            .unwrap();
        let out = String::from_utf8(said.stdout).unwrap();
        assert_eq!(said.status.code(), Some(0), "{out}");
        out
    }

    /// Address for HTTP. Loopback by number: the name may mean IPv6 first.
    pub fn url(&self, path: &str) -> String {
        format!("http://127.0.0.1:{}{path}", self.port)
    }

    /// Origin of its pages.
    pub fn origin(&self) -> String {
        format!("http://localhost:{}", self.port)
    }
}

/// A test is the proxy of people at other addresses: it says in `X-Forwarded-For` whose.
async fn config(data: &Path) -> Config {
    Config {
        database: database::of_folder(data).await,
        trusted_proxies: vec!["127.0.0.0/8".parse().unwrap()],
        // Pages that were built apart from the program.
        spa: std::env::var_os("VIGIE_TEST_SPA").map(Into::into),
        ..Config::local(data)
    }
}
