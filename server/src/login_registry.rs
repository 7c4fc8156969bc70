//! The logins that have sockets open: how a socket learns that its login has ended.
//!
//! Every end of a login is a row of the table `revocation`, written in the transaction that
//! ends it, by whichever process: this server, another one, the command line. One task reads
//! what is new there each second, and at once after this server wrote something. A login that
//! ends at an instant known before (expiry, idle time) is a timer of its sockets.

use crate::{
    clock::Clock,
    store::{LoginChange, LoginLimits, LoginRevocation, LoginSelection, Store, StoreError},
};
use dashmap::DashMap;
use std::{
    sync::{
        Arc,
        atomic::{AtomicI64, Ordering},
    },
    time::Duration,
};
use tokio::sync::Notify;
use tokio_util::sync::CancellationToken;
use tracing::Instrument;
use vigie_shared::{
    ids::LoginId,
    time::{MINUTE, SECOND, Timestamp},
};

/// Time between two looks at the table of revocations. It costs one row of one column.
const POLL_INTERVAL: Duration = Duration::from_secs(1);

/// Time until a login that could not be read is read again, microseconds.
const RETRY_MICROS: i64 = 10 * SECOND;

/// Time from one deletion of expired logins to the next, microseconds.
const CLEAN_UP_MICROS: i64 = 60 * MINUTE;

/// How exact the last use of a login is kept, microseconds: a write for each request would
/// cost more than the request.
pub const USE_GRANULARITY_MICROS: i64 = MINUTE;

/// How long a password that was given is good for what needs it, microseconds.
pub const CONFIRMATION_MICROS: i64 = 15 * MINUTE;

/// Has the password been given recently enough on a login?
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LoginConfirmation {
    /// Within the last 15 minutes.
    Fresh,
    /// Longer ago, or never.
    Stale,
    /// The login has ended.
    LoginEnded,
}

/// Is a password given at `confirmed_at` recent enough at `now`?
pub fn is_confirmed(confirmed_at: Timestamp, now: Timestamp) -> bool {
    now.since(confirmed_at) < CONFIRMATION_MICROS
}

/// The logins that have sockets open.
#[derive(Clone)]
pub struct LoginRegistry(Arc<RegistryParts>);

struct RegistryParts {
    open: DashMap<LoginId, Arc<LoginEnd>>,
    store: Store,
    clock: Clock,
    written: Notify,
}

/// When a login with sockets was ended by somebody. Kept for each login that is open, so it is
/// small: a `watch` channel takes 350 bytes.
struct LoginEnd {
    /// Microseconds, as in [`Timestamp`]; `i64::MAX` while nobody has ended it.
    ends_at: AtomicI64,
    sooner: Notify,
}

impl LoginEnd {
    fn new() -> Self {
        Self {
            ends_at: AtomicI64::new(i64::MAX),
            sooner: Notify::new(),
        }
    }

    fn shorten(&self, ends_at: Timestamp) {
        if self.ends_at.fetch_min(ends_at.0, Ordering::AcqRel) > ends_at.0 {
            self.sooner.notify_waiters();
        }
    }

    fn ends_at(&self) -> Timestamp {
        Timestamp(self.ends_at.load(Ordering::Acquire))
    }
}

impl LoginRegistry {
    /// Starts to follow the revocations, until `shutdown`.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn start(
        store: Store,
        clock: Clock,
        shutdown: CancellationToken,
    ) -> Result<Self, sqlx::Error> {
        let seen = store.last_revocation().await?;
        let registry = Self(Arc::new(RegistryParts {
            open: DashMap::new(),
            store,
            clock,
            written: Notify::new(),
        }));
        let follow = registry.clone().follow(seen);
        let follow = shutdown.clone().run_until_cancelled_owned(follow);
        tokio::spawn(follow.instrument(tracing::info_span!("revocations")));
        let clean = shutdown.run_until_cancelled_owned(registry.clone().clean_up());
        tokio::spawn(clean.instrument(tracing::info_span!("old_logins")));
        Ok(registry)
    }

    /// Ends logins, and their sockets on every server.
    ///
    /// # Errors
    /// When the database does not take it.
    pub async fn end(&self, selection: LoginSelection) -> Result<(), StoreError> {
        let now = self.0.clock.now();
        self.0.store.end_logins(selection, now).await?;
        self.0.written.notify_one();
        Ok(())
    }

    /// Looks for revocations now, after something of this server may have written some.
    pub fn look_now(&self) {
        self.0.written.notify_one();
    }

    /// Has a login sockets open on this server?
    pub fn is_open(&self, login: LoginId) -> bool {
        self.0.open.contains_key(&login)
    }

    /// Keeps that a login was used, if that was not known to the minute already.
    ///
    /// # Errors
    /// When the database does not take it.
    pub async fn used(&self, login: LoginId, used_at: Timestamp) -> Result<(), StoreError> {
        let now = self.0.clock.now();
        if now.since(used_at) < USE_GRANULARITY_MICROS {
            return Ok(());
        }
        let change = LoginChange::Used(now);
        self.0.store.change_login(login, change).await
    }

    /// Registers a socket of a login; `idles` when the login ends without input.
    pub fn register(&self, login: LoginId, idles: bool) -> OpenLogin {
        let entry = self.0.open.entry(login);
        let end = entry.or_insert_with(|| Arc::new(LoginEnd::new()));
        let end = Some(Arc::clone(&end));
        OpenLogin {
            login,
            idles,
            end,
            used_at: Timestamp(0),
            registry: self.clone(),
        }
    }

    /// What the database knows of a login, asked in a task of its own: the one that waits may
    /// be busy with something else, and would keep a connection to the database from what it
    /// is busy with.
    async fn limits(&self, login: LoginId) -> anyhow::Result<Option<LoginLimits>> {
        let store = self.0.store.clone();
        let limits = tokio::spawn(async move { store.login_limits(login).await }).await?;
        Ok(limits?)
    }

    async fn follow(self, mut seen: i64) {
        loop {
            match self.0.store.revocations_after(seen).await {
                Ok(revocations) => {
                    let more = revocations.up_to > seen;
                    seen = revocations.up_to;
                    revocations.list.into_iter().for_each(|one| self.apply(one));
                    if more {
                        continue;
                    }
                }
                // Nobody is kept out by it; the writer reports that the database is away.
                Err(error) => tracing::warn!(%error, "revocations not read"),
            }
            let _ = tokio::time::timeout(POLL_INTERVAL, self.0.written.notified()).await;
        }
    }

    /// Deletes what serves nobody any more, once an hour: a table that only a start cleans up
    /// grows as long as the server runs.
    async fn clean_up(self) {
        let parts = &*self.0;
        loop {
            let next = parts.clock.now().plus(CLEAN_UP_MICROS);
            parts.clock.wait_until(next).await;
            if let Err(error) = parts.store.delete_expired_logins(parts.clock.now()).await {
                tracing::warn!(%error, "old logins not deleted");
            }
        }
    }

    fn apply(&self, revocation: LoginRevocation) {
        if let Some(end) = self.0.open.get(&revocation.login) {
            end.shorten(revocation.ends_at);
        }
    }
}

/// The login of one open socket.
pub struct OpenLogin {
    login: LoginId,
    /// Does it end without input?
    idles: bool,
    /// None only while it is dropped.
    end: Option<Arc<LoginEnd>>,
    used_at: Timestamp,
    registry: LoginRegistry,
}

impl OpenLogin {
    /// Waits until the login is no longer good: ended by somebody, expired, or idle too long.
    ///
    /// The first look at the database comes after the registration, so that a revocation
    /// between the upgrade and the registration is not missed. While the database cannot be
    /// read, what was known of the login counts.
    pub fn ended(&self) -> impl Future<Output = ()> + Send + use<> {
        let (login, registry) = (self.login, self.registry.clone());
        let end = self.end.clone();
        async move {
            let parts = &*registry.0;
            let Some(end) = end else {
                return;
            };
            let mut known = Timestamp(i64::MAX);
            loop {
                let mut look_again = Timestamp(i64::MAX);
                match registry.limits(login).await {
                    Ok(None) => return,
                    Ok(Some(limits)) => known = limits.ends_at(),
                    Err(error) => {
                        tracing::warn!(%error, "login not read");
                        look_again = parts.clock.now().plus(RETRY_MICROS);
                    }
                }
                let mut sooner = std::pin::pin!(end.sooner.notified());
                // Before the look at the end, or one between the two would be missed.
                sooner.as_mut().enable();
                let ends_at = known.min(end.ends_at());
                if ends_at <= parts.clock.now() {
                    return;
                }
                tokio::select! {
                    () = parts.clock.wait_until(ends_at.min(look_again)) => {}
                    () = sooner => {}
                }
            }
        }
    }

    /// Is it time to note that the login is in use?
    pub fn is_use_due(&self) -> bool {
        let now = self.registry.0.clock.now();
        self.idles && now.since(self.used_at) >= USE_GRANULARITY_MICROS
    }

    /// There was input of the person, and [`Self::is_use_due`].
    ///
    /// # Errors
    /// When the database does not take it.
    pub async fn used(&mut self) -> Result<(), StoreError> {
        let now = self.registry.0.clock.now();
        self.used_at = now;
        let change = LoginChange::Used(now);
        self.registry.0.store.change_login(self.login, change).await
    }

    /// Has the password been given recently enough? Asked of the database: it may have been
    /// given to another server, or the login may have ended this instant.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn confirmation(&self) -> Result<LoginConfirmation, sqlx::Error> {
        let parts = &*self.registry.0;
        let confirmed_at = parts.store.login_confirmed_at(self.login).await?;
        Ok(match confirmed_at {
            None => LoginConfirmation::LoginEnded,
            Some(at) if is_confirmed(at, parts.clock.now()) => LoginConfirmation::Fresh,
            Some(_) => LoginConfirmation::Stale,
        })
    }
}

impl Drop for OpenLogin {
    fn drop(&mut self) {
        // Before the look, or it would count itself.
        self.end = None;
        let unused = |_: &LoginId, end: &Arc<LoginEnd>| Arc::strong_count(end) == 1;
        self.registry.0.open.remove_if(&self.login, unused);
    }
}
