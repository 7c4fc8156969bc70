//! `vigie journal ..`: one file per command. All of them only read, also while a
//! server is running.

mod export;
mod input;
mod replay;
mod verify;

use clap::Subcommand;
use std::process::ExitCode;

/// Commands on the journals of sessions.
#[derive(Debug, Subcommand)]
pub enum JournalCommand {
    /// Check that nothing was changed, and compute items, marks and outcomes again.
    Verify(verify::VerifyArgs),
    /// Show the room as it was at one moment.
    Replay(replay::ReplayArgs),
    /// Write the record of a session into one file that others can verify.
    Export(export::ExportArgs),
}

impl JournalCommand {
    /// Fails when a journal is broken.
    pub async fn run(self) -> anyhow::Result<ExitCode> {
        match self {
            Self::Verify(verify) => verify.run().await,
            Self::Replay(replay) => replay.run().await,
            Self::Export(export) => export.run().await,
        }
    }
}
