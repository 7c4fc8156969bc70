//! `vigie-loadtest demo`: keeps the demo's room alive.
//!
//! Everybody but the visitor's own candidate is simulated, at a human pace, and one
//! invigilator who leaves the visitor the time to act first. It never ends by
//! itself: the server may restart, and may make another session.

mod file;
mod log;
mod people;

pub use file::{DemoFile, DemoPerson, DemoReferent, DemoSession};

use crate::client::Address;
use std::{path::Path, process::ExitCode, sync::Arc, time::Duration};
use vigie_item_bank::{Bank, BankSource};

/// Between two looks at the file.
const LOOK: Duration = Duration::from_secs(2);

/// Keeps the room of the demo in the file `path` alive, whichever session it names.
///
/// # Errors
/// When the question bank is faulty; nothing that the server does is one.
pub async fn run(path: &Path) -> anyhow::Result<ExitCode> {
    let bank = Bank::load(&BankSource::shipped())
        .map_err(|faults| anyhow::anyhow!("the question bank has {} faults", faults.len()))?;
    let bank = Arc::new(bank);
    let mut current: Option<(DemoFile, Option<people::Room>)> = None;
    let mut looks = tokio::time::interval(LOOK);
    loop {
        looks.tick().await;
        // Absent or half written by an older version: it will be there at another look.
        let Ok(demo) = DemoFile::read(path) else {
            continue;
        };
        if current.as_ref().is_some_and(|(known, _)| *known == demo) {
            continue;
        }
        // The people of the session before leave when their room is dropped.
        drop(current.take());
        let room = match demo.url.parse::<Address>() {
            Ok(address) => {
                log::line(&format!("session {}: the room fills", demo.session.number));
                Some(people::come_in(&demo, &address, &bank))
            }
            Err(error) => {
                log::line(&error.to_string());
                None
            }
        };
        current = Some((demo, room));
    }
}
