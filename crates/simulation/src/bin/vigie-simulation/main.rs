//! Measures the engine on simulated candidates, beside reference rules.
//!
//! `bench` prints the tables, `accept` the claims with their figures (and fails when one
//! does not hold). Both take `cat-sim-input/1` files; without any they generate their
//! studies from seeds.

mod accept;
mod bench;
mod metrics_table;
mod prepared_study;
mod reference_rules;

use clap::{Parser, Subcommand};
use std::{fs, path::PathBuf, process::ExitCode};
use vigie_simulation::{StudyInput, StudyKind, generate_study};

#[derive(Parser)]
#[command(name = "vigie-simulation", about, long_about = None)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Print the tables: precision, exposure, robustness, competences
    Bench {
        #[command(flatten)]
        studies: StudyArguments,
        /// Also print the curve of the trade-off between precision and exposure
        #[arg(long)]
        curve: bool,
    },
    /// Print the claims with their figures, and fail when one does not hold
    Accept,
}

#[derive(clap::Args)]
struct StudyArguments {
    /// A `cat-sim-input/1` file; several may be given
    #[arg(long = "input", value_name = "FILE")]
    inputs: Vec<PathBuf>,
    /// Candidates of each study generated from a seed
    #[arg(long, default_value_t = 1000)]
    candidates: usize,
    /// Seed of the generated studies
    #[arg(long, default_value_t = 1)]
    seed: u64,
}

impl StudyArguments {
    fn load(&self) -> Result<Vec<StudyInput>, String> {
        if self.inputs.is_empty() {
            let generated =
                StudyKind::ALL.map(|kind| generate_study(kind, self.seed, self.candidates));
            return Ok(generated.into());
        }
        let read = |path: &PathBuf| {
            let text = fs::read_to_string(path).map_err(|error| error.to_string());
            let input =
                text.and_then(|text| StudyInput::read(&text).map_err(|error| error.to_string()));
            input.map_err(|error| format!("{}: {error}", path.display()))
        };
        self.inputs.iter().map(read).collect()
    }
}

fn main() -> ExitCode {
    let done = match Cli::parse().command {
        Command::Bench { studies, curve } => studies
            .load()
            .and_then(|inputs| bench::print(&inputs, curve))
            .map(|()| true),
        Command::Accept => accept::print(),
    };
    match done {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(error) => {
            eprintln!("vigie-simulation: {error}");
            ExitCode::FAILURE
        }
    }
}
