//! Opening the database: how each connection is set up, and what ends the start at once.

use crate::store::{MIGRATIONS, append_only};
use sqlx::{AnyConnection, AnyPool, Connection, any::AnyPoolOptions, migrate::MigrateError};

/// Set on every connection to SQLite before its first use.
const SQLITE_PRAGMAS: [&str; 4] = [
    "pragma journal_mode = wal",
    // A commit is on the disk when it returns, also after a power cut. The invariant of
    // the journal rests on it.
    "pragma synchronous = full",
    "pragma foreign_keys = on",
    "pragma busy_timeout = 5000",
];

/// SQLite's code for a file that is something else.
const SQLITE_NOTADB: &str = "26";

/// Why a database cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum OpenError {
    /// The file is something else, or damaged at its start.
    #[error(
        "{file} is not a SQLite database, or its start is damaged: restore a backup of it, or \
         move it away to begin with an empty database"
    )]
    NotADatabase { file: String },
    /// Its tables are those of a later version.
    #[error(
        "its tables were changed by a newer version of Vigie (migration {migration} is unknown \
         to this one): start that version, or restore a backup made before it"
    )]
    NewerVersion { migration: i64 },
    /// Anything else.
    #[error(transparent)]
    Database(#[from] sqlx::Error),
}

/// Connects to `url` and brings the tables up to date.
pub(super) async fn open(url: &str) -> Result<AnyPool, OpenError> {
    sqlx::any::install_default_drivers();
    let sqlite = url.starts_with("sqlite:");
    if sqlite {
        // The pool tries a connection whose set-up fails again for 30 seconds, and then says
        // that time is up. This one connection fails at once, and says why.
        first_connection(url)
            .await
            .map_err(|error| named(error, url))?;
    }
    let pool = AnyPoolOptions::new()
        .max_connections(if sqlite { 5 } else { 16 })
        .after_connect(move |connection, _| {
            Box::pin(async move {
                match sqlite {
                    true => set_up_sqlite(connection).await,
                    false => Ok(()),
                }
            })
        })
        .connect(url)
        .await?;
    match MIGRATIONS.run(&pool).await {
        Ok(()) => {
            append_only::protect(&pool, sqlite).await?;
            Ok(pool)
        }
        Err(MigrateError::VersionMissing(migration)) => Err(OpenError::NewerVersion { migration }),
        Err(error) => Err(sqlx::Error::from(error).into()),
    }
}

async fn first_connection(url: &str) -> Result<(), sqlx::Error> {
    let mut connection = AnyConnection::connect(url).await?;
    set_up_sqlite(&mut connection).await?;
    connection.close().await
}

async fn set_up_sqlite(connection: &mut AnyConnection) -> Result<(), sqlx::Error> {
    for pragma in SQLITE_PRAGMAS {
        sqlx::query(pragma).execute(&mut *connection).await?;
    }
    Ok(())
}

/// The error with the name of the file, which SQLite leaves out.
fn named(error: sqlx::Error, url: &str) -> OpenError {
    let code = error.as_database_error().and_then(|fault| fault.code());
    if code.as_deref() != Some(SQLITE_NOTADB) {
        return error.into();
    }
    let path = url.trim_start_matches("sqlite:").trim_start_matches("//");
    let file = path.split('?').next().unwrap_or(path).to_owned();
    OpenError::NotADatabase { file }
}
