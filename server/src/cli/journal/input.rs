//! Where a session's journal is read from: a database or a file.

use anyhow::Context;
use clap::Args;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use vigie_item_bank::{Bank, BankSource};
use vigie_server::{
    archive::{ArchiveDatabase, SessionArchive, file},
    config::Config,
};
use vigie_shared::ids::SessionId;

/// Which database.
#[derive(Debug, Args)]
pub struct DatabaseArgs {
    /// Folder of the database.
    #[arg(long, env = "VIGIE_DATA", default_value = "data")]
    data: PathBuf,
    /// Database, such as `postgres://..`; a SQLite file in the data folder without it.
    #[arg(long, env = "VIGIE_DATABASE", hide_env_values = true)]
    database: Option<String>,
}

impl DatabaseArgs {
    /// Opens it for reading.
    pub async fn open(&self) -> anyhow::Result<ArchiveDatabase> {
        let config = Config {
            database: self.database.clone(),
            ..Config::local(&self.data)
        };
        // An address is not shown: it may contain a password.
        let name = match &self.database {
            Some(_) => "the database".to_owned(),
            None => format!("the database in {}", self.data.display()),
        };
        let archive = ArchiveDatabase::open(&config.database_url()).await;
        archive.map_err(|error| {
            // Every layer says the same again: the innermost is enough.
            let error = anyhow::Error::new(error);
            anyhow::anyhow!("{name} cannot be opened: {}", error.root_cause())
        })
    }

    /// The journal of a session in it.
    pub async fn session(&self, session: SessionId) -> anyhow::Result<SessionArchive> {
        let found = self.open().await?.session(session).await?;
        found.with_context(|| format!("there is no session {session}"))
    }
}

/// The journal in an exported file.
pub fn from_file(path: &Path) -> anyhow::Result<SessionArchive> {
    let name = path.display();
    let bytes = std::fs::read(path).with_context(|| format!("{name} cannot be read"))?;
    file::read(&bytes).with_context(|| format!("{name} is not verified"))
}

/// The bank of this program.
pub fn bank() -> anyhow::Result<Arc<Bank>> {
    let bank = Bank::load(&BankSource::shipped());
    let bank = bank.map_err(|faults| anyhow::anyhow!("{} faults in the bank", faults.len()))?;
    Ok(Arc::new(bank))
}
