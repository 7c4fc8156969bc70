//! Group commit: one task that commits what is waiting, together.

mod sql;

use crate::store::{JournalRow, LoginRow, NewSession};
use sqlx::AnyPool;
use tokio::sync::{mpsc, oneshot};

/// Most writes committed together; enough to keep up at 4 ms a flush, small
/// enough that a statement stays far below the databases' parameter limits.
const MOST: usize = 512;

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
    while mailbox.recv_many(&mut messages, MOST).await > 0 {
        let (mut jobs, mut closing) = (Vec::new(), Vec::new());
        for message in messages.drain(..) {
            match message {
                Message::Job(job) => jobs.push(job),
                Message::Close(done) => closing.push(done),
            }
        }
        commit(&pool, jobs).await;
        if !closing.is_empty() {
            // Whoever still wants to write learns that nobody does any more.
            return;
        }
    }
}

/// Commits all jobs together; if the database refuses that, one by one, so that
/// a single bad row harms nobody else.
async fn commit(pool: &AnyPool, jobs: Vec<Job>) {
    if jobs.is_empty() {
        return;
    }
    let started = std::time::Instant::now();
    let (together, alone): (Vec<_>, Vec<_>) = jobs
        .into_iter()
        .partition(|job| !matches!(job.write, Write::CreateSession(_)));
    metrics::histogram!("vigie_commit_rows").record(together.len() as f64);
    let writes: Vec<&Write> = together.iter().map(|job| &job.write).collect();
    match sql::commit(pool, &writes).await {
        Ok(results) => {
            for (job, result) in together.into_iter().zip(results) {
                let _ = job.done.send(result);
            }
        }
        Err(error) if together.len() > 1 => {
            tracing::warn!(%error, writes = together.len(), "batch refused, writing one by one");
            for job in together {
                commit_one(pool, job).await;
            }
        }
        Err(error) => {
            for job in together {
                refuse(job, &error);
            }
        }
    }
    for job in alone {
        commit_one(pool, job).await;
    }
    metrics::histogram!("vigie_commit_seconds").record(started.elapsed().as_secs_f64());
}

async fn commit_one(pool: &AnyPool, job: Job) {
    match sql::commit(pool, &[&job.write]).await {
        Ok(results) => {
            let result = results
                .into_iter()
                .next()
                .unwrap_or(Err(StoreError::Unavailable));
            let _ = job.done.send(result);
        }
        Err(error) => refuse(job, &error),
    }
}

fn refuse(job: Job, error: &sqlx::Error) {
    let conflict = error
        .as_database_error()
        .is_some_and(|error| error.is_unique_violation());
    if !conflict {
        tracing::error!(%error, "the database refused a write");
        metrics::counter!("vigie_writes_refused_total").increment(1);
    }
    let result = if conflict {
        StoreError::Conflict
    } else {
        StoreError::Unavailable
    };
    let _ = job.done.send(Err(result));
}
