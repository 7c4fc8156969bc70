//! `vigie-bank simulate`: the measurement engine on simulated candidates, for studies.

use anyhow::Context;
use clap::Args;
use std::{
    fs,
    io::{BufRead, Write},
    path::{Path, PathBuf},
    process::ExitCode,
};
use vigie_adaptive::{ExposureControl, ExposureLimits};
use vigie_simulation::{
    Perturbation, StudyInput, StudyOutput, VigieEngine, golden, run_study,
    stdio_driver::StdioDriver,
};

/// Let simulated candidates take tests, or compare estimates with reference values.
#[derive(Debug, Args)]
#[command(group(clap::ArgGroup::new("mode").required(true).args(["input", "drive", "golden"])))]
pub struct SimulateCommand {
    /// A `cat-sim-input/1` file with bank and candidates.
    #[arg(long, value_name = "FILE", requires = "out")]
    input: Option<PathBuf>,
    /// Where the `cat-sim-output/1` file goes.
    #[arg(long, value_name = "FILE", requires = "input")]
    out: Option<PathBuf>,
    /// Let another program drive the engine: JSON lines on standard input and output.
    #[arg(long)]
    drive: bool,
    /// A `cat-golden/1` file: prints the worst deviation of each quantity, and fails when
    /// one is above 1e-6.
    #[arg(long, value_name = "FILE")]
    golden: Option<PathBuf>,
}

impl SimulateCommand {
    pub fn run(self) -> anyhow::Result<ExitCode> {
        match (self.input, self.out, self.golden) {
            (Some(input), Some(out), _) => batch(&input, &out),
            (_, _, Some(file)) => compare(&file),
            _ => drive(),
        }
    }
}

fn batch(file: &Path, out: &Path) -> anyhow::Result<ExitCode> {
    let text = read(file)?;
    let input = StudyInput::read(&text).with_context(|| file.display().to_string())?;
    let pool = input.pool().with_context(|| file.display().to_string())?;
    for warning in pool.warnings() {
        eprintln!("warning: {warning}");
    }
    let limits = ExposureLimits::default();
    eprintln!("fitting the exposure control to {} items", pool.len());
    let exposure = ExposureControl::fit(&pool, limits, |_| ());
    let pool = pool.with_exposure_control(exposure);
    let engine = VigieEngine { pool: &pool };
    eprintln!("{} candidates take a test", input.simulees.len());
    let sessions = run_study(&engine, &input, Perturbation::None);
    let output = serde_json::to_string(&StudyOutput::new(&input, &sessions, limits))?;
    fs::write(out, output).with_context(|| format!("cannot write {}", out.display()))?;
    println!("{} sessions in {}", sessions.len(), out.display());
    Ok(ExitCode::SUCCESS)
}

fn drive() -> anyhow::Result<ExitCode> {
    let mut driver = StdioDriver::default();
    let (input, mut output) = (std::io::stdin().lock(), std::io::stdout().lock());
    for line in input.lines() {
        let Some(reply) = driver.answer_line(&line?) else {
            break;
        };
        writeln!(output, "{reply}")?;
        output.flush()?;
    }
    Ok(ExitCode::SUCCESS)
}

fn compare(file: &Path) -> anyhow::Result<ExitCode> {
    let deviations = golden::compare(&read(file)?).with_context(|| file.display().to_string())?;
    println!(
        "{:<20} {:>10} {:>7}  worst at",
        "quantity", "deviation", "values"
    );
    for (name, worst) in deviations.all() {
        println!(
            "{name:<20} {:>10.1e} {:>7}  {}",
            worst.deviation, worst.count, worst.place
        );
    }
    match deviations.agree() {
        true => Ok(ExitCode::SUCCESS),
        false => {
            println!("some deviation is above {:e}", golden::TOLERANCE);
            Ok(ExitCode::FAILURE)
        }
    }
}

fn read(file: &Path) -> anyhow::Result<String> {
    fs::read_to_string(file).with_context(|| format!("cannot read {}", file.display()))
}
