//! The release build: what people see, and what is measured.

use anyhow::Result;

use crate::workspace::{Profile, Workspace};
use crate::{spa, step, tools};

/// Builds the SPA, the server that embeds it, and the drill.
pub fn build(workspace: &Workspace) -> Result<()> {
    let tools = tools::ensure(workspace)?;
    spa::ensure(workspace, &tools, Profile::Release)?;
    step::heading("Building the server and the drill (release build; minutes the first time)");
    step::run(workspace.cargo().args([
        "build",
        "--release",
        "-p",
        "vigie-server",
        "-p",
        "vigie-drill",
    ]))
}
