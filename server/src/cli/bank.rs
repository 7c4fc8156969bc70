//! `vigie bank ..`: one file per command.

mod calibrate;
mod check;
mod exposure;
mod progress;
mod report;

use clap::{Args, Subcommand};
use std::{path::PathBuf, process::ExitCode};
use vigie_item_bank::Source;

/// What can be done with a bank.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Say file, line and reason of each fault.
    Check(check::Check),
    /// Fit the exposure control by simulation and store it in the bank.
    Exposure(exposure::Exposure),
    /// Estimate the parameters of the items from a log of responses.
    Calibrate(calibrate::Calibrate),
    /// Write a page about a bank: what it offers, what tests make of it, what to look at.
    Report(report::Report),
}

impl Command {
    /// Does it; fails when the bank is faulty.
    pub fn run(self) -> ExitCode {
        match self {
            Self::Check(check) => check.run(),
            Self::Exposure(exposure) => exposure.run(),
            Self::Calibrate(calibrate) => calibrate.run(),
            Self::Report(report) => report.run(),
        }
    }
}

/// Which bank is meant.
#[derive(Debug, Args)]
pub struct Place {
    /// Folder with `questions/` and the other parts of a bank; the shipped bank without it.
    #[arg(long)]
    dir: Option<PathBuf>,
}

impl Place {
    /// The files; says on standard error why they cannot be read.
    fn source(&self) -> Option<Source> {
        let source = match &self.dir {
            Some(dir) => Source::dir(dir),
            None => Ok(Source::shipped()),
        };
        source.inspect_err(|error| eprintln!("vigie: {error}")).ok()
    }
}
