//! `cargo xtask`: everything that is done to this repository by a command.
//!
//! Two of them are enough for a newcomer: `cargo xtask run` shows Vigie, `cargo xtask test`
//! checks it; both install what they need and say so. This crate knows programs, files and
//! processes, and nothing of sessions or candidates: it must compile in seconds.

mod accept;
mod bench;
mod companion;
mod dependencies;
mod health;
mod lockfile;
mod npm;
mod parity;
mod programs;
mod run;
mod search_path;
mod serve;
mod spa;
mod step;
mod system_programs;
mod test;
mod tidy;
mod tools;
mod workspace;

use std::process::ExitCode;

use clap::Parser;

use step::StepFailure;
use workspace::Workspace;

#[derive(Parser)]
#[command(name = "cargo xtask", bin_name = "cargo xtask", about, long_about = None)]
enum XtaskCommand {
    /// Build Vigie and start it with the demo center and a room that stays alive
    Run(serve::DemoOptions),
    /// Run every check and every test, and stop at the first failure
    Test,
    /// Measure the release build under a load
    #[command(subcommand)]
    Bench(bench::BenchCommand),
    /// Run an acceptance story at full size
    Accept {
        /// Name of the story, for example `live-room`
        name: String,
    },
    /// Check, pack and lint the browser extension
    Companion(companion::PackOptions),
    /// Check the rules that the compiler does not know
    Tidy(tidy::TidyOptions),
}

fn main() -> ExitCode {
    let task = XtaskCommand::parse();
    let workspace = Workspace::locate();
    let outcome = match task {
        XtaskCommand::Run(options) => run::run(&workspace, &options),
        XtaskCommand::Test => test::run(&workspace),
        XtaskCommand::Bench(bench) => bench::run(&workspace, &bench),
        XtaskCommand::Accept { name } => accept::run(&workspace, &name),
        XtaskCommand::Companion(options) => companion::run(&workspace, &options),
        XtaskCommand::Tidy(options) => tidy::run(&workspace, &options),
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error:#}");
            let code = error
                .downcast_ref::<StepFailure>()
                .map_or(1, |failure| failure.exit_code);
            ExitCode::from(code)
        }
    }
}
