//! The program `vigie`.

mod cli;

use clap::Parser;

fn main() -> std::process::ExitCode {
    vigie_malloc_arenas::limit_to_cores();
    run()
}

#[tokio::main]
async fn run() -> std::process::ExitCode {
    match cli::Cli::parse().run().await {
        Ok(code) => code,
        Err(error) => {
            eprintln!("vigie: {error:#}");
            std::process::ExitCode::FAILURE
        }
    }
}
