//! Runs the server and the load test side by side; they live and end together.

mod process;
mod signals;

use std::path::PathBuf;
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Result, bail};

use crate::health;
use crate::step::{self, StepFailure};
use crate::workspace::{BuildProfile, Workspace};
use process::ChildProcess;
use signals::StopSignals;

/// From the start of the server to its first good answer: it makes its database and the
/// demo center, and hashes the demo's passwords, on a slow machine.
const START_TIMEOUT: Duration = Duration::from_secs(90);
/// How often the two processes are looked at.
const POLL_INTERVAL: Duration = Duration::from_millis(100);

/// The build that developers and CI use: optimized enough for a room, and ready in half
/// the time of a release.
pub const PROFILE: BuildProfile = BuildProfile::Dev;

#[derive(clap::Args)]
pub struct DemoOptions {
    /// Port of the web server
    #[arg(long, default_value_t = 8080)]
    pub port: u16,
    /// Folder of the database and of the demo's logins [default: `data` in the root folder]
    #[arg(long)]
    pub data: Option<PathBuf>,
}

/// Serves the demo until Ctrl-C, or until one of the two programs ends.
#[expect(
    clippy::disallowed_methods,
    reason = "xtask has no other thread to keep waiting"
)]
pub fn demo(workspace: &Workspace, options: &DemoOptions) -> Result<()> {
    step::heading("Starting Vigie (Ctrl-C stops it)");
    let signals = StopSignals::listen()?;
    let data = match &options.data {
        Some(data) => std::path::absolute(data)?,
        None => workspace.root.join("data"),
    };
    let mut server = ChildProcess::start(
        "the server",
        workspace
            .command(workspace.binary(PROFILE, "vigie"))
            .args([
                "serve",
                "--demo",
                "--admin",
                "127.0.0.1:0",
                "--port",
                &options.port.to_string(),
                "--data",
            ])
            .arg(&data),
    )?;
    if !wait_until_ready(&mut server, options.port, &signals)? {
        return finish(server, None, &signals);
    }
    let mut load_test = ChildProcess::start(
        "the load test",
        workspace
            .command(workspace.binary(PROFILE, "vigie-loadtest"))
            .args(["demo", "--demo"])
            .arg(data.join("demo.json")),
    )?;
    while !signals.stop_requested() && server.code()?.is_none() && load_test.code()?.is_none() {
        thread::sleep(POLL_INTERVAL);
    }
    finish(server, Some(load_test), &signals)
}

/// False when it was stopped before it was ready, or when it ended.
#[expect(
    clippy::disallowed_methods,
    reason = "xtask has no other thread to keep waiting, and no clock to drive"
)]
fn wait_until_ready(server: &mut ChildProcess, port: u16, signals: &StopSignals) -> Result<bool> {
    let start = Instant::now();
    while !health::is_ready(port) {
        if signals.stop_requested() || server.code()?.is_some() {
            return Ok(false);
        }
        if start.elapsed() > START_TIMEOUT {
            bail!(
                "the server does not answer on port {port} after {} s",
                START_TIMEOUT.as_secs()
            );
        }
        thread::sleep(POLL_INTERVAL);
    }
    // Another program may have answered on this port while ours could not have it.
    Ok(server.code()?.is_none())
}

/// Ends what still runs, the load test first so that it does not report a lost server, and
/// passes on the exit code of the one that ended by itself.
fn finish(
    mut server: ChildProcess,
    mut load_test: Option<ChildProcess>,
    signals: &StopSignals,
) -> Result<()> {
    let stopped = signals.stop_requested();
    let ended = match (
        server.code()?,
        load_test
            .as_mut()
            .map(ChildProcess::code)
            .transpose()?
            .flatten(),
    ) {
        _ if stopped => None,
        (Some(code), _) => Some(("the server", code)),
        (None, Some(code)) => Some(("the load test", code)),
        (None, None) => None,
    };
    if let Some((name, _)) = ended {
        eprintln!("{name} has ended: stopping");
    }
    // After Ctrl-C the terminal has sent both the signal already; a second one would make
    // them end without finishing their work.
    let send_signal = !signals.interrupted_from_terminal();
    if let Some(load_test) = &mut load_test {
        load_test.stop(send_signal)?;
    }
    let code = server.stop(send_signal)?;
    let (name, code) = ended.unwrap_or(("the server", code));
    if code == 0 {
        return Ok(());
    }
    Err(StepFailure {
        name: name.to_owned(),
        exit_code: code,
    }
    .into())
}
