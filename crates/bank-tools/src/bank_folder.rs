//! The option `--dir`: which bank a command works on.

use anyhow::bail;
use clap::Args;
use std::path::PathBuf;
use vigie_item_bank::{Bank, BankSource};

/// Which bank is meant.
#[derive(Debug, Args)]
pub struct BankFolder {
    /// Folder with `questions/` and the other parts of a bank; the shipped bank without it.
    #[arg(long)]
    dir: Option<PathBuf>,
}

impl BankFolder {
    pub fn source(&self) -> anyhow::Result<BankSource> {
        match &self.dir {
            Some(dir) => Ok(BankSource::from_dir(dir)?),
            None => Ok(BankSource::shipped()),
        }
    }
}

/// The bank of a source, for commands that do not list its faults themselves.
pub fn load_valid(source: &BankSource) -> anyhow::Result<Bank> {
    match Bank::load(source) {
        Ok(bank) => Ok(bank),
        Err(faults) => bail!(
            "the bank has {} faults: `vigie-bank check` names them",
            faults.len()
        ),
    }
}
