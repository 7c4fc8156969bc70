//! Commands of the program.

mod center;
mod companion_package;
mod doctor;
mod journal;
mod serve;

use clap::{Parser, Subcommand};
use std::process::ExitCode;

/// Real-time proctoring and incident dashboard for adaptive certification exams.
#[derive(Debug, Parser)]
#[command(name = "vigie", version)]
pub struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Serve the portals and the live rooms.
    Serve(Box<serve::Serve>),
    /// Ask a server from outside, as a browser would, and say what is wrong.
    Doctor(doctor::DoctorCommand),
    /// Open centers and look after their accounts.
    #[command(subcommand)]
    Center(center::CenterCommand),
    /// Sign the browser extension, for computers that install and update it from this server.
    CompanionPackage(companion_package::CompanionPackageCommand),
    /// Verify, replay and export the record of sessions.
    #[command(subcommand)]
    Journal(journal::JournalCommand),
}

impl Cli {
    /// Does what was asked.
    pub async fn run(self) -> anyhow::Result<ExitCode> {
        match self.command {
            Command::Serve(serve) => serve.run().await,
            Command::Doctor(doctor) => doctor.run().await,
            Command::Center(command) => command.run().await,
            Command::CompanionPackage(command) => command.run(),
            Command::Journal(command) => command.run().await,
        }
    }
}
