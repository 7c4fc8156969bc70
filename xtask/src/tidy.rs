//! `cargo xtask tidy`: the rules of this repository that no compiler knows.
//!
//! Some rules have no exceptions: a break of one is printed with its place. Others are
//! counted and held to a limit ([`limits`]) that comes down step by step.

mod catalog;
mod chokepoints;
mod circles;
mod components;
mod count;
mod files;
mod limits;
mod messages;
mod paths;
mod rust_source;
mod secrets;
mod spans;
mod styles;
mod text;
mod type_names;
mod usage;
mod wording;
mod words;

use std::fmt;

use anyhow::Result;

use crate::step::StepFailure;
use crate::workspace::Workspace;
use count::TidyCount;
use files::SourceFile;
use rust_source::RustSource;

/// What `tidy` prints.
#[derive(Default, clap::Args)]
pub struct TidyOptions {
    /// Also print every place that was counted
    #[arg(long)]
    list: bool,
}

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

/// Checks all rules, prints the counts and every diagnostic, and fails when a rule is broken.
pub fn run(workspace: &Workspace, options: &TidyOptions) -> Result<()> {
    let files = files::list(workspace)?;
    let mut diagnostics = text::check(&files);
    diagnostics.extend(messages::check(&files));
    diagnostics.extend(paths::check(&files, |path| {
        workspace.root.join(path).exists()
    }));
    diagnostics.sort();
    let counts = counts(&files);
    // The places come first, so that the counts are in sight at the end.
    for count in &counts {
        if options.list || !count.is_kept() {
            println!("{}:", count.title);
            for finding in &count.findings {
                println!("  {finding}");
            }
        }
    }
    for count in &counts {
        println!("{count}");
    }
    for diagnostic in &diagnostics {
        println!("{diagnostic}");
    }
    let broken = counts.iter().filter(|count| !count.is_kept());
    for count in broken.clone() {
        println!("over its limit: {count}");
    }
    match diagnostics.len() + broken.count() {
        0 => Ok(()),
        count => Err(StepFailure {
            name: format!("tidy ({count} to fix)"),
            exit_code: 1,
        }
        .into()),
    }
}

fn counts(files: &[SourceFile]) -> Vec<TidyCount> {
    let sources = RustSource::read_all(files);
    let mut counts = type_names::count(&sources);
    counts.extend(wording::count(files, &sources));
    counts.push(spans::count(&sources));
    counts.push(components::count(&sources));
    counts.push(circles::count(&sources));
    counts.extend(chokepoints::count(&sources));
    counts.push(styles::count(files));
    counts.push(secrets::count(&sources));
    counts
}
