//! Builds the SPA, when something it is made of has changed.

mod digest;
mod stamp;

use anyhow::Result;

use crate::tools::WebTools;
use crate::workspace::{BuildProfile, Workspace};
use crate::{npm, search_path, step};
use stamp::BuildStamp;

/// Everything that can change a byte of the SPA, apart from the tools.
const INPUTS: &[&str] = &[
    "frontend",
    "shared",
    "Cargo.toml",
    "Cargo.lock",
    "Trunk.toml",
    "package-lock.json",
    "rust-toolchain.toml",
];

/// Makes sure that `frontend/dist` holds the SPA of the sources as they are.
pub fn ensure(workspace: &Workspace, tools: &WebTools, profile: BuildProfile) -> Result<()> {
    let inputs = digest::of_sources(&workspace.root, INPUTS)?;
    if BuildStamp::read(workspace)
        .is_some_and(|stamp| stamp.serves(inputs, profile, digest::of_page(&workspace.root)))
    {
        return Ok(());
    }
    // npm's folder is among the first because the wasm-opt of some systems is too old.
    let mut folders = tools.folders.clone();
    folders.push(npm::ensure(workspace)?);
    step::heading(&format!("Building the SPA ({} build)", profile.folder()));
    let mut trunk = workspace.command(&tools.trunk);
    trunk
        .arg("build")
        .env("PATH", search_path::with_first(&folders)?)
        .env("CARGO_TARGET_DIR", workspace.web_target())
        // Trunk reads both for itself: RUST_LOG is meant for the server, and NO_COLOR=1 is
        // an error because it wants the word `true`.
        .env_remove("RUST_LOG")
        .env_remove("NO_COLOR");
    if std::env::var_os("NO_COLOR").is_some() {
        trunk.env("TRUNK_COLOR", "never");
    }
    if profile == BuildProfile::Release {
        trunk.arg("--release");
    }
    step::run(&mut trunk)?;
    BuildStamp {
        inputs,
        profile,
        page: digest::of_page(&workspace.root),
    }
    .write(workspace)
}
