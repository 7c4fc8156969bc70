//! Ctrl-C and the request to end, as flags.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use anyhow::{Context, Result};
use signal_hook::consts::{SIGINT, SIGTERM};

/// The signals that this process has received. Without it, xtask would die of the signal and the
/// terminal's prompt would come back while the server still writes.
pub struct StopSignals {
    interrupted: Arc<AtomicBool>,
    terminated: Arc<AtomicBool>,
}

impl StopSignals {
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

    /// True after either signal.
    pub fn stop_requested(&self) -> bool {
        self.interrupted_from_terminal() || self.terminated.load(Ordering::Relaxed)
    }

    /// True after Ctrl-C, which a terminal sends to the child processes too; SIGTERM comes to
    /// this process only.
    pub fn interrupted_from_terminal(&self) -> bool {
        self.interrupted.load(Ordering::Relaxed)
    }
}
