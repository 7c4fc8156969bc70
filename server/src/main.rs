//! The program `vigie`.

mod cli;

use clap::Parser;
use mimalloc::MiMalloc;

/// Frames and pages are small, short-lived and often freed on another thread than the one
/// that made them. With thin LTO it halves what idle sockets cost, see the load test.
#[global_allocator]
static ALLOCATOR: MiMalloc = MiMalloc;

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
