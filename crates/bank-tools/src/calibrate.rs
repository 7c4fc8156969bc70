//! `vigie-bank calibrate`: what a log of responses says about the items, for authors.

mod summary;

use anyhow::Context;
use clap::Args;
use std::{
    fs,
    path::PathBuf,
    process::ExitCode,
    time::{Duration, Instant},
};
use vigie_calibration::{
    CalibrationOptions, CalibrationReport, EmCycle, ItemParameters, ItemsInUse, ParameterPrior,
    ResponseLog,
};
use vigie_item_bank::Bank;

use crate::bank_folder::BankFolder;

/// Estimate the parameters of the items from a log of responses.
///
/// Prints what needs a decision; the bank itself is not changed. Fails when the log is
/// refused or the estimation does not converge.
#[derive(Debug, Args)]
pub struct CalibrateCommand {
    /// CSV file with the columns `test` (a label that identifies no person), `item`
    /// and `right` (0 or 1), and no others.
    #[arg(long)]
    responses: PathBuf,
    #[command(flatten)]
    folder: BankFolder,
    /// Items whose parameters are held, so that the scale stays that of the bank.
    /// Without any, the candidates of the log are the scale.
    #[arg(long, value_delimiter = ',', value_name = "ID")]
    anchor: Vec<String>,
    /// Plain maximum likelihood, without the weak prior on the parameters.
    #[arg(long)]
    no_prior: bool,
    /// Most cycles of estimation.
    #[arg(long, default_value_t = CalibrationOptions::default().max_cycles, value_parser = clap::value_parser!(u32).range(1..))]
    cycles: u32,
    /// File for the whole report (`vigie-calibration/1`).
    #[arg(long)]
    json: Option<PathBuf>,
}

impl CalibrateCommand {
    /// Fails when the log is refused or the estimation does not converge.
    pub fn run(self) -> anyhow::Result<ExitCode> {
        let Some(bank) = self.bank()? else {
            return Ok(ExitCode::FAILURE);
        };
        let report = self.report(&bank)?;
        print!("{}", summary::page(&report));
        if report.convergence.converged {
            return Ok(ExitCode::SUCCESS);
        }
        eprintln!("vigie-bank: the estimation did not converge: more --cycles, or more answers");
        Ok(ExitCode::FAILURE)
    }

    /// None for a faulty bank, whose faults it prints.
    fn bank(&self) -> anyhow::Result<Option<Bank>> {
        let loaded = Bank::load(&self.folder.source()?);
        if let Err(faults) = &loaded {
            for fault in faults {
                eprintln!("{fault}");
            }
        }
        Ok(loaded.ok())
    }

    fn report(&self, bank: &Bank) -> anyhow::Result<CalibrationReport> {
        let file = self.responses.display();
        let csv = fs::read(&self.responses).with_context(|| format!("cannot read {file}"))?;
        let log = ResponseLog::read(items(bank)?, &csv).with_context(|| file.to_string())?;
        let mut progress = CycleProgress::default();
        let report = log.calibrate(&self.options(), &mut |cycle| progress.show(cycle))?;
        if let Some(path) = &self.json {
            let json = serde_json::to_vec_pretty(&report)?;
            fs::write(path, json).with_context(|| format!("cannot write {}", path.display()))?;
        }
        Ok(report)
    }

    fn options(&self) -> CalibrationOptions {
        CalibrationOptions {
            anchors: self.anchor.clone(),
            prior: (!self.no_prior).then(ParameterPrior::default),
            max_cycles: self.cycles,
            ..CalibrationOptions::default()
        }
    }
}

fn items(bank: &Bank) -> anyhow::Result<ItemsInUse> {
    let items = bank.items().iter().map(|item| {
        let parameters = ItemParameters {
            a: item.a,
            b: item.b,
        };
        (item.id.to_string(), parameters)
    });
    Ok(ItemsInUse::new(bank.version(), items)?)
}

/// Shows on standard error where a long estimation is, once a second.
struct CycleProgress {
    shown: Instant,
}

#[expect(clippy::disallowed_methods, reason = "a line a second, for a person")]
impl Default for CycleProgress {
    fn default() -> Self {
        Self {
            shown: Instant::now(),
        }
    }
}

#[expect(clippy::disallowed_methods, reason = "a line a second, for a person")]
impl CycleProgress {
    fn show(&mut self, cycle: EmCycle) {
        if self.shown.elapsed() >= Duration::from_secs(1) {
            self.shown = Instant::now();
            eprintln!(
                "cycle {}: largest move {:.6}",
                cycle.number, cycle.largest_move
            );
        }
    }
}
