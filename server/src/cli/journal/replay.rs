//! `vigie journal replay`: the room as it was.

mod instant;
mod room_table;

use super::input::{DatabaseArgs, from_file};
use anyhow::Context;
use clap::Args;
use instant::RequestedInstant;
use jiff::tz::TimeZone;
use room_table::RoomTable;
use std::{io::Write, path::PathBuf, process::ExitCode};
use vigie_server::archive::SessionArchive;
use vigie_shared::{ids::SessionId, view::Board};

/// Show the room of a session as it was at one moment, by seats.
#[derive(Debug, Args)]
pub struct ReplayArgs {
    /// Session.
    #[arg(required_unless_present = "file", conflicts_with = "file")]
    session: Option<SessionId>,
    /// When: `2026-06-02T09:31:00Z`, local `09:31` or `09:31:15` on the day of the
    /// session, or `+90` minutes after its creation.
    #[arg(long, value_name = "TIME")]
    at: RequestedInstant,
    /// A file that `vigie journal export` wrote, instead of a database.
    #[arg(long, value_name = "RECORD")]
    file: Option<PathBuf>,
    /// The board as JSON.
    #[arg(long)]
    json: bool,
    #[command(flatten)]
    database: DatabaseArgs,
}

impl ReplayArgs {
    /// Fails when the journal is broken before that moment.
    pub async fn run(self) -> anyhow::Result<ExitCode> {
        let record = match (&self.file, self.session) {
            (Some(file), _) => from_file(file)?,
            (None, Some(session)) => self.database.session(session).await?,
            (None, None) => anyhow::bail!("a session or a file must be named"),
        };
        let zone = TimeZone::system();
        let at = self.at.resolve(&record, &zone)?;
        let at = at.context("there is no such moment")?;
        let snapshot = record
            .snapshot_at(at)
            .with_context(|| describe(&record, &zone))?;
        let text = if self.json {
            let board = Board::from_session(&snapshot.session, &[], 0);
            serde_json::to_string(&board)? + "\n"
        } else {
            RoomTable::new(&record, &snapshot, &zone).to_string()
        };
        std::io::stdout().write_all(text.as_bytes())?;
        Ok(ExitCode::SUCCESS)
    }
}

fn describe(record: &SessionArchive, zone: &TimeZone) -> String {
    match record.created_at() {
        Some(at) => {
            let at = instant::date_and_time(at, zone);
            format!("session {}, created at {at}", record.session)
        }
        None => format!("session {}", record.session),
    }
}
