//! The packages from npm: the style sheets and `wasm-opt`.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use anyhow::{Result, bail};

use crate::workspace::Workspace;
use crate::{search_path, step};

/// Installs the locked packages when they are missing or old, and returns the folder of
/// their programs.
pub fn ensure(workspace: &Workspace) -> Result<PathBuf> {
    let modules = workspace.root.join("node_modules");
    let programs = modules.join(".bin");
    let lock = workspace.root.join("package-lock.json");
    // npm writes this file last: it is missing after an installation that was interrupted.
    if is_current(&modules.join(".package-lock.json"), &lock) {
        return Ok(programs);
    }
    let Some(npm) = search_path::find_program(&["npm"]) else {
        bail!(
            "npm is missing: the style sheets and wasm-opt come from npm packages; install Node.js 20 or newer"
        );
    };
    step::heading(
        "Installing the npm packages: style sheets and wasm-opt (less than a minute; once)",
    );
    step::run(
        workspace
            .command(npm)
            .args(["ci", "--no-audit", "--no-fund"]),
    )?;
    Ok(programs)
}

fn is_current(installed: &Path, lock: &Path) -> bool {
    match (modified(installed), modified(lock)) {
        (Some(installed), Some(lock)) => installed >= lock,
        _ => false,
    }
}

fn modified(file: &Path) -> Option<SystemTime> {
    fs::metadata(file).ok()?.modified().ok()
}
