//! `vigie bank ..`

use clap::Subcommand;
use std::{path::PathBuf, process::ExitCode};
use vigie_bank::{Bank, Source};

/// What can be done with a bank.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Say file, line and reason of each fault.
    Check {
        /// Folder with `questions/` and `assets/`; the shipped bank without it.
        #[arg(long)]
        dir: Option<PathBuf>,
    },
}

impl Command {
    /// Does it; fails when the bank is faulty.
    pub fn run(self) -> ExitCode {
        let Self::Check { dir } = self;
        let source = match dir.map_or_else(|| Ok(Source::shipped()), |dir| Source::dir(&dir)) {
            Ok(source) => source,
            Err(error) => {
                eprintln!("vigie: {error}");
                return ExitCode::FAILURE;
            }
        };
        match Bank::load(&source) {
            Ok(bank) => {
                for warning in bank.warnings() {
                    println!("warning: {warning}");
                }
                println!("{} items, version {}", bank.items().len(), bank.version());
                ExitCode::SUCCESS
            }
            Err(faults) => {
                for fault in &faults {
                    println!("{fault}");
                }
                println!("{} faults", faults.len());
                ExitCode::FAILURE
            }
        }
    }
}
