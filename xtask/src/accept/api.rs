//! `cargo xtask accept api`: schemathesis compares a running server with docs/openapi.json.

use std::fs;
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

use anyhow::{Context, Result, ensure};

use crate::workspace::{BuildProfile, Workspace};
use crate::{programs, search_path, step};

const SCHEMATHESIS: &str = "schemathesis==4.32.5";

/// Starts a demo server and runs schemathesis against it.
pub fn run(workspace: &Workspace) -> Result<()> {
    let python = ensure_schemathesis(workspace)?;
    programs::build(workspace, BuildProfile::Release)?;
    step::heading("Acceptance: api");
    let data = workspace.root.join("target/accept-api/data");
    if data.exists() {
        fs::remove_dir_all(&data).context("cannot remove the data of the last run")?;
    }
    let program = workspace.binary(BuildProfile::Release, "vigie");
    let server = DemoServer::start(workspace, &program, &data)?;
    let script = workspace.root.join("tests/openapi/accept.py");
    step::run(
        workspace
            .command(python)
            .arg(script)
            .arg(&server.origin)
            .arg(data.join("demo.json")),
    )
}

/// The Python of an environment that has schemathesis and nothing of the system's.
fn ensure_schemathesis(workspace: &Workspace) -> Result<PathBuf> {
    let environment = workspace.root.join("target/schemathesis");
    let folder = if cfg!(windows) { "Scripts" } else { "bin" };
    let python = environment.join(folder).join("python");
    // Written last: an installation that was interrupted starts again.
    let stamp = environment.join("installed");
    if fs::read_to_string(&stamp).is_ok_and(|installed| installed == SCHEMATHESIS) {
        return Ok(python);
    }
    let system = search_path::find_program(&["python3", "python"])
        .context("Python 3.10 or newer is needed for schemathesis")?;
    step::heading("Installing schemathesis (once)");
    step::run(
        workspace
            .command(system)
            .args(["-m", "venv"])
            .arg(&environment),
    )?;
    step::run(
        workspace
            .command(&python)
            .args(["-m", "pip", "install", "--quiet", SCHEMATHESIS]),
    )?;
    fs::write(&stamp, SCHEMATHESIS).context("cannot note the installation")?;
    Ok(python)
}

/// A demo server on a free port; dropping it ends it.
struct DemoServer {
    child: Child,
    origin: String,
}

impl DemoServer {
    fn start(workspace: &Workspace, program: &Path, data: &Path) -> Result<Self> {
        let mut command: Command = workspace.command(program);
        let mut child = command
            .args(["serve", "--demo", "--port", "0", "--data"])
            .arg(data)
            .args(["--admin", "127.0.0.1:0"])
            .stdout(Stdio::piped())
            .spawn()
            .context("cannot start the server")?;
        let output = child.stdout.take().context("the server has no output")?;
        let mut lines = BufReader::new(output).lines();
        let origin = lines.find_map(|line| line.ok()?.strip_prefix("ready ").map(str::to_owned));
        let server = Self {
            child,
            origin: origin.unwrap_or_default(),
        };
        ensure!(!server.origin.is_empty(), "the server did not get ready");
        Ok(server)
    }
}

impl Drop for DemoServer {
    fn drop(&mut self) {
        // Its data is thrown away: there is nothing to end in order.
        if let Err(error) = self.child.kill().and_then(|()| self.child.wait()) {
            eprintln!("the server cannot be ended: {error}");
        }
    }
}
