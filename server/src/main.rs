//! The program `vigie`.

mod cli;

use clap::Parser;

fn main() -> std::process::ExitCode {
    vigie_allocator::configure();
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
