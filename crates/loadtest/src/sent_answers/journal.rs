//! The answers in a journal, read straight from its SQLite file.
//!
//! Not through the server's own store: the check must not depend on the code that it
//! checks.

use super::{AnswerKey, Submission};
use anyhow::Context;
use futures_util::TryStreamExt;
use sqlx::{
    ConnectOptions, Row,
    sqlite::{SqliteConnectOptions, SqliteRow},
};
use std::{collections::HashSet, path::Path};
use vigie_shared::{ids::SessionId, session::Event};

/// An answer or a pass on record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RecordedAnswer {
    /// The question.
    pub key: AnswerKey,
    /// The answer or the pass.
    pub submission: Submission,
}

/// All answers of some sessions, in order.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct JournalAnswers(Vec<RecordedAnswer>);

impl FromIterator<RecordedAnswer> for JournalAnswers {
    fn from_iter<T: IntoIterator<Item = RecordedAnswer>>(answers: T) -> Self {
        Self(answers.into_iter().collect())
    }
}

impl JournalAnswers {
    /// Reads what the server with the folder `data` has written about `sessions`.
    /// Sessions of other people are left out. The server should have stopped.
    ///
    /// # Errors
    /// When the file or one of its rows cannot be read.
    pub async fn read(data: &Path, sessions: &HashSet<SessionId>) -> anyhow::Result<Self> {
        let file = data.join("vigie.db");
        let mut connection = SqliteConnectOptions::new()
            .filename(&file)
            .connect()
            .await
            .with_context(|| format!("{} cannot be opened", file.display()))?;
        let mut rows =
            sqlx::query("select session_id, events from journal order by session_id, version")
                .fetch(&mut connection);
        let mut answers = Vec::new();
        while let Some(row) = rows.try_next().await? {
            let (session, events) = events(&row)?;
            if sessions.contains(&session) {
                answers.extend(
                    events
                        .into_iter()
                        .filter_map(|event| recorded(session, event)),
                );
            }
        }
        Ok(Self(answers))
    }

    /// In the order of the journal.
    pub fn answers(&self) -> &[RecordedAnswer] {
        &self.0
    }
}

fn events(row: &SqliteRow) -> anyhow::Result<(SessionId, Vec<Event>)> {
    let session: String = row.try_get(0)?;
    let events: String = row.try_get(1)?;
    Ok((session.parse()?, serde_json::from_str(&events)?))
}

fn recorded(session: SessionId, event: Event) -> Option<RecordedAnswer> {
    let (seat, presentation, submission) = match event {
        Event::Answered {
            seat,
            presentation,
            response,
            ..
        } => (seat, presentation, Submission::Answer(response)),
        Event::Passed { seat, presentation } => (seat, presentation, Submission::Pass),
        _ => return None,
    };
    Some(RecordedAnswer {
        key: AnswerKey {
            session,
            seat,
            presentation,
        },
        submission,
    })
}
