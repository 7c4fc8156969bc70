//! `vigie serve`

use clap::Args;
use std::{path::PathBuf, process::ExitCode};
use tracing_subscriber::{EnvFilter, fmt};
use vigie_server::{clock::Clock, config::Config, demo, server::Server};

/// How to serve.
#[derive(Debug, Args)]
pub struct Serve {
    /// Port to listen on; 0 takes a free one.
    #[arg(long, env = "VIGIE_PORT", default_value_t = 8080)]
    port: u16,
    /// Folder for the database and `demo.json`.
    #[arg(long, env = "VIGIE_DATA", default_value = "data")]
    data: PathBuf,
    /// Database, such as `postgres://..`; a SQLite file in the data folder without it.
    #[arg(long, env = "VIGIE_DATABASE", hide_env_values = true)]
    database: Option<String>,
    /// Public origin when behind a proxy, such as `https://vigie.example.fr`.
    #[arg(long, env = "VIGIE_ORIGIN")]
    origin: Option<String>,
    /// Listen on all interfaces, not on loopback only.
    #[arg(long, env = "VIGIE_PUBLIC")]
    public: bool,
    /// Serve the pages from this folder instead of the ones in the program.
    #[arg(long)]
    spa: Option<PathBuf>,
    /// Serve `/metrics` to other machines too.
    #[arg(long, env = "VIGIE_PUBLIC_METRICS")]
    public_metrics: bool,
    /// Make a demo center with a session of today.
    #[arg(long)]
    demo: bool,
    /// Logs as JSON lines.
    #[arg(long, env = "VIGIE_LOG_JSON")]
    log_json: bool,
}

impl Serve {
    /// Serves until interrupted.
    pub async fn run(self) -> anyhow::Result<ExitCode> {
        log_to_stderr(self.log_json);
        let data = self.data.clone();
        let config = Config {
            data: self.data,
            port: self.port,
            public: self.public,
            origin: self.origin,
            database: self.database,
            spa: self.spa,
            public_metrics: self.public_metrics,
        };
        let server = Server::start(config, Clock::system()).await?;
        if self.demo {
            println!("{}", demo::ensure(server.app(), &data).await?);
        }
        println!("ready {}", server.app().origin);
        stop_asked().await?;
        server.stop().await?;
        Ok(ExitCode::SUCCESS)
    }
}

fn log_to_stderr(json: bool) {
    // See docs/LOGGING.md.
    let filter = EnvFilter::try_from_env("VIGIE_LOG")
        .or_else(|_| EnvFilter::try_from_default_env())
        .unwrap_or_else(|_| EnvFilter::new("info"));
    let builder = fmt().with_env_filter(filter).with_writer(std::io::stderr);
    if json {
        builder.json().init();
    } else {
        builder.init();
    }
}

async fn stop_asked() -> std::io::Result<()> {
    #[cfg(unix)]
    {
        use tokio::signal::unix::{SignalKind, signal};
        let mut terminate = signal(SignalKind::terminate())?;
        tokio::select! {
            interrupted = tokio::signal::ctrl_c() => interrupted,
            _ = terminate.recv() => Ok(()),
        }
    }
    #[cfg(not(unix))]
    tokio::signal::ctrl_c().await
}
