//! `vigie doctor`

use clap::Args;
use std::{net::SocketAddr, path::PathBuf, process::ExitCode};
use url::Url;
use vigie_server::{
    clock::Clock,
    doctor::{self, DoctorTarget, DoctorVerdict},
};

/// What to look at.
#[derive(Debug, Args)]
pub struct DoctorCommand {
    /// Address in browsers, such as `https://vigie.example.fr`.
    #[arg(long, env = "VIGIE_ORIGIN")]
    origin: Url,
    /// Admin address of the server, where it can be reached from here.
    #[arg(long, env = "VIGIE_ADMIN")]
    admin: Option<SocketAddr>,
    /// Data folder, on the machine of the server.
    #[arg(long, env = "VIGIE_DATA")]
    data: Option<PathBuf>,
}

impl DoctorCommand {
    /// Prints one line for each thing looked at; fails when something is wrong.
    pub async fn run(self) -> anyhow::Result<ExitCode> {
        let is_web = matches!(self.origin.scheme(), "http" | "https");
        anyhow::ensure!(
            is_web && self.origin.has_host(),
            "--origin must be of the form https://host or https://host:port"
        );
        let target = DoctorTarget {
            origin: self.origin,
            admin: self.admin,
            data: self.data,
        };
        let findings = doctor::examine(&target, &Clock::system()).await?;
        for finding in &findings {
            println!("{finding}");
        }
        let is_wrong = findings
            .iter()
            .any(|finding| finding.verdict == DoctorVerdict::Wrong);
        Ok(match is_wrong {
            true => ExitCode::FAILURE,
            false => ExitCode::SUCCESS,
        })
    }
}
