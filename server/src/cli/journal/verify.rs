//! `vigie journal verify`: checks journals of a database or a file.

use super::input::{DatabaseArgs, bank, from_file};
use clap::Args;
use std::{
    fmt,
    io::{Write, stdout},
    path::PathBuf,
    process::ExitCode,
};
use vigie_item_bank::Bank;
use vigie_server::{
    archive::{ArchiveDatabase, SessionArchive},
    journal::{RecomputedScope, VerificationReport},
};
use vigie_shared::ids::SessionId;

/// Check the record of a session, or of all sessions of a database, or of a file.
#[derive(Debug, Args)]
pub struct VerifyArgs {
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
    database: DatabaseArgs,
}

impl VerifyArgs {
    /// Fails when a row is broken.
    pub async fn run(self) -> anyhow::Result<ExitCode> {
        let bank = bank()?;
        let holds = match (&self.file, self.session) {
            (Some(file), _) => report(&from_file(file)?, &bank)?,
            (None, Some(session)) => {
                let archive = self.database.open().await?;
                let Some(record) = archive.session(session).await? else {
                    anyhow::bail!("there is no session {session}");
                };
                // A row that is missing here may stand under another name.
                report(&record, &bank)? & check_unlisted(&archive).await?
            }
            (None, None) => verify_all(&self.database.open().await?, &bank).await?,
        };
        Ok(if holds {
            ExitCode::SUCCESS
        } else {
            ExitCode::FAILURE
        })
    }
}

async fn verify_all(archive: &ArchiveDatabase, bank: &Bank) -> anyhow::Result<bool> {
    let (mut holding, mut broken) = (0, 0);
    for (name, row) in archive.names().await? {
        let id = name.parse::<SessionId>().ok();
        // Only as Vigie writes it: rows under `ABC..` are no rows of `abc..`.
        let record = match id.filter(|id| id.to_string() == name) {
            Some(id) => archive.session(id).await?,
            None => None,
        };
        let holds = match record {
            Some(record) => report(&record, bank)?,
            None => report_unlisted(&name, row)?,
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

async fn check_unlisted(archive: &ArchiveDatabase) -> anyhow::Result<bool> {
    match archive.unlisted_row().await? {
        Some((name, row)) => report_unlisted(&name, row),
        None => Ok(true),
    }
}

/// Prints that a row belongs to no session, which is always a fault.
fn report_unlisted(name: &str, row: i64) -> anyhow::Result<bool> {
    let sentence = "there is no session of this name";
    writeln!(stdout(), "{name}: BROKEN: row {row}: {sentence}")?;
    Ok(false)
}

/// Prints the result for one session; true when its journal is right.
fn report(record: &SessionArchive, bank: &Bank) -> anyhow::Result<bool> {
    let (session, verified) = (record.session, record.verify(bank));
    match &verified {
        Ok(verified) => writeln!(stdout(), "{session}: holds: {}", ReportLine(verified))?,
        Err(broken) => writeln!(stdout(), "{session}: BROKEN: {broken}")?,
    }
    Ok(verified.is_ok())
}

struct ReportLine<'a>(&'a VerificationReport);

impl fmt::Display for ReportLine<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let VerificationReport {
            rows,
            events,
            digest,
            finalized,
            scope,
        } = self.0;
        let closed = match finalized {
            Some(_) => "finalized",
            None => "open",
        };
        write!(
            f,
            "{rows} rows, {events} events, {closed}, last digest {digest}; "
        )?;
        match scope {
            RecomputedScope::Same {
                items,
                answers,
                outcomes,
            } => write!(
                f,
                "computed again and the same: {items} items, {answers} answers, {outcomes} outcomes"
            ),
            RecomputedScope::OtherVersion(version) => write!(
                f,
                "chain and rules were checked, items and scores could not be: \
                 the session runs under {version}"
            ),
            RecomputedScope::OtherRules(version) => write!(
                f,
                "the chain was checked, outcomes and scores could not be: \
                 the session runs under rule set {version}"
            ),
        }
    }
}
