//! Runs the server and the drill side by side; they live and end together.

mod process;
mod signals;

use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Result, bail};

use crate::health;
use crate::run::{Options, PROFILE};
use crate::step::{self, Failed};
use crate::workspace::Workspace;
use process::Process;
use signals::Signals;

/// From the start of the server to its first good answer: it makes its database and the
/// demo center, and hashes the demo's passwords, on a slow machine.
const START: Duration = Duration::from_secs(90);
/// How often the two processes are looked at.
const LOOK: Duration = Duration::from_millis(100);

/// Serves the demo until Ctrl-C, or until one of the two programs ends.
pub fn demo(workspace: &Workspace, options: &Options) -> Result<()> {
    step::heading("Starting Vigie (Ctrl-C stops it)");
    let signals = Signals::listen()?;
    let data = match &options.data {
        Some(data) => std::path::absolute(data)?,
        None => workspace.root.join("data"),
    };
    let mut server = Process::start(
        "the server",
        workspace
            .command(workspace.binary(PROFILE, "vigie"))
            .args([
                "serve",
                "--demo",
                "--port",
                &options.port.to_string(),
                "--data",
            ])
            .arg(&data),
    )?;
    if !wait_until_ready(&mut server, options.port, &signals)? {
        return finish(server, None, &signals);
    }
    let mut drill = Process::start(
        "the drill",
        workspace
            .command(workspace.binary(PROFILE, "vigie-loadtest"))
            .args(["demo", "--demo"])
            .arg(data.join("demo.json")),
    )?;
    while !signals.asked_to_stop() && server.code()?.is_none() && drill.code()?.is_none() {
        thread::sleep(LOOK);
    }
    finish(server, Some(drill), &signals)
}

/// False when somebody stopped it before it was ready, or when it ended.
fn wait_until_ready(server: &mut Process, port: u16, signals: &Signals) -> Result<bool> {
    let start = Instant::now();
    while !health::is_ready(port) {
        if signals.asked_to_stop() || server.code()?.is_some() {
            return Ok(false);
        }
        if start.elapsed() > START {
            bail!(
                "the server does not answer on port {port} after {} s",
                START.as_secs()
            );
        }
        thread::sleep(LOOK);
    }
    // Another program may have answered on this port while ours could not have it.
    Ok(server.code()?.is_none())
}

/// Ends what still runs, the drill first so that it does not report a lost server, and
/// passes on the exit code of the one that ended by itself.
fn finish(mut server: Process, mut drill: Option<Process>, signals: &Signals) -> Result<()> {
    let stopped = signals.asked_to_stop();
    let ended = match (
        server.code()?,
        drill.as_mut().map(Process::code).transpose()?.flatten(),
    ) {
        _ if stopped => None,
        (Some(code), _) => Some(("the server", code)),
        (None, Some(code)) => Some(("the drill", code)),
        (None, None) => None,
    };
    if let Some((name, _)) = ended {
        eprintln!("{name} has ended: stopping");
    }
    // After Ctrl-C the terminal has told both already; told again, they would take it as
    // impatience.
    let tell = !signals.told_everybody();
    if let Some(drill) = &mut drill {
        drill.stop(tell)?;
    }
    let code = server.stop(tell)?;
    let (name, code) = ended.unwrap_or(("the server", code));
    if code == 0 {
        return Ok(());
    }
    Err(Failed {
        what: name.to_owned(),
        code,
    }
    .into())
}
