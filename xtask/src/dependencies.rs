//! Checks of the dependencies: licenses, sources and bans (`deny.toml`), and declarations
//! that nothing uses.

use anyhow::Result;

use crate::step;
use crate::tools::CargoTool;
use crate::workspace::Workspace;

/// Runs both checks, and installs their programs when they are missing.
pub fn check(workspace: &Workspace) -> Result<()> {
    let machete = cargo_machete().ensure(workspace)?;
    step::run(workspace.command(machete).args(["--skip-target-dir", "."]))?;
    let deny = cargo_deny().ensure(workspace)?;
    // The graph of who needs a duplicate has hundreds of lines; `cargo tree -d` prints it too.
    step::run(workspace.command(deny).args([
        "--locked",
        "check",
        "--hide-inclusion-graph",
        "bans",
        "licenses",
        "sources",
    ]))
}

fn cargo_machete() -> CargoTool {
    CargoTool {
        program: "cargo-machete",
        version: "0.9.2".to_owned(),
        package: "cargo-machete",
        flags: &["--locked"],
        why: "it finds dependencies that nothing uses",
        minutes: 1,
    }
}

fn cargo_deny() -> CargoTool {
    CargoTool {
        program: "cargo-deny",
        version: "0.20.2".to_owned(),
        package: "cargo-deny",
        // The default features are for the database of advisories, which is not asked.
        flags: &["--locked", "--no-default-features"],
        why: "it checks licenses and sources of the dependencies",
        minutes: 1,
    }
}
