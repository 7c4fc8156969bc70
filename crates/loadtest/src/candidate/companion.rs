//! The companion of a simulated candidate: a task that links, sends heartbeats, and links again.

use std::{
    sync::{
        Arc,
        atomic::{AtomicU64, Ordering::Relaxed},
    },
    time::Duration,
};
use tokio::{task::JoinHandle, time::MissedTickBehavior};
use vigie_client::{CompanionClient, Credentials, HttpClient, ServerAddress, blocking};
use vigie_shared::{
    companion::{AttemptCounts, COMPANION_HEARTBEAT_MILLIS, CompanionMessage},
    time::Timestamp,
};

/// Between two attempts to link.
const RETRY: Duration = Duration::from_secs(1);

/// What companions did, counted over all of them.
#[derive(Debug, Default)]
pub(crate) struct CompanionProgress {
    /// Links that stood at some time.
    pub(crate) links: AtomicU64,
    /// Heartbeats that were answered.
    pub(crate) beats: AtomicU64,
}

/// A companion that is on. Dropped, it is gone.
pub(crate) struct SimulatedCompanion(JoinHandle<()>);

impl SimulatedCompanion {
    /// Switches it on, `after` so long.
    pub(crate) fn start(
        address: &ServerAddress,
        credentials: &Credentials,
        after: Duration,
        progress: Arc<CompanionProgress>,
    ) -> Self {
        let (address, credentials) = (address.clone(), credentials.clone());
        Self(tokio::spawn(async move {
            tokio::time::sleep(after).await;
            run(&address, &credentials, &progress).await;
        }))
    }
}

impl Drop for SimulatedCompanion {
    fn drop(&mut self) {
        self.0.abort();
    }
}

async fn run(address: &ServerAddress, credentials: &Credentials, progress: &CompanionProgress) {
    let Some(session) = session_number(credentials) else {
        return;
    };
    let mut http = HttpClient::new(address.clone());
    loop {
        let ticket = http.companion_ticket(credentials, session).await;
        if let Ok(ticket) = ticket
            && let Ok((client, _)) = CompanionClient::link(address, session, &ticket.ticket).await
        {
            progress.links.fetch_add(1, Relaxed);
            stay(client, progress).await;
        }
        tokio::time::sleep(RETRY).await;
    }
}

/// Sends heartbeats until the link is gone for good: a cut is mended once.
async fn stay(mut client: CompanionClient, progress: &CompanionProgress) {
    let interval = Duration::from_millis(u64::from(COMPANION_HEARTBEAT_MILLIS));
    let mut ticks = tokio::time::interval(interval);
    ticks.set_missed_tick_behavior(MissedTickBehavior::Delay);
    loop {
        tokio::select! {
            _ = ticks.tick() => {
                // The server looks at its own clock.
                let beat = client.heartbeat(Timestamp(0), &blocking(AttemptCounts::default()));
                client.say(&beat).await;
            }
            message = client.next() => match message {
                Ok(CompanionMessage::Beat { .. }) => {
                    progress.beats.fetch_add(1, Relaxed);
                }
                Ok(_) => {}
                Err(_) => {
                    if client.resume().await.is_err() {
                        return;
                    }
                }
            }
        }
    }
}

/// The socket of a candidate names it: `/api/socket/candidate/471576`.
fn session_number(credentials: &Credentials) -> Option<u32> {
    let (_, number) = credentials.socket_path().rsplit_once('/')?;
    number.parse().ok()
}
