//! `vigie-loadtest chaos`: kills a server again and again during a running exam.
//!
//! Every acknowledged answer must be in the journal, once, and every candidate must be
//! back without help after the last kill.

mod fleet;
mod progress;
mod report;

pub use report::ChaosReport;

use crate::{
    candidate::BehaviorProfile,
    data_folder::DataFolder,
    duration_range::DurationRange,
    process::{ServerProcess, raise_open_files},
    sent_answers::{JournalAnswers, SentAnswers},
    sessions,
};
use anyhow::{Context, ensure};
use fleet::ChaosFleet;
use progress::ChaosProgress;
use rand::{SeedableRng, rngs::SmallRng};
use std::{
    path::PathBuf,
    sync::Arc,
    time::{Duration, Instant},
};
use vigie_client::HttpClient;

/// How long it may take until every candidate has answered.
const SEATED_TIMEOUT: Duration = Duration::from_secs(120);
/// How long after the last restart every candidate must be back.
const BACK_TIMEOUT: Duration = Duration::from_secs(60);
/// Questions of a candidate until the last kill; the rest of the test is for passes, and
/// for a machine faster than expected.
const QUESTIONS_UNTIL_LAST_KILL: u32 = 26;
/// Shortest and longest time between two kills.
const BETWEEN_KILLS_MILLIS: (u64, u64) = (500, 3_000);

/// The size of a chaos run.
#[derive(Debug, Clone)]
pub struct ChaosOptions {
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

impl ChaosOptions {
    fn seats(&self) -> u16 {
        self.candidates.div_ceil(self.rooms)
    }

    /// About one answer a second, or slower when a test must last through more kills.
    fn pace(&self) -> Duration {
        let mean = Duration::from_millis((BETWEEN_KILLS_MILLIS.0 + BETWEEN_KILLS_MILLIS.1) / 2);
        (mean * self.kills / QUESTIONS_UNTIL_LAST_KILL).max(Duration::from_secs(1))
    }
}

/// Starts a server, fills it, kills it as often as asked, and compares the answers
/// sent with the journal. `each_kill` gets one line for each kill.
///
/// # Errors
/// When the server cannot be started or filled, or ends by itself.
pub async fn run(options: &ChaosOptions, each_kill: impl Fn(&str)) -> anyhow::Result<ChaosReport> {
    ensure!(
        options.rooms > 0 && options.candidates > 0,
        "at least one room and one candidate"
    );
    raise_open_files()?;
    let data = DataFolder::new(options.data.clone())?;
    let mut server = ServerProcess::start(&options.server, data.path(), 0).await?;
    let mut http = HttpClient::new(server.address().clone());
    let demo = server.demo_file();
    let sessions = sessions::create(&mut http, &demo, options.rooms, options.seats()).await?;
    drop(http);

    let (sent_answers, progress) = (
        SentAnswers::default(),
        Arc::new(ChaosProgress::new(sessions.len(), options.seats())),
    );
    let behavior = BehaviorProfile::hurried(options.pace());
    let fleet = ChaosFleet {
        address: server.address().clone(),
        behavior,
        seed: options.seed,
        sent_answers: sent_answers.clone(),
        progress: progress.clone(),
    };
    let running = fleet.connect(&sessions).await?;
    let seated = tokio::time::timeout(SEATED_TIMEOUT, progress.all_answered()).await;
    seated.with_context(|| format!("only {} candidates have answered", progress.answering()))?;

    let mut random = SmallRng::seed_from_u64(options.seed);
    let between = DurationRange::milliseconds(BETWEEN_KILLS_MILLIS.0, BETWEEN_KILLS_MILLIS.1);
    for number in 1..=options.kills {
        tokio::time::sleep(between.pick(&mut random)).await;
        let (killed, back) = (Instant::now(), progress.back());
        server.kill().await?;
        // From here on the old process welcomes no client.
        progress.next_server_run();
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
    let all_back = tokio::time::timeout(BACK_TIMEOUT, progress.all_back())
        .await
        .is_ok();
    let (back_after, not_resumed) = (last.elapsed(), progress.missing());

    running.disconnect().await;
    server.stop().await?;
    let sessions = sessions
        .iter()
        .map(sessions::GeneratedSession::id)
        .collect();
    let journal = JournalAnswers::read(data.path(), &sessions).await?;
    let comparison = sent_answers.compare(&journal);
    let back_after = all_back.then_some(back_after);
    Ok(ChaosReport::new(
        options,
        &comparison,
        &progress.counts(),
        not_resumed,
        back_after,
    ))
}
