//! `vigie-loadtest chaos`: a server that is killed again and again under a running
//! exam, and nobody may lose an answer.
//!
//! Every acknowledged answer must be in the journal, once; and everybody must find
//! back by himself after the last kill.

mod crowd;
mod progress;
mod report;

pub use report::Report;

use crate::{
    candidate::Habits,
    client::Http,
    ledger::{Journal, Ledger},
    process::{ServerProcess, raise_open_files},
    rooms,
    scratch::Scratch,
    span::Span,
};
use anyhow::{Context, ensure};
use crowd::Crowd;
use progress::Progress;
use rand::{SeedableRng, rngs::SmallRng};
use std::{
    path::PathBuf,
    sync::Arc,
    time::{Duration, Instant},
};

/// Everybody is in his test by then.
const SEATED: Duration = Duration::from_secs(120);
/// Everybody is back by then.
const BACK: Duration = Duration::from_secs(60);
/// Questions a candidate should have before the last kill; the rest is for passes,
/// and for a machine faster than expected.
const QUESTIONS: u32 = 26;
/// Between two kills, milliseconds.
const BETWEEN: (u64, u64) = (500, 3_000);

/// The size of the chaos.
#[derive(Debug, Clone)]
pub struct Options {
    /// The program `vigie`.
    pub server: PathBuf,
    /// Folder for the database; a fresh one that is removed afterwards without it.
    pub data: Option<PathBuf>,
    /// Rooms, at least 1.
    pub rooms: u16,
    /// Candidates in all rooms together; each room gets as many as any other.
    pub candidates: u16,
    /// How often the server is killed.
    pub kills: u32,
    /// The same seed kills at the same moments, and candidates behave the same.
    pub seed: u64,
}

impl Options {
    fn seats(&self) -> u16 {
        self.candidates.div_ceil(self.rooms)
    }

    /// About one answer a second, or slower when a test must last through more kills.
    fn pace(&self) -> Duration {
        let mean = Duration::from_millis((BETWEEN.0 + BETWEEN.1) / 2);
        (mean * self.kills / QUESTIONS).max(Duration::from_secs(1))
    }
}

/// Starts a server, fills it, kills it as often as asked, and compares the ledger
/// with the journal. `each_kill` is given one line for each.
///
/// # Errors
/// When the server cannot be started or filled, or ends by itself.
pub async fn run(options: &Options, each_kill: impl Fn(&str)) -> anyhow::Result<Report> {
    ensure!(
        options.rooms > 0 && options.candidates > 0,
        "at least one room and one candidate"
    );
    raise_open_files()?;
    let scratch = Scratch::new(options.data.clone())?;
    let mut server = ServerProcess::start(&options.server, scratch.path(), 0).await?;
    let mut http = Http::new(server.address().clone());
    let demo = server.demo_file();
    let made = rooms::make(&mut http, &demo, options.rooms, options.seats()).await?;
    drop(http);

    let (ledger, progress) = (
        Ledger::default(),
        Arc::new(Progress::new(made.len(), options.seats())),
    );
    let habits = Habits::hurried(options.pace());
    let crowd = Crowd {
        address: server.address().clone(),
        habits,
        seed: options.seed,
        ledger: ledger.clone(),
        progress: progress.clone(),
    };
    let running = crowd.come_in(&made).await?;
    let seated = tokio::time::timeout(SEATED, progress.everybody_answered()).await;
    seated.with_context(|| format!("only {} candidates have answered", progress.answering()))?;

    let mut random = SmallRng::seed_from_u64(options.seed);
    let between = Span::milliseconds(BETWEEN.0, BETWEEN.1);
    for number in 1..=options.kills {
        tokio::time::sleep(between.pick(&mut random)).await;
        let (killed, back) = (Instant::now(), progress.back());
        server.kill().await?;
        // From here on nobody can be greeted by the old one any more.
        progress.next_life();
        server.restart().await?;
        each_kill(&format!(
            "kill {number} of {}: {back} candidates were back, {} answers acknowledged; \
             ready again after {:.2} s",
            options.kills,
            progress.answers(),
            killed.elapsed().as_secs_f64(),
        ));
    }
    let last = Instant::now();
    let everybody = tokio::time::timeout(BACK, progress.everybody_back())
        .await
        .is_ok();
    let (back_after, not_resumed) = (last.elapsed(), progress.missing());

    running.leave().await;
    server.stop().await?;
    let sessions = made.iter().map(rooms::Room::id).collect();
    let journal = Journal::read(scratch.path(), &sessions).await?;
    let comparison = ledger.compare(&journal);
    let back_after = everybody.then_some(back_after);
    Ok(Report::new(
        options,
        &comparison,
        &progress.counts(),
        not_resumed,
        back_after,
    ))
}
