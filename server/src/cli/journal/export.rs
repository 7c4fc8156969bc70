//! `vigie journal export`: the journal of a session as one file.

use super::input::{DatabaseArgs, bank};
use anyhow::Context;
use clap::Args;
use std::{fs::File, io::Write, path::PathBuf, process::ExitCode};
use vigie_server::{archive::file, clock::Clock};
use vigie_shared::ids::SessionId;

/// Write the record of a session into a file. No names of candidates are in it.
#[derive(Debug, Args)]
pub struct ExportArgs {
    /// Session.
    session: SessionId,
    /// File to write; it must not exist yet.
    #[arg(long)]
    out: PathBuf,
    #[command(flatten)]
    database: DatabaseArgs,
}

impl ExportArgs {
    /// A broken journal is written as it is, and reported.
    pub async fn run(self) -> anyhow::Result<ExitCode> {
        let record = self.database.session(self.session).await?;
        let text = file::write(&record, Clock::system().now())?;
        let name = self.out.display();
        File::create_new(&self.out)
            .and_then(|mut file| file.write_all(text.as_bytes()))
            .with_context(|| format!("{name} cannot be written"))?;
        let verified = record.verify(&*bank()?);
        let digest = record.rows.last().map_or("", |row| &row.digest);
        println!("{name}: {} rows, last digest {digest}", record.rows.len());
        Ok(match verified {
            Ok(_) => ExitCode::SUCCESS,
            Err(broken) => {
                eprintln!("vigie: written as it is, but broken: {broken}");
                ExitCode::FAILURE
            }
        })
    }
}
