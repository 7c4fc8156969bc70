//! Ctrl-C and the request to end, as flags.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use anyhow::{Context, Result};
use signal_hook::consts::{SIGINT, SIGTERM};

/// What this process has been told. Without it, xtask would die of the signal and the
/// terminal's prompt would come back while the server still writes.
pub struct Signals {
    interrupted: Arc<AtomicBool>,
    terminated: Arc<AtomicBool>,
}

impl Signals {
    /// From here on the two signals do not end the process any more.
    pub fn listen() -> Result<Self> {
        let signals = Self {
            interrupted: Arc::default(),
            terminated: Arc::default(),
        };
        for (signal, flag) in [
            (SIGINT, &signals.interrupted),
            (SIGTERM, &signals.terminated),
        ] {
            signal_hook::flag::register(signal, Arc::clone(flag))
                .context("cannot listen for Ctrl-C")?;
        }
        Ok(signals)
    }

    /// Somebody wants an end.
    pub fn asked_to_stop(&self) -> bool {
        self.told_everybody() || self.terminated.load(Ordering::Relaxed)
    }

    /// It was Ctrl-C, which a terminal sends to the children too; SIGTERM comes to us alone.
    pub fn told_everybody(&self) -> bool {
        self.interrupted.load(Ordering::Relaxed)
    }
}
