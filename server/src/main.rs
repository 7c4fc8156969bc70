//! The program `vigie`.

mod cli;

use clap::Parser;

#[tokio::main]
async fn main() -> std::process::ExitCode {
    match cli::Cli::parse().run().await {
        Ok(code) => code,
        Err(error) => {
            eprintln!("vigie: {error:#}");
            std::process::ExitCode::FAILURE
        }
    }
}
