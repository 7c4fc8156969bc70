//! `vigie-bank exposure`: fits the penalties that keep items from being shown too often.

use anyhow::Context;
use clap::Args;
use std::{fs, path::PathBuf, process::ExitCode};
use vigie_adaptive::ExposureLimits;
use vigie_item_bank::{Bank, BankSource, TradeoffCurve};

use crate::{bank_folder::load_valid, progress::ProgressLine};

/// Fit the exposure control by simulation and store it in the bank.
#[derive(Debug, Args)]
pub struct ExposureCommand {
    /// Folder of the bank; `control/exposure.toml` is written in it.
    #[arg(long, default_value = "bank")]
    dir: PathBuf,
    /// Share of all candidates who may meet an item, 0 to 1.
    #[arg(long, value_parser = share, default_value_t = ExposureLimits::default().overall)]
    overall: f64,
    /// Share of the candidates of equal ability who may meet an item, 0 to 1.
    #[arg(long, value_parser = share, default_value_t = ExposureLimits::default().conditional)]
    alike: f64,
    /// What it costs an item to be met by all candidates of an ability, in information.
    #[arg(long, value_parser = share, default_value_t = ExposureLimits::default().sharing)]
    sharing: f64,
    /// Largest part of chance in a choice, in information.
    #[arg(long, value_parser = share, default_value_t = ExposureLimits::default().random)]
    chance: f64,
    /// Measure the curve of accuracy against exposure again: eight times the work. Without
    /// it a curve that was measured on the same items is kept.
    #[arg(long)]
    curve: bool,
}

impl ExposureCommand {
    /// Fails when the bank is faulty or the file cannot be written.
    pub fn run(self) -> anyhow::Result<ExitCode> {
        let bank = load_valid(&BankSource::from_dir(&self.dir)?)?;
        let text = self.fit(&bank);
        if !self.curve && *bank.curve() == TradeoffCurve::Outdated {
            println!(
                "the curve was measured on other items and is left out: `--curve` measures it"
            );
        }
        let file = self.store(&text)?;
        println!("{} items, prices in {}", bank.items().len(), file.display());
        Ok(ExitCode::SUCCESS)
    }

    fn fit(&self, bank: &Bank) -> String {
        let limits = ExposureLimits {
            overall: self.overall,
            conditional: self.alike,
            sharing: self.sharing,
            random: self.chance,
        };
        let mut progress = ProgressLine::on_stderr("simulating candidates");
        let show = |share| progress.show(share);
        let text = match self.curve {
            true => bank.fit_exposure_with_curve(limits, &ExposureLimits::TRADE_OFF, show),
            false => bank.fit_exposure(limits, show),
        };
        progress.end();
        text
    }

    /// Written beside and renamed: an interruption must not leave half a file.
    fn store(&self, text: &str) -> anyhow::Result<PathBuf> {
        let folder = self.dir.join("control");
        let file = folder.join("exposure.toml");
        let draft = folder.join(".exposure.toml");
        fs::create_dir_all(&folder)
            .and_then(|()| fs::write(&draft, text))
            .and_then(|()| fs::rename(&draft, &file))
            .with_context(|| format!("cannot write {}", file.display()))?;
        Ok(file)
    }
}

fn share(text: &str) -> Result<f64, String> {
    match text.parse() {
        Ok(share) if (0.0..=1.0).contains(&share) => Ok(share),
        _ => Err("must be a number from 0 to 1".to_owned()),
    }
}
