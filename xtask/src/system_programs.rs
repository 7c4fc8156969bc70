//! What the tests need from the system: a browser and its driver.

use std::env;
use std::path::PathBuf;
use std::process::Command;

use anyhow::{Result, bail};

use crate::{search_path, step};

/// A program that the tests start.
struct SystemProgram {
    /// The variable that tells the tests where it is; a developer may set it beforehand.
    variable: &'static str,
    /// Its names on the various systems.
    names: &'static [&'static str],
    /// The package that brings it on Debian and Ubuntu.
    package: &'static str,
}

const BROWSER_PROGRAMS: &[SystemProgram] = &[
    SystemProgram {
        variable: "VIGIE_CHROMIUM",
        names: &[
            "chromium",
            "chromium-browser",
            "google-chrome",
            "google-chrome-stable",
            "chrome",
        ],
        package: "chromium",
    },
    SystemProgram {
        variable: "VIGIE_CHROMEDRIVER",
        names: &["chromedriver"],
        package: "chromium-driver",
    },
];

/// Variables for the tests: where each program is.
pub type ProgramVariables = Vec<(&'static str, PathBuf)>;

/// Finds the programs, and installs them when the system allows it.
pub fn ensure() -> Result<ProgramVariables> {
    let missing = missing();
    if !missing.is_empty() {
        let packages: Vec<_> = missing.iter().map(|program| program.package).collect();
        install(&packages)?;
    }
    BROWSER_PROGRAMS
        .iter()
        .map(|program| match locate(program) {
            Some(path) => Ok((program.variable, path)),
            None => bail!(
                "{} is still missing: set {} to its path",
                program.names[0],
                program.variable
            ),
        })
        .collect()
}

fn missing() -> Vec<&'static SystemProgram> {
    BROWSER_PROGRAMS
        .iter()
        .filter(|program| locate(program).is_none())
        .collect()
}

fn locate(program: &SystemProgram) -> Option<PathBuf> {
    let named = env::var_os(program.variable)
        .map(PathBuf::from)
        .filter(|path| path.is_file());
    named.or_else(|| search_path::find_program(program.names))
}

fn install(packages: &[&str]) -> Result<()> {
    let list = packages.join(" ");
    // A command that tests a program must not ask for a password: only root installs.
    if search_path::find_program(&["apt-get"]).is_none() || !is_root() {
        bail!(
            "the tests need a browser and its driver: install the packages `{list}` (their names on Debian and \
             Ubuntu; `sudo apt-get install {list}`), or set VIGIE_CHROMIUM and VIGIE_CHROMEDRIVER to their paths"
        );
    }
    step::heading(&format!(
        "Installing {list}: the browser tests need them (about a minute; once)"
    ));
    step::run(Command::new("apt-get").args(["update", "-qq"]))?;
    let mut apt = Command::new("apt-get");
    apt.args(["install", "-y", "--no-install-recommends"])
        .args(packages);
    step::run(apt.env("DEBIAN_FRONTEND", "noninteractive"))
}

fn is_root() -> bool {
    Command::new("id")
        .arg("-u")
        .output()
        .is_ok_and(|output| output.stdout.trim_ascii() == b"0")
}
