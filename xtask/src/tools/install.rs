//! A program at an exact version: the developer's own, or one that we build.

use std::env;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use anyhow::{Context, Result};

use crate::workspace::Workspace;
use crate::{search_path, step};

/// A program that cargo installs.
pub struct CargoTool {
    /// Name of the program.
    pub program: &'static str,
    /// The version it must have, exactly.
    pub version: String,
    /// Name of its package on crates.io.
    pub package: &'static str,
    /// Further arguments for `cargo install`.
    pub flags: &'static [&'static str],
    /// What it is needed for.
    pub why: &'static str,
    /// How long its installation takes on 2 cores.
    pub minutes: u32,
}

impl CargoTool {
    /// Finds the program, or installs it into its folder.
    pub fn ensure(&self, workspace: &Workspace) -> Result<PathBuf> {
        let folder = self.folder()?;
        let installed = search_path::find_program(&[self.program])
            .into_iter()
            .chain(search_path::program_in(&folder.join("bin"), self.program));
        for program in installed {
            if version_of(&program).as_deref() == Some(&self.version) {
                return Ok(program);
            }
        }
        self.install(workspace, &folder)?;
        search_path::program_in(&folder.join("bin"), self.program).with_context(|| {
            format!(
                "cargo installed no {} in {}",
                self.program,
                folder.display()
            )
        })
    }

    /// Where our own build of this version is kept, for this user and every checkout.
    pub fn folder(&self) -> Result<PathBuf> {
        Ok(cache()?.join(format!("{}-{}", self.program, self.version)))
    }

    fn install(&self, workspace: &Workspace, folder: &Path) -> Result<()> {
        let Self {
            program,
            version,
            why,
            minutes,
            ..
        } = self;
        let unit = if *minutes == 1 { "minute" } else { "minutes" };
        step::heading(&format!(
            "Installing {program} {version}: {why} (from source, about {minutes} {unit} on 2 cores; once)"
        ));
        step::run(
            workspace
                .cargo()
                .arg("install")
                .arg(format!("{}@{version}", self.package))
                .args(self.flags)
                // Optimized, they take twice as long to install. Without debug information
                // they take a sixth less, and a third of the disk.
                .args(["--debug", "--force", "--root"])
                .arg(folder)
                .env("CARGO_PROFILE_DEV_DEBUG", "0")
                // A shared build folder would keep the intermediate files, a gigabyte.
                .env_remove("CARGO_TARGET_DIR"),
        )
    }
}

/// The version a tool says it has.
fn version_of(program: &Path) -> Option<String> {
    let output = Command::new(program)
        .arg("--version")
        .stderr(Stdio::null())
        .output()
        .ok()?;
    parse_version(&String::from_utf8_lossy(&output.stdout)).map(str::to_owned)
}

/// Most tools print their name before the version; a build from a checkout adds more after it.
fn parse_version(output: &str) -> Option<&str> {
    output
        .split_whitespace()
        .find(|word| word.starts_with(|first: char| first.is_ascii_digit()))
}

/// Folder of the tools, kept for this user.
fn cache() -> Result<PathBuf> {
    let caches = if cfg!(windows) {
        env::var_os("LOCALAPPDATA").map(PathBuf::from)
    } else {
        let named = env::var_os("XDG_CACHE_HOME")
            .map(PathBuf::from)
            .filter(|dir| dir.is_absolute());
        named.or_else(|| env::var_os("HOME").map(|home| Path::new(&home).join(".cache")))
    };
    let caches = caches.context("neither XDG_CACHE_HOME nor HOME says where tools can be kept")?;
    Ok(caches.join("vigie").join("tools"))
}

#[cfg(test)]
mod tests {
    use super::parse_version;

    #[test]
    fn the_version_is_the_first_word_that_is_a_number() {
        assert_eq!(parse_version("trunk 0.21.14\n"), Some("0.21.14"));
        assert_eq!(
            parse_version("wasm-bindgen 0.2.130 (4f2c0b1 2026-01-05)\n"),
            Some("0.2.130")
        );
        assert_eq!(parse_version("0.9.2\n"), Some("0.9.2"));
    }

    #[test]
    fn a_tool_that_says_nothing_has_no_version() {
        assert_eq!(parse_version(""), None);
    }
}
