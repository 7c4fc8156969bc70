//! `vigie-bank check`: what is wrong with a bank, for its authors.

use clap::Args;
use std::process::ExitCode;
use vigie_item_bank::Bank;

use crate::bank_folder::BankFolder;

/// Print file, line and reason of each fault.
#[derive(Debug, Args)]
pub struct CheckCommand {
    #[command(flatten)]
    folder: BankFolder,
}

impl CheckCommand {
    /// Fails when the bank is faulty.
    pub fn run(self) -> anyhow::Result<ExitCode> {
        match Bank::load(&self.folder.source()?) {
            Ok(bank) => {
                for warning in bank.warnings() {
                    println!("warning: {warning}");
                }
                println!("{} items, version {}", bank.items().len(), bank.version());
                Ok(ExitCode::SUCCESS)
            }
            Err(faults) => {
                for fault in &faults {
                    println!("{fault}");
                }
                println!("{} faults", faults.len());
                Ok(ExitCode::FAILURE)
            }
        }
    }
}
