//! `vigie center ..`

use anyhow::Context;
use clap::{Args, Subcommand};
use std::{path::PathBuf, process::ExitCode};
use vigie_server::{
    accounts::{self, NewCenter},
    config::Config,
    store::Store,
};

/// What can be done with centers and their accounts. A running server need not
/// be stopped.
#[derive(Debug, Subcommand)]
pub enum CenterCommand {
    /// Open a center and print the password of its referent.
    Open {
        /// Name, as on certificates.
        #[arg(long)]
        name: String,
        /// SCO, SUP or PRO.
        #[arg(long, default_value = "SCO")]
        kind: String,
        /// Name of the referent.
        #[arg(long)]
        referent: String,
        /// E-mail the referent logs in with.
        #[arg(long)]
        email: String,
        #[command(flatten)]
        database: Database,
    },
    /// Add a referent to a center and print the password.
    AddReferent {
        /// E-mail of a referent of the center.
        #[arg(long)]
        of: String,
        /// Name of the new one.
        #[arg(long)]
        name: String,
        /// E-mail the new one logs in with.
        #[arg(long)]
        email: String,
        #[command(flatten)]
        database: Database,
    },
    /// Let a referent suspend questions for all centers, or no longer.
    GrantBankEditor {
        /// E-mail the referent logs in with.
        #[arg(long)]
        email: String,
        /// Take it away again.
        #[arg(long)]
        revoke: bool,
        #[command(flatten)]
        database: Database,
    },
    /// Give a referent a new password and print it.
    ResetPassword {
        /// E-mail the referent logs in with.
        #[arg(long)]
        email: String,
        #[command(flatten)]
        database: Database,
    },
}

/// Where the accounts are.
#[derive(Debug, Args)]
pub struct Database {
    /// Folder of the database.
    #[arg(long, env = "VIGIE_DATA", default_value = "data")]
    data: PathBuf,
    /// Database, such as `postgres://..`; a SQLite file in the data folder without it.
    #[arg(long, env = "VIGIE_DATABASE", hide_env_values = true)]
    database: Option<String>,
}

impl Database {
    async fn open(self) -> anyhow::Result<Store> {
        std::fs::create_dir_all(&self.data)?;
        let config = Config {
            database: self.database,
            ..Config::local(self.data)
        };
        let store = Store::open(&config.database_url()).await;
        store.context("the database cannot be opened")
    }
}

impl CenterCommand {
    /// Does it.
    pub async fn run(self) -> anyhow::Result<ExitCode> {
        let password = match self {
            Self::Open {
                name,
                kind,
                referent,
                email,
                database,
            } => {
                let center = NewCenter {
                    name,
                    kind,
                    referent,
                    email,
                };
                accounts::open_center(&database.open().await?, &center).await?
            }
            Self::AddReferent {
                of,
                name,
                email,
                database,
            } => accounts::add_referent(&database.open().await?, &of, &name, &email).await?,
            Self::GrantBankEditor {
                email,
                revoke,
                database,
            } => {
                accounts::set_bank_editor(&database.open().await?, &email, !revoke).await?;
                return Ok(ExitCode::SUCCESS);
            }
            Self::ResetPassword { email, database } => {
                accounts::reset_password(&database.open().await?, &email)
                    .await?
                    .ok_or_else(|| anyhow::anyhow!("{email} has no account"))?
            }
        };
        println!("{password}");
        Ok(ExitCode::SUCCESS)
    }
}
