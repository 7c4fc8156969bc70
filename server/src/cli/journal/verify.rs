//! `vigie journal verify`: does the record hold?

use super::source::{Database, bank, from_file};
use clap::Args;
use std::{
    fmt,
    io::{Write, stdout},
    path::PathBuf,
    process::ExitCode,
};
use vigie_item_bank::Bank;
use vigie_server::{
    journal::{Scores, Verified},
    record::{Archive, Record},
};
use vigie_shared::ids::SessionId;

/// Check the record of a session, or of all sessions of a database, or of a file.
#[derive(Debug, Args)]
pub struct Verify {
    /// Session; all of them without it.
    #[arg(conflicts_with_all = ["all", "file"])]
    session: Option<SessionId>,
    /// All sessions of the database.
    #[arg(long, conflicts_with = "file")]
    all: bool,
    /// A file that `vigie journal export` wrote, instead of a database.
    #[arg(long, value_name = "RECORD")]
    file: Option<PathBuf>,
    #[command(flatten)]
    database: Database,
}

impl Verify {
    /// Does it; fails when a row is broken.
    pub async fn run(self) -> anyhow::Result<ExitCode> {
        let bank = bank()?;
        let holds = match (&self.file, self.session) {
            (Some(file), _) => tell(&from_file(file)?, &bank)?,
            (None, Some(session)) => {
                let archive = self.database.open().await?;
                let Some(record) = archive.record(session).await? else {
                    anyhow::bail!("there is no session {session}");
                };
                // Where a row that is missed here may have got to.
                tell(&record, &bank)? & no_stray(&archive).await?
            }
            (None, None) => every(&self.database.open().await?, &bank).await?,
        };
        Ok(if holds {
            ExitCode::SUCCESS
        } else {
            ExitCode::FAILURE
        })
    }
}

async fn every(archive: &Archive, bank: &Bank) -> anyhow::Result<bool> {
    let (mut holding, mut broken) = (0, 0);
    for (name, row) in archive.names().await? {
        let id = name.parse::<SessionId>().ok();
        // Only as Vigie writes it: rows under `ABC..` are no rows of `abc..`.
        let record = match id.filter(|id| id.to_string() == name) {
            Some(id) => archive.record(id).await?,
            None => None,
        };
        let holds = match record {
            Some(record) => tell(&record, bank)?,
            None => stray(&name, row)?,
        };
        if holds {
            holding += 1;
        } else {
            broken += 1;
        }
    }
    writeln!(stdout(), "{holding} sessions hold, {broken} broken")?;
    Ok(broken == 0)
}

async fn no_stray(archive: &Archive) -> anyhow::Result<bool> {
    match archive.stray().await? {
        Some((name, row)) => stray(&name, row),
        None => Ok(true),
    }
}

/// Says that a row belongs to no session; that never holds.
fn stray(name: &str, row: i64) -> anyhow::Result<bool> {
    let sentence = "there is no session of this name";
    writeln!(stdout(), "{name}: BROKEN: row {row}: {sentence}")?;
    Ok(false)
}

/// Says what is to be said of a record; does it hold?
fn tell(record: &Record, bank: &Bank) -> anyhow::Result<bool> {
    let (session, verified) = (record.session, record.verify(bank));
    match &verified {
        Ok(verified) => writeln!(stdout(), "{session}: holds: {}", Told(verified))?,
        Err(broken) => writeln!(stdout(), "{session}: BROKEN: {broken}")?,
    }
    Ok(verified.is_ok())
}

struct Told<'a>(&'a Verified);

impl fmt::Display for Told<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Verified {
            rows,
            events,
            digest,
            finalized,
            scores,
        } = self.0;
        let closed = match finalized {
            Some(_) => "finalized",
            None => "open",
        };
        write!(
            f,
            "{rows} rows, {events} events, {closed}, last digest {digest}; "
        )?;
        match scores {
            Scores::Same {
                items,
                answers,
                outcomes,
            } => write!(
                f,
                "computed again and the same: {items} items, {answers} answers, {outcomes} outcomes"
            ),
            Scores::OtherVersion(version) => write!(
                f,
                "chain and rules were checked, items and scores could not be: \
                 the session runs under {version}"
            ),
            Scores::OtherRules(version) => write!(
                f,
                "the chain was checked, outcomes and scores could not be: \
                 the session runs under rule set {version}"
            ),
        }
    }
}
