//! Commands of the program.

use anyhow::Context;
use clap::{Args, Parser, Subcommand};
use serde::Serialize;
use std::{
    path::{Path, PathBuf},
    process::ExitCode,
};
use vigie_loadtest::{abuse, bare_server, bench, chaos, demo};

/// Simulated candidates and invigilators: a live demo, load, and chaos.
#[derive(Debug, Parser)]
#[command(name = "vigie-loadtest", version)]
pub struct Cli {
    #[command(subcommand)]
    command: Subcommands,
}

#[derive(Debug, Subcommand)]
enum Subcommands {
    /// Fill the room of the demo with simulated participants.
    Demo(DemoArgs),
    /// Measure how much a server carries.
    Bench(BenchArgs),
    /// Kill a server again and again, and count what is lost.
    Chaos(ChaosArgs),
    /// Attack a server, and measure the room beside the attack.
    Abuse(AbuseArgs),
    /// The server that `bench --bare` compares with.
    #[command(hide = true)]
    BareServer,
}

#[derive(Debug, Args)]
struct DemoArgs {
    /// The file `demo.json` in the data folder of the server.
    #[arg(long)]
    demo: PathBuf,
}

#[derive(Debug, Args)]
struct ChaosArgs {
    /// The program `vigie`.
    #[arg(long)]
    server: PathBuf,
    /// Empty folder for the database; a temporary one without it.
    #[arg(long)]
    data: Option<PathBuf>,
    /// Number of rooms.
    #[arg(long, default_value_t = 10)]
    rooms: u16,
    /// Candidates in all rooms together.
    #[arg(long, default_value_t = 300)]
    candidates: u16,
    /// How often the server is killed.
    #[arg(long, default_value_t = 20)]
    kills: u32,
    /// The same seed kills at the same moments.
    #[arg(long, default_value_t = 1)]
    seed: u64,
    /// File for the figures.
    #[arg(long)]
    json: Option<PathBuf>,
}

#[derive(Debug, Args)]
struct AbuseArgs {
    /// The program `vigie`.
    #[arg(long)]
    server: PathBuf,
    /// Only this attack; all of them without it.
    #[arg(long, value_parser = attack_by_name)]
    only: Option<abuse::AttackKind>,
    /// Candidates who answer beside the attack.
    #[arg(long, default_value_t = 40)]
    candidates: u16,
    /// Answers a second.
    #[arg(long, default_value_t = 40)]
    rate: u32,
    /// Length of each attack, seconds.
    #[arg(long, default_value_t = 10)]
    seconds: u32,
}

#[derive(Debug, Args)]
struct BenchArgs {
    /// The program `vigie`.
    #[arg(long)]
    server: PathBuf,
    /// Empty folder for the database; a temporary one without it.
    #[arg(long)]
    data: Option<PathBuf>,
    /// Number of rooms.
    #[arg(long, default_value_t = 500)]
    rooms: u16,
    /// Candidates in each room.
    #[arg(long, default_value_t = 30)]
    candidates: u16,
    /// Invigilators in each room.
    #[arg(long, default_value_t = 2)]
    invigilators: u16,
    /// Answers a second, over all rooms.
    #[arg(long, default_value_t = 1500)]
    rate: u32,
    /// Length of the measurement, seconds.
    #[arg(long, default_value_t = 60)]
    seconds: u32,
    /// Give each candidate a companion, with a connection and heartbeats of its own.
    #[arg(long)]
    companions: bool,
    /// Measure a server without logic and storage too, and print ratios to it.
    #[arg(long)]
    bare: bool,
    /// File for the figures.
    #[arg(long)]
    json: Option<PathBuf>,
}

impl Cli {
    /// Runs the command.
    pub async fn run(self) -> anyhow::Result<ExitCode> {
        match self.command {
            Subcommands::Demo(demo) => demo::run(&demo.demo).await,
            Subcommands::Bench(bench) => bench.run().await,
            Subcommands::Chaos(chaos) => chaos.run().await,
            Subcommands::Abuse(abuse) => abuse.run().await,
            Subcommands::BareServer => {
                bare_server::run().await?;
                Ok(ExitCode::SUCCESS)
            }
        }
    }
}

impl AbuseArgs {
    async fn run(self) -> anyhow::Result<ExitCode> {
        let options = abuse::AbuseOptions {
            server: self.server,
            candidates: self.candidates,
            rate: self.rate,
            attacks: self
                .only
                .map_or_else(|| abuse::AttackKind::ALL.to_vec(), |only| vec![only]),
            seconds: self.seconds,
            full: true,
        };
        for report in abuse::run(&options).await? {
            println!("{report}");
        }
        Ok(ExitCode::SUCCESS)
    }
}

fn attack_by_name(name: &str) -> Result<abuse::AttackKind, String> {
    let mut all = abuse::AttackKind::ALL.into_iter();
    all.find(|attack| attack.name() == name).ok_or_else(|| {
        let names = abuse::AttackKind::ALL
            .map(abuse::AttackKind::name)
            .join(", ");
        format!("one of: {names}")
    })
}

impl BenchArgs {
    async fn run(self) -> anyhow::Result<ExitCode> {
        let options = bench::BenchOptions {
            server: self.server,
            data: self.data,
            rooms: self.rooms,
            candidates: self.candidates,
            invigilators: self.invigilators,
            rate: self.rate,
            seconds: self.seconds,
            companions: self.companions,
            bare: self.bare,
        };
        let report = bench::run(&options).await?;
        print!("{report}");
        write_json(self.json.as_deref(), &report)?;
        Ok(ExitCode::SUCCESS)
    }
}

impl ChaosArgs {
    async fn run(self) -> anyhow::Result<ExitCode> {
        let options = chaos::ChaosOptions {
            server: self.server,
            data: self.data,
            rooms: self.rooms,
            candidates: self.candidates,
            kills: self.kills,
            seed: self.seed,
        };
        let report = chaos::run(&options, |line| println!("{line}")).await?;
        println!("{report}");
        write_json(self.json.as_deref(), &report)?;
        Ok(if report.is_clean() {
            ExitCode::SUCCESS
        } else {
            ExitCode::FAILURE
        })
    }
}

fn write_json(path: Option<&Path>, report: &impl Serialize) -> anyhow::Result<()> {
    let Some(path) = path else { return Ok(()) };
    let text = serde_json::to_string_pretty(report)?;
    std::fs::write(path, text + "\n").with_context(|| path.display().to_string())
}
