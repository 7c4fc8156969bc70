//! The program `vigie-bank`: tools for the authors of the question bank and for studies of
//! the measurement engine.
//!
//! They are no part of the exam server, so that it carries neither the simulation nor the
//! calibration.

mod bank_folder;
mod calibrate;
mod check;
mod exposure;
mod progress;
mod report;
mod simulate;

use clap::{Parser, Subcommand};
use std::process::ExitCode;

/// Check, fit, calibrate and study the question bank.
#[derive(Debug, Parser)]
#[command(name = "vigie-bank", version)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Print file, line and reason of each fault.
    Check(check::CheckCommand),
    /// Fit the exposure control by simulation and store it in the bank.
    Exposure(exposure::ExposureCommand),
    /// Write a page about a bank: content, use in simulated tests, points to review.
    Report(report::ReportCommand),
    /// Estimate the parameters of the items from a log of responses.
    Calibrate(calibrate::CalibrateCommand),
    /// Put the measurement engine to the test with simulated candidates.
    Simulate(simulate::SimulateCommand),
}

impl Command {
    fn run(self) -> anyhow::Result<ExitCode> {
        match self {
            Self::Check(check) => check.run(),
            Self::Exposure(exposure) => exposure.run(),
            Self::Report(report) => report.run(),
            Self::Calibrate(calibrate) => calibrate.run(),
            Self::Simulate(simulate) => simulate.run(),
        }
    }
}

fn main() -> ExitCode {
    match Cli::parse().command.run() {
        Ok(code) => code,
        Err(error) => {
            eprintln!("vigie-bank: {error:#}");
            ExitCode::FAILURE
        }
    }
}
