//! `vigie-bank report`: a page about a bank.

use anyhow::Context;
use clap::Args;
use std::{fs, path::PathBuf, process::ExitCode};
use vigie_item_bank::{CandidateCount, report};

use crate::bank_folder::{BankFolder, load_valid};

/// Write a page about a bank: content, use in simulated tests, points to review.
#[derive(Debug, Args)]
pub struct ReportCommand {
    #[command(flatten)]
    folder: BankFolder,
    /// HTML file to write; it needs no other file.
    #[arg(long)]
    out: PathBuf,
    /// Number of simulated candidates.
    #[arg(long, default_value_t)]
    candidates: CandidateCount,
}

impl ReportCommand {
    /// Fails when the bank is faulty or the file cannot be written.
    pub fn run(self) -> anyhow::Result<ExitCode> {
        let out = self.out.display();
        let bank = load_valid(&self.folder.source()?)?;
        let html = report::html(&bank, self.candidates)?;
        fs::write(&self.out, html).with_context(|| format!("cannot write {out}"))?;
        println!("version {}, report in {out}", bank.version());
        Ok(ExitCode::SUCCESS)
    }
}
