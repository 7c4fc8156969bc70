//! What the tests need from the system: a browser and its driver.

use std::env;
use std::path::PathBuf;
use std::process::Command;

use anyhow::{Result, bail};

use crate::{path, step};

/// A program that the tests start.
struct Need {
    /// The variable that tells the tests where it is; a developer may set it beforehand.
    variable: &'static str,
    /// Its names on the various systems.
    programs: &'static [&'static str],
    /// The package that brings it on Debian and Ubuntu.
    package: &'static str,
}

const NEEDS: &[Need] = &[
    Need {
        variable: "VIGIE_CHROMIUM",
        programs: &[
            "chromium",
            "chromium-browser",
            "google-chrome",
            "google-chrome-stable",
            "chrome",
        ],
        package: "chromium",
    },
    Need {
        variable: "VIGIE_CHROMEDRIVER",
        programs: &["chromedriver"],
        package: "chromium-driver",
    },
];

/// Variables for the tests: where each program is.
pub type Found = Vec<(&'static str, PathBuf)>;

/// Finds the programs, and installs them when the system allows it.
pub fn ensure() -> Result<Found> {
    let missing = missing();
    if !missing.is_empty() {
        let packages: Vec<_> = missing.iter().map(|need| need.package).collect();
        install(&packages)?;
    }
    NEEDS
        .iter()
        .map(|need| match locate(need) {
            Some(program) => Ok((need.variable, program)),
            None => bail!(
                "{} is still missing: set {} to its path",
                need.programs[0],
                need.variable
            ),
        })
        .collect()
}

fn missing() -> Vec<&'static Need> {
    NEEDS.iter().filter(|need| locate(need).is_none()).collect()
}

fn locate(need: &Need) -> Option<PathBuf> {
    let named = env::var_os(need.variable)
        .map(PathBuf::from)
        .filter(|program| program.is_file());
    named.or_else(|| path::find(need.programs))
}

fn install(packages: &[&str]) -> Result<()> {
    let list = packages.join(" ");
    // A command that tests a program must not ask for a password: only root installs.
    if path::find(&["apt-get"]).is_none() || !is_root() {
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
