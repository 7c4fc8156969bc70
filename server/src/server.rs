//! Starting and stopping a server, in tests as in production.

mod ports;

use crate::{
    app::{App, SharedApp},
    audit::AuditLog,
    auth,
    block_list::BlockListService,
    calendar::CertificationCalendar,
    center::CenterRegistry,
    client_address::ClientAddressResolver,
    clock::Clock,
    companion::CompanionService,
    config::{Config, TlsSource},
    door::DoorBook,
    factor_key::FactorKey,
    factor_throttle::FactorThrottle,
    governor::ResourceGovernor,
    guessing::GuessingNotices,
    guessing_watch, http,
    listener::tls::{AcmeCertificate, CertificateFiles, TlsAcceptance},
    login_registry::LoginRegistry,
    login_throttle::LoginThrottle,
    mail::MailService,
    passwords::PasswordService,
    portal::LoginTokenMint,
    results::VerificationCache,
    room::RoomRegistry,
    roster_locks::RosterLocks,
    server_outages::{self, ServerOutageLog},
    set_up::SetUpDoor,
    store::Store,
    suspension::SuspensionService,
    work_pool::WorkPool,
};
use anyhow::Context;
use futures_util::future::join_all;
use ports::BoundPorts;
use rustls::server::ResolvesServerCert;
use std::{net::SocketAddr, sync::Arc, time::Duration};
use tokio::{task::JoinHandle, time::timeout};
use tokio_util::{sync::CancellationToken, task::TaskTracker};
use vigie_item_bank::{Bank, BankSource};

/// How long a stop waits for requests, and then for sockets.
const SHUTDOWN_TIMEOUT: Duration = Duration::from_secs(5);

/// A running server.
pub struct Server {
    app: SharedApp,
    port: u16,
    admin: SocketAddr,
    redirect: Option<SocketAddr>,
    serving: JoinHandle<()>,
}

impl Server {
    /// Opens the database, loads the bank, opens the rooms of sessions under way and serves.
    ///
    /// # Errors
    /// When the bank is faulty, the database cannot be opened, a port is taken
    /// or a setting cannot be.
    pub async fn start(config: Config, clock: Clock) -> anyhow::Result<Self> {
        std::fs::create_dir_all(&config.data)
            .with_context(|| format!("the data folder {} cannot be made", config.data.display()))?;
        let bank = load_bank()?;
        let url = config.database_url();
        let store = Store::open(&url)
            .await
            .map_err(|error| unusable(&config, "cannot be opened", &error))?;
        let last_alive = store.last_alive().await?;
        let clock = match last_alive {
            Some(last) => clock.not_before(last),
            None => clock,
        };
        store
            .delete_expired_logins(clock.now())
            .await
            .map_err(|error| unusable(&config, "does not take writes", &error))?;
        let ports = BoundPorts::bind(&config).await?;
        let port = ports.public.local_addr()?.port();
        let admin = ports.admin.local_addr()?;
        let redirect = ports.redirect_address()?;
        let origin = config.checked_origin(port)?;
        let shutdown = CancellationToken::new();
        let tls = open_tls(&config, &origin, &clock, &shutdown)?;
        let work = WorkPool::default();
        let guessing = GuessingNotices::default();
        let door = DoorBook::default();
        let outages = ServerOutageLog::new(last_alive, &clock);
        let centers = CenterRegistry::new(
            store.clone(),
            clock.clone(),
            bank.clone(),
            guessing.clone(),
            work.clone(),
        );
        let rooms = RoomRegistry::new(
            store.clone(),
            clock.clone(),
            bank.clone(),
            centers.clone(),
            (guessing.clone(), door.clone(), outages.clone()),
            work.clone(),
        );
        let suspensions = SuspensionService::new(
            store.clone(),
            clock.clone(),
            bank.clone(),
            rooms.clone(),
            centers.clone(),
        );
        let logins = LoginRegistry::start(store.clone(), clock.clone(), shutdown.clone())
            .await
            .context("the logins cannot be read")?;
        let login_key = store.server_key("login_token").await?;
        let login_throttle = LoginThrottle::new(&*store.server_key("device_cookie").await?)?;
        let grant_key = store.server_key("companion_grant").await?;
        let set_up_code = match store.has_accounts().await? {
            true => None,
            false => Some(auth::referent_password()?),
        };
        let mail = MailService::new(&config, store.clone(), clock.clone(), origin.clone())?;
        let app = Arc::new(App {
            companions: CompanionService::new(&grant_key, &config)?,
            block_lists: BlockListService::new(store.clone(), clock.clone(), host_of(&origin))?,
            client_addresses: ClientAddressResolver::new(
                config.trusted_proxies.clone(),
                &origin,
                tls.is_some(),
            ),
            origin,
            audit: AuditLog::new(store.clone(), clock.clone()),
            rooms,
            door,
            outages,
            roster_locks: RosterLocks::default(),
            centers,
            calendar: CertificationCalendar::load(config.calendar.as_deref())?,
            suspensions,
            logins,
            factor_key: FactorKey::open(&config.data, &store).await?,
            login_tokens: LoginTokenMint::new(&login_key),
            factor_throttle: FactorThrottle::default(),
            passwords: PasswordService::new(work.clone()),
            work,
            verifications: VerificationCache::default(),
            governor: ResourceGovernor::new(Clock::system()),
            login_throttle,
            mail,
            set_up: SetUpDoor::new(set_up_code),
            metrics: http::metrics::install()?,
            sockets: TaskTracker::new(),
            config,
            clock,
            bank,
            store,
            shutdown: shutdown.clone(),
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
        let follow = guessing_watch::follow(app.clone(), guessing);
        tokio::spawn(shutdown.clone().run_until_cancelled_owned(follow));
        let lists = app.clone();
        let follow = async move { lists.block_lists.follow().await };
        tokio::spawn(shutdown.clone().run_until_cancelled_owned(follow));
        // What was lost before this start ends here: the rooms are there and decide.
        server_outages::record(&app.outages, &app.store, &app.clock).await;
        app.rooms.wake_all();
        let live = app.rooms.clone();
        let (log, store) = (app.outages.clone(), app.store.clone());
        let follow = server_outages::follow(log, store, app.clock.clone(), move || live.wake_all());
        tokio::spawn(shutdown.clone().run_until_cancelled_owned(follow));
        let send = app.mail.clone().send_for_ever();
        tokio::spawn(shutdown.clone().run_until_cancelled_owned(send));
        let listeners = ports.into_listeners(&app, tls)?;
        tracing::info!(port, %admin, rooms, bank = app.bank.version(), "serving");
        if let Some(fault) = app.client_addresses.fault_of_settings() {
            tracing::error!("{fault}");
        }
        let serving = tokio::spawn(async move {
            let serving = listeners.into_iter();
            join_all(serving.map(|listener| listener.serve(shutdown.clone()))).await;
        });
        Ok(Self {
            app,
            port,
            admin,
            redirect,
            serving,
        })
    }

    pub fn port(&self) -> u16 {
        self.port
    }

    /// Where health and metrics are.
    pub fn admin(&self) -> SocketAddr {
        self.admin
    }

    /// Where `http://` leads to the origin, if it does.
    pub fn redirect(&self) -> Option<SocketAddr> {
        self.redirect
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
            Ok(served) => served?,
            Err(_) => serving.abort(),
        }
        self.app.sockets.close();
        let _ = timeout(SHUTDOWN_TIMEOUT, self.app.sockets.wait()).await;
        // The next start counts from here.
        let _ = self.app.store.note_alive(self.app.clock.now()).await;
        self.app.store.close().await;
        Ok(())
    }
}

/// With a certificate that an authority issues, asks for it until `shutdown`.
fn open_tls(
    config: &Config,
    origin: &str,
    clock: &Clock,
    shutdown: &CancellationToken,
) -> anyhow::Result<Option<Arc<TlsAcceptance>>> {
    let Some(source) = &config.tls else {
        return Ok(None);
    };
    let host = host_of(origin);
    let resolver: Arc<dyn ResolvesServerCert> = match source {
        TlsSource::Files(pair) => Arc::new(CertificateFiles::open(pair.clone(), host)?),
        TlsSource::Acme(options) => {
            anyhow::ensure!(
                options.domains.first().is_some_and(|first| first == host),
                "the first --acme-domain must be {host}, the host of --origin"
            );
            let certificate = Arc::new(AcmeCertificate::open(options.clone())?);
            let renewing = certificate.clone().renew_for_ever(clock.clone());
            let shutdown = shutdown.clone();
            tokio::spawn(async move { shutdown.run_until_cancelled(renewing).await });
            certificate
        }
    };
    Ok(Some(Arc::new(TlsAcceptance::new(resolver)?)))
}

/// The host of an origin, as certificates name it.
fn host_of(origin: &str) -> &str {
    let host = origin.split_once("://").map_or(origin, |(_, host)| host);
    let name = match host.rsplit_once(':') {
        Some((name, port)) if port.bytes().all(|byte| byte.is_ascii_digit()) => name,
        _ => host,
    };
    name.trim_start_matches('[').trim_end_matches(']')
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn certificates_name_hosts_without_port_and_brackets() {
        for (origin, host) in [
            ("https://vigie.example.fr", "vigie.example.fr"),
            ("https://localhost:8443", "localhost"),
            ("https://[::1]:8443", "::1"),
            ("https://[::1]", "::1"),
        ] {
            assert_eq!(host_of(origin), host);
        }
    }
}
