//! What is attacked, and how hard.

use super::raw_connection::RawConnection;
use crate::{demo::DemoReferent, sessions::GeneratedSession};
use std::{
    sync::{
        Arc,
        atomic::{AtomicU64, Ordering::Relaxed},
    },
    time::Instant,
};
use tokio::{sync::Semaphore, task::JoinSet};
use vigie_client::{Credentials, ServerAddress};
use vigie_shared::ids::Seat;

/// The last part of the address that attacks come from. People come from 127.0.0.1.
const ATTACKER: u8 = 66;

/// A server, a session of it, and what an attacker knows.
#[derive(Debug, Clone)]
pub(super) struct AttackTarget {
    pub(super) address: ServerAddress,
    pub(super) session: GeneratedSession,
    /// Seat of a candidate whose name the attacker knows.
    pub(super) classmate: Seat,
    /// The login of the attacking candidate.
    pub(super) candidate: Credentials,
    /// A login of a referent, for what only referents may ask.
    pub(super) referent: Credentials,
    /// The account whose e-mail address the attacker knows.
    pub(super) account: DemoReferent,
    /// Connections that this process may have open at once: the system limits its files, and
    /// the room beside needs some.
    pub(super) places: Arc<Semaphore>,
    /// At full size thousands where otherwise tens.
    pub(super) full: bool,
}

impl AttackTarget {
    pub(super) async fn connect(&self) -> anyhow::Result<RawConnection> {
        let place = self.places.clone().acquire_owned().await?;
        RawConnection::connect(&self.address, ATTACKER, place).await
    }

    /// `full` at full size, otherwise `small`.
    pub(super) fn size(&self, full: usize, small: usize) -> usize {
        if self.full { full } else { small }
    }

    /// Repeats `attempt` in `count` tasks until `end`, and gives how often it came to an end,
    /// well or not. An attempt gets its number, unique among all.
    pub(super) async fn repeat<F>(
        &self,
        count: usize,
        end: Instant,
        attempt: impl Fn(Self, u64) -> F + Clone + Send + Sync + 'static,
    ) -> AttackAttempts
    where
        F: Future<Output = anyhow::Result<()>> + Send,
    {
        let attempts = AttackAttempts::default();
        let mut tasks = JoinSet::new();
        for _ in 0..count {
            let (target, attempt, attempts) = (self.clone(), attempt.clone(), attempts.clone());
            tasks.spawn(async move {
                while Instant::now() < end {
                    let number = attempts.begun.fetch_add(1, Relaxed);
                    let counter = match attempt(target.clone(), number).await {
                        Ok(()) => &attempts.done,
                        Err(_) => &attempts.failed,
                    };
                    counter.fetch_add(1, Relaxed);
                    tokio::task::yield_now().await;
                }
            });
        }
        // What still runs at the end is dropped, as its connections are.
        tokio::time::sleep_until(end.into()).await;
        tasks.shutdown().await;
        attempts
    }
}

/// What became of the attempts of an attack.
#[derive(Debug, Clone, Default)]
pub(super) struct AttackAttempts {
    begun: Arc<AtomicU64>,
    done: Arc<AtomicU64>,
    failed: Arc<AtomicU64>,
}

impl std::fmt::Display for AttackAttempts {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let [begun, done, failed] =
            [&self.begun, &self.done, &self.failed].map(|counter| counter.load(Relaxed));
        write!(f, "{begun} begun, {done} done, {failed} cut off")
    }
}
