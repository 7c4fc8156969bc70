//! Group commit: one task that commits what is waiting, together.

mod sql;

use crate::store::{JournalRow, LoginRow, NewSession, SuspensionRow};
use sqlx::{Any, AnyPool, pool::PoolConnection};
use std::time::Duration;
use tokio::{
    sync::{mpsc, oneshot},
    time::Instant,
};
use vigie_shared::item::ItemId;

/// Most writes committed together; enough to keep up at 4 ms a flush, small
/// enough that a statement stays far below the databases' parameter limits.
const MOST: usize = 512;

/// Least time from one commit to the next. Nobody notices ten milliseconds, and
/// fewer commits leave the processor to the sockets.
const PACE: Duration = Duration::from_millis(10);

/// Why something was not written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum StoreError {
    /// Something with this key is there already.
    #[error("the key is taken")]
    Conflict,
    /// The database did not take it; the cause was logged.
    #[error("the database does not accept writes")]
    Unavailable,
}

/// Something to be written.
#[derive(Debug, Clone)]
pub(super) enum Write {
    Append(JournalRow),
    LogIn(LoginRow),
    LogOut(String),
    CreateSession(Box<NewSession>),
    Suspend(SuspensionRow),
    Reinstate(ItemId),
}

struct Job {
    write: Write,
    done: oneshot::Sender<Result<(), StoreError>>,
}

enum Message {
    Job(Job),
    Close(oneshot::Sender<()>),
}

/// The writer's mailbox.
#[derive(Debug, Clone)]
pub(super) struct Writer(mpsc::Sender<Message>);

impl Writer {
    pub(super) fn start(pool: AnyPool) -> Self {
        let (sender, receiver) = mpsc::channel(4 * MOST);
        tokio::spawn(run(pool, receiver));
        Self(sender)
    }

    pub(super) async fn write(&self, write: Write) -> Result<(), StoreError> {
        let (done, result) = oneshot::channel();
        let job = Message::Job(Job { write, done });
        self.0
            .send(job)
            .await
            .map_err(|_| StoreError::Unavailable)?;
        result.await.unwrap_or(Err(StoreError::Unavailable))
    }

    pub(super) async fn close(&self) {
        let (done, closed) = oneshot::channel();
        if self.0.send(Message::Close(done)).await.is_ok() {
            let _ = closed.await;
        }
    }
}

async fn run(pool: AnyPool, mut mailbox: mpsc::Receiver<Message>) {
    let mut messages = Vec::with_capacity(MOST);
    let mut next = Instant::now();
    let mut line = Line {
        pool,
        connection: None,
    };
    loop {
        // Only under load: after a pause the first write goes at once.
        tokio::time::sleep_until(next).await;
        if mailbox.recv_many(&mut messages, MOST).await == 0 {
            return;
        }
        next = Instant::now() + PACE;
        let (mut jobs, mut closing) = (Vec::new(), Vec::new());
        for message in messages.drain(..) {
            match message {
                Message::Job(job) => jobs.push(job),
                Message::Close(done) => closing.push(done),
            }
        }
        let started = Instant::now();
        line.commit(jobs).await;
        metrics::histogram!("vigie_commit_seconds").record(started.elapsed().as_secs_f64());
        if !closing.is_empty() {
            // Whoever still wants to write learns that nobody does any more.
            return;
        }
    }
}

/// The writer's own line to the database: it never queues behind readers.
struct Line {
    pool: AnyPool,
    connection: Option<PoolConnection<Any>>,
}

impl Line {
    /// Commits all jobs together. If the database refuses one of them, one by one, so
    /// that a single bad row harms nobody else; if it is not there, all are refused.
    async fn commit(&mut self, jobs: Vec<Job>) {
        let (together, alone): (Vec<_>, Vec<_>) = jobs
            .into_iter()
            .partition(|job| !matches!(job.write, Write::CreateSession(_)));
        metrics::histogram!("vigie_commit_rows").record(together.len() as f64);
        let writes: Vec<&Write> = together.iter().map(|job| &job.write).collect();
        match self.try_commit(&writes).await {
            Ok(results) => {
                for (job, result) in together.into_iter().zip(results) {
                    let _ = job.done.send(result);
                }
            }
            Err(error) if together.len() > 1 && is_about_a_row(&error) => {
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

    async fn commit_one(&mut self, job: Job) {
        match self.try_commit(&[&job.write]).await {
            Ok(results) => {
                let result = results.into_iter().next();
                let _ = job
                    .done
                    .send(result.unwrap_or(Err(StoreError::Unavailable)));
            }
            Err(error) => refuse(vec![job], &error),
        }
    }

    async fn try_commit(
        &mut self,
        writes: &[&Write],
    ) -> Result<Vec<Result<(), StoreError>>, sqlx::Error> {
        if writes.is_empty() {
            return Ok(Vec::new());
        }
        let mut connection = match self.connection.take() {
            Some(connection) => connection,
            None => self.pool.acquire().await?,
        };
        let result = sql::commit(&mut connection, writes).await;
        // After an error of the line itself, the next commit takes a new one.
        if result.as_ref().err().is_none_or(is_about_a_row) {
            self.connection = Some(connection);
        }
        result
    }
}

/// Did the database refuse a statement, and not itself?
fn is_about_a_row(error: &sqlx::Error) -> bool {
    error
        .as_database_error()
        .is_some_and(|error| !error.message().contains("locked"))
}

fn refuse(jobs: Vec<Job>, error: &sqlx::Error) {
    let conflict = error
        .as_database_error()
        .is_some_and(|error| error.is_unique_violation());
    if !conflict {
        tracing::error!(%error, writes = jobs.len(), "the database refused to write");
        metrics::counter!("vigie_writes_refused_total").increment(jobs.len() as u64);
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
