//! `cargo xtask tidy`: the rules of this repository that no compiler knows.

mod catalog;
mod files;
mod messages;
mod text;
mod usage;

use std::fmt;

use anyhow::Result;

use crate::step::StepFailure;
use crate::workspace::Workspace;

/// A broken rule and the place to fix.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Diagnostic {
    /// Path from the root folder, with slashes.
    pub path: String,
    /// Line, counted from 1.
    pub line: usize,
    /// What is wrong, and what to do where that is not plain.
    pub reason: String,
}

impl fmt::Display for Diagnostic {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}: {}", self.path, self.line, self.reason)
    }
}

/// Checks all rules, prints every diagnostic, and fails when there is one.
pub fn run(workspace: &Workspace) -> Result<()> {
    let files = files::list(workspace)?;
    let mut diagnostics = text::check(&files);
    diagnostics.extend(messages::check(&files));
    diagnostics.sort();
    for diagnostic in &diagnostics {
        println!("{diagnostic}");
    }
    match diagnostics.len() {
        0 => Ok(()),
        count => Err(StepFailure {
            name: format!("tidy ({count} to fix)"),
            exit_code: 1,
        }
        .into()),
    }
}
