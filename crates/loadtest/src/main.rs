//! The program `vigie-loadtest`.

mod cli;

use clap::Parser;
use std::process::ExitCode;
use tokio::signal::unix::{SignalKind, signal};

/// The exit code that shells use for an interrupted program: an interrupted measurement
/// has not succeeded.
const INTERRUPTED: u8 = 130;

fn main() -> ExitCode {
    // As the server does: the bare server runs in this program and is compared with it.
    vigie_allocator::configure();
    run()
}

#[tokio::main]
async fn run() -> ExitCode {
    let run = cli::Cli::parse().run();
    let result = tokio::select! {
        result = run => result,
        // Dropping the run ends its server and removes its temporary folder.
        stopped = stop_requested() => stopped.map(|()| ExitCode::from(INTERRUPTED)).map_err(Into::into),
    };
    match result {
        Ok(code) => code,
        Err(error) => {
            eprintln!("vigie-loadtest: {error:#}");
            ExitCode::FAILURE
        }
    }
}

async fn stop_requested() -> std::io::Result<()> {
    let mut terminate = signal(SignalKind::terminate())?;
    tokio::select! {
        interrupted = tokio::signal::ctrl_c() => interrupted,
        _ = terminate.recv() => Ok(()),
    }
}
