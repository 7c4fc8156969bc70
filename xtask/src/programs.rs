//! The programs: the server with the SPA in it, and the drill.

use anyhow::Result;

use crate::workspace::{Profile, Workspace};
use crate::{spa, step, tools};

/// Builds the SPA, the server that embeds it, and the drill.
pub fn build(workspace: &Workspace, profile: Profile) -> Result<()> {
    let tools = tools::ensure(workspace)?;
    spa::ensure(workspace, &tools, profile)?;
    step::heading("Building the server and the drill (minutes the first time)");
    let mut cargo = workspace.cargo();
    cargo.args(["build", "-p", "vigie-server", "-p", "vigie-drill"]);
    if profile == Profile::Release {
        cargo.arg("--release");
    }
    step::run(&mut cargo)
}
