//! `cargo xtask tidy`: the rules of this repository that no compiler knows.

mod catalogue;
mod files;
mod messages;
mod text;
mod usage;

use std::fmt;

use anyhow::Result;

use crate::step::Failed;
use crate::workspace::Workspace;

/// A broken rule and the place to mend.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Fault {
    /// Path from the root folder, with slashes.
    pub path: String,
    /// Line, counted from 1.
    pub line: usize,
    /// What is wrong, and what to do where that is not plain.
    pub reason: String,
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}: {}", self.path, self.line, self.reason)
    }
}

/// Checks all rules, prints every fault, and fails when there is one.
pub fn run(workspace: &Workspace) -> Result<()> {
    let files = files::of(workspace)?;
    let mut faults = text::check(&files);
    faults.extend(messages::check(&files));
    faults.sort();
    for fault in &faults {
        println!("{fault}");
    }
    match faults.len() {
        0 => Ok(()),
        count => Err(Failed {
            what: format!("tidy ({count} to mend)"),
            code: 1,
        }
        .into()),
    }
}
