//! Group commit: one task that commits what is waiting, together.

mod database_fault;
mod statements;

use self::database_fault::DatabaseFault;
use crate::{
    store::{
        AuditRow, BlockListRow, CodeRenewal, InvigilatorUpdate, JournalRow, LoginChange,
        LoginRefusal, LoginSelection, NewLogin, NewSessions, SessionDeletion, SessionEdit,
        SuspensionRow,
    },
    telemetry,
};
use sqlx::{Any, AnyPool, pool::PoolConnection};
use std::time::Duration;
use tokio::{
    sync::{mpsc, oneshot},
    time::Instant,
};
use tracing::Instrument;
use vigie_shared::{
    ids::{LoginId, SessionId},
    time::Timestamp,
};

/// Most writes committed together; enough to keep up at 4 ms a flush, small
/// enough that a statement stays far below the databases' parameter limits.
const MAX_BATCH: usize = 512;

/// Least time from one commit to the next. Nobody notices ten milliseconds, and
/// fewer commits leave the processor to the sockets.
const MIN_COMMIT_INTERVAL: Duration = Duration::from_millis(10);

/// Why something was not written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum StoreError {
    /// Something with this key is there already.
    #[error("the key is taken")]
    Conflict,
    /// A login was not written.
    #[error("the login is refused")]
    LoginRefused(LoginRefusal),
    /// The database did not take it; the cause was logged.
    #[error("the database does not accept writes")]
    Unavailable,
}

/// Something to be written.
#[derive(Debug, Clone)]
pub(super) enum WriteOperation {
    Append(JournalRow),
    LogIn(Box<NewLogin>),
    EndLogins(LoginSelection, Timestamp),
    ChangeLogin(LoginId, LoginChange),
    Audit(Box<AuditRow>),
    CreateSessions(Box<NewSessions>),
    EditSession(Box<SessionEdit>),
    DeleteSession(Box<SessionDeletion>),
    RenewCodes(SessionId, Box<CodeRenewal>),
    UpdateInvigilators(SessionId, Box<InvigilatorUpdate>, Timestamp),
    DecideSuspension(Box<SuspensionRow>),
    ChangeBlockList(Box<BlockListRow>),
    NoteAlive(Timestamp),
}

/// What became of a write in a transaction that was committed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum WriteOutcome {
    /// It is in the database, by this attempt or by an earlier one.
    Written,
    /// Something else has its key.
    Conflict,
    /// A login that was not written.
    LoginRefused(LoginRefusal),
}

impl From<WriteOutcome> for Result<(), StoreError> {
    fn from(outcome: WriteOutcome) -> Self {
        match outcome {
            WriteOutcome::Written => Ok(()),
            WriteOutcome::Conflict => Err(StoreError::Conflict),
            WriteOutcome::LoginRefused(refusal) => Err(StoreError::LoginRefused(refusal)),
        }
    }
}

struct WriteJob {
    write: WriteOperation,
    done: oneshot::Sender<Result<(), StoreError>>,
}

enum WriterMessage {
    Write(Box<WriteJob>),
    Close(oneshot::Sender<()>),
}

/// The writer's mailbox.
#[derive(Debug, Clone)]
pub(super) struct Writer(mpsc::Sender<WriterMessage>);

impl Writer {
    pub(super) fn start(pool: AnyPool) -> Self {
        let (sender, receiver) = mpsc::channel(4 * MAX_BATCH);
        tokio::spawn(run(pool, receiver).instrument(tracing::info_span!("writer")));
        Self(sender)
    }

    pub(super) async fn write(&self, write: WriteOperation) -> Result<(), StoreError> {
        let (done, result) = oneshot::channel();
        let job = WriterMessage::Write(Box::new(WriteJob { write, done }));
        self.0
            .send(job)
            .await
            .map_err(|_| StoreError::Unavailable)?;
        result.await.unwrap_or(Err(StoreError::Unavailable))
    }

    pub(super) async fn close(&self) {
        let (done, closed) = oneshot::channel();
        if self.0.send(WriterMessage::Close(done)).await.is_ok() {
            let _ = closed.await;
        }
    }
}

async fn run(pool: AnyPool, mut mailbox: mpsc::Receiver<WriterMessage>) {
    let mut messages = Vec::with_capacity(MAX_BATCH);
    let mut next = Instant::now();
    let mut connection = WriterConnection {
        pool,
        connection: None,
    };
    loop {
        // Only under load: after a pause the first write goes at once.
        tokio::time::sleep_until(next).await;
        if mailbox.recv_many(&mut messages, MAX_BATCH).await == 0 {
            return;
        }
        next = Instant::now() + MIN_COMMIT_INTERVAL;
        let (mut jobs, mut closing) = (Vec::new(), Vec::new());
        for message in messages.drain(..) {
            match message {
                WriterMessage::Write(job) => jobs.push(*job),
                WriterMessage::Close(done) => closing.push(done),
            }
        }
        let started = Instant::now();
        connection.commit(jobs).await;
        telemetry::committed(started.elapsed());
        if !closing.is_empty() {
            // Later writes fail at once, because the mailbox is gone.
            return;
        }
    }
}

/// A connection of the writer's own: it never queues behind readers.
struct WriterConnection {
    pool: AnyPool,
    connection: Option<PoolConnection<Any>>,
}

impl WriterConnection {
    /// Commits all jobs together. If the database refuses one of them, one by one, so
    /// that a single bad row harms no other job; if it is not there, all are refused.
    #[tracing::instrument(skip_all, level = "debug", name = "write_batch",
        fields(writes = jobs.len()))]
    async fn commit(&mut self, jobs: Vec<WriteJob>) {
        let (together, alone): (Vec<_>, Vec<_>) = jobs
            .into_iter()
            .partition(|job| !matches!(job.write, WriteOperation::CreateSessions(_)));
        telemetry::rows_committed(together.len());
        let writes: Vec<&WriteOperation> = together.iter().map(|job| &job.write).collect();
        match self.try_commit(&writes).await {
            Ok(outcomes) => {
                for (job, outcome) in together.into_iter().zip(outcomes) {
                    let _ = job.done.send(outcome.into());
                }
            }
            Err(error) if together.len() > 1 && fault_of(&error) == DatabaseFault::Row => {
                tracing::warn!(%error, writes = together.len(), "batch refused, writing one by one");
                for job in together {
                    self.commit_one(job).await;
                }
            }
            Err(error) => refuse(together, &error),
        }
        for job in alone {
            self.commit_one(job).await;
        }
    }

    #[tracing::instrument(skip_all, level = "debug", name = "write_one")]
    async fn commit_one(&mut self, job: WriteJob) {
        match self.try_commit(&[&job.write]).await {
            Ok(outcomes) => {
                let outcome = outcomes
                    .into_iter()
                    .next()
                    .expect("a commit gives one outcome for each write");
                let _ = job.done.send(outcome.into());
            }
            Err(error) => refuse(vec![job], &error),
        }
    }

    async fn try_commit(
        &mut self,
        writes: &[&WriteOperation],
    ) -> Result<Vec<WriteOutcome>, sqlx::Error> {
        if writes.is_empty() {
            return Ok(Vec::new());
        }
        let mut connection = match self.connection.take() {
            Some(connection) => connection,
            None => self.pool.acquire().await?,
        };
        let result = statements::commit(&mut connection, writes).await;
        // A line or a disk that failed costs the connection, and the next commit takes a new
        // one. Only giving it back to the pool could bring the same one again.
        if result
            .as_ref()
            .err()
            .is_some_and(|error| fault_of(error).ends_connection())
        {
            connection.close_on_drop();
        } else {
            self.connection = Some(connection);
        }
        result
    }
}

/// What an error is about. One that the database did not make is of the line to it.
fn fault_of(error: &sqlx::Error) -> DatabaseFault {
    match error.as_database_error() {
        Some(error) => error
            .code()
            .map_or(DatabaseFault::Row, |code| DatabaseFault::of_code(&code)),
        None => DatabaseFault::Line,
    }
}

fn refuse(jobs: Vec<WriteJob>, error: &sqlx::Error) {
    let conflict = error
        .as_database_error()
        .is_some_and(|error| error.is_unique_violation());
    if !conflict {
        let fault = fault_of(error);
        tracing::error!(%error, ?fault, writes = jobs.len(), "the database refused to write");
        telemetry::writes_refused(jobs.len());
    }
    let result = if conflict {
        StoreError::Conflict
    } else {
        StoreError::Unavailable
    };
    for job in jobs {
        let _ = job.done.send(Err(result));
    }
}
