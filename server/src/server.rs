//! Starting and stopping a server, in tests as in production.

use crate::{
    app::{App, SharedApp},
    audit::AuditLog,
    center::CenterRegistry,
    clock::Clock,
    config::Config,
    factor_throttle::FactorThrottle,
    governor::ResourceGovernor,
    http,
    login_registry::LoginRegistry,
    login_throttle::LoginThrottle,
    passwords::PasswordService,
    results::VerificationCache,
    room::RoomRegistry,
    socket,
    store::Store,
    suspension::SuspensionService,
    work_pool::WorkPool,
};
use anyhow::Context;
use axum::serve::ListenerExt;
use std::{
    net::{Ipv4Addr, SocketAddr},
    sync::Arc,
    time::Duration,
};
use tokio::{net::TcpListener, task::JoinHandle, time::timeout};
use tokio_util::{sync::CancellationToken, task::TaskTracker};
use vigie_item_bank::{Bank, BankSource};

/// How long a stop waits for requests, and then for sockets.
const SHUTDOWN_TIMEOUT: Duration = Duration::from_secs(5);

/// A running server.
pub struct Server {
    app: SharedApp,
    port: u16,
    serving: JoinHandle<std::io::Result<()>>,
}

impl Server {
    /// Opens the database, loads the bank, opens the rooms of sessions under way and serves.
    ///
    /// # Errors
    /// When the bank is faulty, the database cannot be opened, the port is taken
    /// or a setting cannot be.
    pub async fn start(config: Config, clock: Clock) -> anyhow::Result<Self> {
        std::fs::create_dir_all(&config.data)
            .with_context(|| format!("the data folder {} cannot be made", config.data.display()))?;
        let bank = load_bank()?;
        let url = config.database_url();
        let store = Store::open(&url)
            .await
            .map_err(|error| unusable(&config, "cannot be opened", &error))?;
        store
            .delete_expired_logins(clock.now())
            .await
            .map_err(|error| unusable(&config, "does not take writes", &error))?;
        let ip = if config.public {
            Ipv4Addr::UNSPECIFIED
        } else {
            Ipv4Addr::LOCALHOST
        };
        let listener = TcpListener::bind((ip, config.port))
            .await
            .with_context(|| format!("port {} cannot be listened on", config.port))?;
        let port = listener.local_addr()?.port();
        let work = WorkPool::default();
        let centers = CenterRegistry::new(store.clone(), clock.clone(), bank.clone(), work.clone());
        let rooms = RoomRegistry::new(
            store.clone(),
            clock.clone(),
            bank.clone(),
            centers.clone(),
            work.clone(),
        );
        let suspensions = SuspensionService::new(
            store.clone(),
            clock.clone(),
            bank.clone(),
            rooms.clone(),
            centers.clone(),
        );
        let shutdown = CancellationToken::new();
        let logins = LoginRegistry::start(store.clone(), clock.clone(), shutdown.clone())
            .await
            .context("the logins cannot be read")?;
        let login_throttle = LoginThrottle::new(store.server_key("device_cookie").await?)?;
        let app = Arc::new(App {
            origin: config.checked_origin(port)?,
            audit: AuditLog::new(store.clone(), clock.clone()),
            rooms,
            centers,
            suspensions,
            logins,
            factor_throttle: FactorThrottle::default(),
            passwords: PasswordService::new(work.clone()),
            work,
            verifications: VerificationCache::default(),
            governor: ResourceGovernor::new(Clock::system()),
            login_throttle,
            metrics: http::metrics::install()?,
            sockets: TaskTracker::new(),
            config,
            clock,
            bank,
            store,
            shutdown,
        });
        let rooms = app
            .rooms
            .open_all()
            .await
            .context("the sessions cannot be read")?;
        tokio::spawn(http::metrics::upkeep(
            app.metrics.clone(),
            app.shutdown.clone(),
        ));
        tracing::info!(port, rooms, bank = app.bank.version(), "serving");
        let serving = tokio::spawn(serve(listener, app.clone()));
        Ok(Self { app, port, serving })
    }

    pub fn port(&self) -> u16 {
        self.port
    }

    pub fn app(&self) -> &SharedApp {
        &self.app
    }

    /// Stops: clients are sent when to come back, what was accepted is written.
    ///
    /// # Errors
    /// When serving had failed.
    pub async fn stop(self) -> anyhow::Result<()> {
        self.app.shutdown.cancel();
        let serving = self.serving.abort_handle();
        // A client that never finishes its request must not keep the server alive.
        match timeout(SHUTDOWN_TIMEOUT, self.serving).await {
            Ok(served) => served??,
            Err(_) => serving.abort(),
        }
        self.app.sockets.close();
        let _ = timeout(SHUTDOWN_TIMEOUT, self.app.sockets.wait()).await;
        self.app.store.close().await;
        Ok(())
    }
}

async fn serve(listener: TcpListener, app: SharedApp) -> std::io::Result<()> {
    let shutdown = app.shutdown.clone();
    let routes = http::router(&app, socket::routes())?;
    // Frames are small and each faults now: Nagle's algorithm would hold the second
    // one of a pair back for 40 ms.
    let listener = listener.tap_io(|stream| {
        let _ = stream.set_nodelay(true);
    });
    axum::serve(
        listener,
        routes.into_make_service_with_connect_info::<SocketAddr>(),
    )
    .with_graceful_shutdown(async move { shutdown.cancelled().await })
    .await
}

/// One sentence: where the database is, what went wrong, and the innermost reason, because
/// every layer of sqlx repeats it. An address is not shown: it may contain a password.
fn unusable(
    config: &Config,
    fault: &str,
    error: &(dyn std::error::Error + 'static),
) -> anyhow::Error {
    let mut reason = error;
    while let Some(cause) = reason.source() {
        reason = cause;
    }
    match &config.database {
        Some(_) => anyhow::anyhow!("the database {fault}: {reason}"),
        None => {
            let folder = config.data.display();
            anyhow::anyhow!("the database in {folder} {fault}: {reason}")
        }
    }
}

fn load_bank() -> anyhow::Result<Arc<Bank>> {
    let bank = Bank::load(&BankSource::shipped()).map_err(|faults| {
        let lines: Vec<String> = faults.iter().map(ToString::to_string).collect();
        anyhow::anyhow!("the question bank is faulty:\n{}", lines.join("\n"))
    })?;
    Ok(Arc::new(bank))
}
