//! `vigie bank check`: what is wrong with a bank, for its authors.

use clap::Args;
use std::process::ExitCode;
use vigie_item_bank::Bank;

use super::Place;

/// Say file, line and reason of each fault.
#[derive(Debug, Args)]
pub struct Check {
    #[command(flatten)]
    place: Place,
}

impl Check {
    /// Does it; fails when the bank is faulty.
    pub fn run(self) -> ExitCode {
        let Some(source) = self.place.source() else {
            return ExitCode::FAILURE;
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
