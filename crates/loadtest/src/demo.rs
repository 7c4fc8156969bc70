//! `vigie-loadtest demo`: fills the room of the demo.
//!
//! All candidates except the visitor's own are simulated, at a human pace, and one
//! invigilator, who leaves the visitor the time to act first. The program runs until it
//! is stopped: the server may restart, and may create another session.

mod file;
mod log;
mod population;

pub use file::{DemoCandidate, DemoFile, DemoReferent, DemoSession};

use std::{path::Path, process::ExitCode, sync::Arc, time::Duration};
use vigie_client::ServerAddress;
use vigie_item_bank::{Bank, BankSource};

/// How often the file is read.
const POLL_INTERVAL: Duration = Duration::from_secs(2);

/// Fills the room of the session in the demo file `path`, and of the next one when the
/// file changes.
///
/// # Errors
/// When the question bank has faults; an absent or restarting server is waited for.
pub async fn run(path: &Path) -> anyhow::Result<ExitCode> {
    let bank = Bank::load(&BankSource::shipped())
        .map_err(|faults| anyhow::anyhow!("the question bank has {} faults", faults.len()))?;
    let bank = Arc::new(bank);
    let mut current: Option<(DemoFile, Option<population::DemoPopulation>)> = None;
    let mut poll = tokio::time::interval(POLL_INTERVAL);
    loop {
        poll.tick().await;
        // Absent, or half written by an older version: read it again later.
        let Ok(demo) = DemoFile::read(path) else {
            continue;
        };
        if current.as_ref().is_some_and(|(known, _)| *known == demo) {
            continue;
        }
        // The participants of the session before leave when their population is dropped.
        drop(current.take());
        let room = match demo.url.parse::<ServerAddress>() {
            Ok(address) => {
                log::line(&format!(
                    "session {}: the room is filling",
                    demo.session.number
                ));
                Some(population::start(&demo, &address, &bank))
            }
            Err(error) => {
                log::line(&error.to_string());
                None
            }
        };
        current = Some((demo, room));
    }
}
