//! `cargo xtask bench`: measurements of the release build.

use std::path::PathBuf;

use anyhow::Result;

use crate::workspace::{BuildProfile, Workspace};
use crate::{programs, step};

#[derive(clap::Subcommand)]
pub enum BenchCommand {
    /// Many live rooms on one server: acknowledgement and board latencies
    Live(LiveBench),
    /// The measurement engine on simulated candidates, beside the rules of others
    Adaptive(AdaptiveBench),
}

/// Which studies. Without files they are made from a seed.
#[derive(clap::Args)]
pub struct AdaptiveBench {
    /// A `cat-sim-input/1` file; several may be given
    #[arg(long = "input", value_name = "FILE")]
    inputs: Vec<PathBuf>,
    /// Also print the curve of the trade-off between precision and exposure
    #[arg(long)]
    curve: bool,
}

/// The size of the load. The load test gives the numbers their meaning, and starts and stops
/// the server that it measures.
#[derive(clap::Args)]
pub struct LiveBench {
    /// Rooms that are live at the same time
    #[arg(long, default_value_t = 500)]
    rooms: u32,
    /// Candidates in each room
    #[arg(long, default_value_t = 30)]
    candidates: u32,
    /// Invigilators in each room
    #[arg(long, default_value_t = 2)]
    invigilators: u32,
    /// Answers per second, over all rooms
    #[arg(long, default_value_t = 1500)]
    rate: u32,
    /// Length of the measurement
    #[arg(long, default_value_t = 60)]
    seconds: u32,
    /// Give each candidate a companion, with a connection and heartbeats of its own
    #[arg(long)]
    companions: bool,
    /// Measure a server without logic and storage too, and print ratios to it
    #[arg(long)]
    bare: bool,
    /// File for the result
    #[arg(long)]
    json: Option<PathBuf>,
}

/// Builds the release programs and hands over to the one that measures.
pub fn run(workspace: &Workspace, bench: &BenchCommand) -> Result<()> {
    match bench {
        BenchCommand::Live(load) => live(workspace, load),
        BenchCommand::Adaptive(studies) => adaptive(workspace, studies),
    }
}

fn adaptive(workspace: &Workspace, studies: &AdaptiveBench) -> Result<()> {
    let mut study = programs::simulation(workspace, "bench");
    for file in &studies.inputs {
        study.arg("--input").arg(std::path::absolute(file)?);
    }
    if studies.curve {
        study.arg("--curve");
    }
    step::run(&mut study)
}

fn live(workspace: &Workspace, load: &LiveBench) -> Result<()> {
    programs::build(workspace, BuildProfile::Release)?;
    step::heading(&format!(
        "Measuring {} rooms of {} candidates",
        load.rooms, load.candidates
    ));
    let mut load_test =
        workspace.command(workspace.binary(BuildProfile::Release, "vigie-loadtest"));
    load_test
        .arg("bench")
        .arg("--server")
        .arg(workspace.binary(BuildProfile::Release, "vigie"));
    let numbers = [
        ("--rooms", load.rooms),
        ("--candidates", load.candidates),
        ("--invigilators", load.invigilators),
        ("--rate", load.rate),
        ("--seconds", load.seconds),
    ];
    for (name, number) in numbers {
        load_test.args([name, &number.to_string()]);
    }
    if load.companions {
        load_test.arg("--companions");
    }
    if load.bare {
        load_test.arg("--bare");
    }
    if let Some(file) = &load.json {
        // The load test starts in the root folder; the name was given from where the user stands.
        load_test.arg("--json").arg(std::path::absolute(file)?);
    }
    step::run(&mut load_test)
}
