//! Programs on the search path.

use std::env;
use std::ffi::OsString;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

/// The first of these programs that is installed; the order of the names is the preference.
pub fn find_program(names: &[&str]) -> Option<PathBuf> {
    let path = env::var_os("PATH")?;
    names
        .iter()
        .find_map(|name| env::split_paths(&path).find_map(|dir| program_in(&dir, name)))
}

/// The program of this name in a folder, whatever the system appends to names of programs.
pub fn program_in(dir: &Path, name: &str) -> Option<PathBuf> {
    // npm is a script, `npm.cmd`, on Windows.
    let endings: &[&str] = if cfg!(windows) {
        &[".exe", ".cmd"]
    } else {
        &[""]
    };
    endings
        .iter()
        .map(|ending| dir.join(format!("{name}{ending}")))
        .find(|file| file.is_file())
}

/// The search path with these folders before the others.
pub fn with_first(dirs: &[PathBuf]) -> Result<OsString> {
    let path = env::var_os("PATH").unwrap_or_default();
    env::join_paths(dirs.iter().cloned().chain(env::split_paths(&path)))
        .context("a tool's folder cannot stand in PATH")
}
