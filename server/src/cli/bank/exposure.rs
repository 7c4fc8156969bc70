//! `vigie bank exposure`: finds the prices that keep items from being seen too often.

use clap::Args;
use std::{fs, path::PathBuf, process::ExitCode};
use vigie_adaptive::ExposureLimits;
use vigie_item_bank::{Bank, Curve, Source};

use super::progress::Progress;

/// Fit the exposure control by simulation and store it in the bank.
#[derive(Debug, Args)]
pub struct Exposure {
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
    /// Measure the curve of accuracy against exposure anew: eight times the work. Without
    /// it a curve that was measured on the same items is kept.
    #[arg(long)]
    curve: bool,
}

impl Exposure {
    /// Does it; fails when the bank is faulty or the file cannot be written.
    pub fn run(self) -> ExitCode {
        let limits = ExposureLimits {
            overall: self.overall,
            conditional: self.alike,
            sharing: self.sharing,
            random: self.chance,
        };
        match self.fit(limits) {
            Ok(()) => ExitCode::SUCCESS,
            Err(reason) => {
                eprintln!("vigie: {reason}");
                ExitCode::FAILURE
            }
        }
    }

    fn fit(&self, limits: ExposureLimits) -> Result<(), String> {
        let source = Source::dir(&self.dir).map_err(|error| error.to_string())?;
        let bank = Bank::load(&source).map_err(|faults| {
            let count = faults.len();
            format!("the bank has {count} faults: `vigie bank check` names them")
        })?;
        let mut progress = Progress::of_stderr("simulating candidates");
        let show = |share| progress.show(share);
        let text = match self.curve {
            true => bank.trace_exposure(limits, &ExposureLimits::TRADE_OFF, show),
            false => bank.fit_exposure(limits, show),
        };
        progress.end();
        if !self.curve && *bank.curve() == Curve::Outdated {
            println!(
                "the curve was measured on other items and is left out: `--curve` measures it"
            );
        }
        let folder = self.dir.join("control");
        let file = folder.join("exposure.toml");
        // Written beside and renamed: a broken pen must not leave half a file.
        let draft = folder.join(".exposure.toml");
        fs::create_dir_all(&folder)
            .and_then(|()| fs::write(&draft, text))
            .and_then(|()| fs::rename(&draft, &file))
            .map_err(|error| format!("cannot write {}: {error}", file.display()))?;
        println!("{} items, prices in {}", bank.items().len(), file.display());
        Ok(())
    }
}

fn share(text: &str) -> Result<f64, String> {
    match text.parse() {
        Ok(share) if (0.0..=1.0).contains(&share) => Ok(share),
        _ => Err("must be a number from 0 to 1".to_owned()),
    }
}
