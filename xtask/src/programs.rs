//! The programs: the server with the SPA in it, the load test, and the simulations of the
//! measurement engine.

use std::process::Command;

use anyhow::Result;

use crate::workspace::{BuildProfile, Workspace};
use crate::{spa, step, tools};

/// Builds the SPA, the server that embeds it, and the load test.
pub fn build(workspace: &Workspace, profile: BuildProfile) -> Result<()> {
    let tools = tools::ensure(workspace)?;
    spa::ensure(workspace, &tools, profile)?;
    step::heading("Building the server and the load test (minutes the first time)");
    let mut cargo = workspace.cargo();
    cargo.args(["build", "-p", "vigie-server", "-p", "vigie-loadtest"]);
    if profile == BuildProfile::Release {
        cargo.arg("--release");
    }
    step::run(&mut cargo)
}

/// The simulations of the measurement engine, built for release and ready to run.
pub fn simulation(workspace: &Workspace, command: &str) -> Command {
    let mut cargo = workspace.cargo();
    let arguments = ["run", "--release", "-p", "vigie-simulation", "--", command];
    cargo.args(arguments);
    cargo
}
