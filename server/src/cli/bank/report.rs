//! `vigie bank report`: a page about a bank.

use anyhow::{Context, bail};
use clap::Args;
use std::{fs, path::PathBuf, process::ExitCode};
use vigie_item_bank::{
    Bank,
    report::{self, Candidates},
};

use super::Place;

/// Write a page about a bank: what it offers, what tests make of it, what to look at.
#[derive(Debug, Args)]
pub struct Report {
    #[command(flatten)]
    place: Place,
    /// HTML file to write; it needs nothing else.
    #[arg(long)]
    out: PathBuf,
    /// Number of simulated candidates.
    #[arg(long, default_value_t)]
    candidates: Candidates,
}

impl Report {
    /// Does it; fails when the bank is faulty or the file cannot be written.
    pub fn run(self) -> ExitCode {
        match self.write() {
            Ok(()) => ExitCode::SUCCESS,
            Err(error) => {
                eprintln!("vigie: {error:#}");
                ExitCode::FAILURE
            }
        }
    }

    fn write(&self) -> anyhow::Result<()> {
        let out = self.out.display();
        let Some(source) = self.place.source() else {
            bail!("there is no bank to report on");
        };
        let bank = match Bank::load(&source) {
            Ok(bank) => bank,
            Err(faults) => {
                let count = faults.len();
                bail!("the bank has {count} faults: `vigie bank check` names them");
            }
        };
        let html = report::html(&bank, self.candidates)?;
        fs::write(&self.out, html).with_context(|| format!("cannot write {out}"))?;
        println!("version {}, report in {out}", bank.version());
        Ok(())
    }
}
