//! The programs: the server with the SPA in it, the drill, and the study of the engine.

use std::process::Command;

use anyhow::Result;

use crate::workspace::{Profile, Workspace};
use crate::{spa, step, tools};

/// Builds the SPA, the server that embeds it, and the drill.
pub fn build(workspace: &Workspace, profile: Profile) -> Result<()> {
    let tools = tools::ensure(workspace)?;
    spa::ensure(workspace, &tools, profile)?;
    step::heading("Building the server and the drill (minutes the first time)");
    let mut cargo = workspace.cargo();
    cargo.args(["build", "-p", "vigie-server", "-p", "vigie-loadtest"]);
    if profile == Profile::Release {
        cargo.arg("--release");
    }
    step::run(&mut cargo)
}

/// The study of the measurement engine, built for release and ready to run.
pub fn study(workspace: &Workspace, command: &str) -> Command {
    let mut cargo = workspace.cargo();
    let arguments = ["run", "--release", "-p", "vigie-simulation", "--", command];
    cargo.args(arguments);
    cargo
}
