//! `vigie journal replay`: the room as it was.

mod sheet;
mod when;

use super::source::{Database, from_file};
use anyhow::Context;
use clap::Args;
use jiff::tz::TimeZone;
use sheet::Sheet;
use std::{io::Write, path::PathBuf, process::ExitCode};
use vigie_server::record::Record;
use vigie_shared::{ids::SessionId, view::Board};
use when::When;

/// Show the room of a session as it was at one moment, by seats.
#[derive(Debug, Args)]
pub struct Replay {
    /// Session.
    #[arg(required_unless_present = "file", conflicts_with = "file")]
    session: Option<SessionId>,
    /// When: `2026-06-02T09:31:00Z`, local `09:31` or `09:31:15` on the day of the
    /// session, or `+90` minutes after its creation.
    #[arg(long, value_name = "TIME")]
    at: When,
    /// A file that `vigie journal export` wrote, instead of a database.
    #[arg(long, value_name = "RECORD")]
    file: Option<PathBuf>,
    /// The board as JSON.
    #[arg(long)]
    json: bool,
    #[command(flatten)]
    database: Database,
}

impl Replay {
    /// Does it; fails when the record is broken before that moment.
    pub async fn run(self) -> anyhow::Result<ExitCode> {
        let record = match (&self.file, self.session) {
            (Some(file), _) => from_file(file)?,
            (None, Some(session)) => self.database.record(session).await?,
            (None, None) => anyhow::bail!("a session or a file must be named"),
        };
        let zone = TimeZone::system();
        let at = self.at.of(&record, &zone);
        let at = at.context("there is no such moment")?;
        let moment = record.moment(at).with_context(|| told(&record, &zone))?;
        let text = if self.json {
            let board = Board::from_session(&moment.session, &[], 0);
            serde_json::to_string(&board)? + "\n"
        } else {
            Sheet::new(&record, &moment, &zone).to_string()
        };
        std::io::stdout().write_all(text.as_bytes())?;
        Ok(ExitCode::SUCCESS)
    }
}

fn told(record: &Record, zone: &TimeZone) -> String {
    let created = record.created_at().unwrap_or_default();
    format!(
        "session {}, created at {}",
        record.session,
        when::instant(created, zone)
    )
}
