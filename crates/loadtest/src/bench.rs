//! `vigie-loadtest bench`: how much one server carries.
//!
//! Rooms full of candidates and invigilators on real sockets; answers at a fixed
//! total rate whether the server keeps up or not (open loop), so that a slow
//! answer cannot hide by delaying the next one. Server and
//! load test share the machine: the figures are those of a smaller machine than it is.

mod answer_timestamps;
mod bare;
mod candidate;
mod fleet;
mod frame;
mod invigilator;
mod metrics;
mod report;
mod schedule;

pub(crate) use fleet::BenchFleet;
pub(crate) use metrics::LoadMetrics;
pub use report::{BareReport, BenchConditions, BenchReport, Latency};
pub(crate) use schedule::Schedule;

use crate::{
    data_folder::DataFolder,
    process::{ServerProcess, Usage, raise_open_files},
    sent_answers::JournalAnswers,
    sessions,
};
use anyhow::{Context, ensure};
use std::{
    path::PathBuf,
    sync::Arc,
    time::{Duration, Instant},
};
use vigie_client::HttpClient;
use vigie_shared::rules::QUESTION_COUNT;

/// How long after the last answer everything must be acknowledged and shown.
const SETTLE_TIMEOUT: Duration = Duration::from_secs(30);
/// How long it may take until every candidate has a question.
const SEATED_TIMEOUT: Duration = Duration::from_secs(600);
/// Open files that a process needs besides its sockets.
const OTHER_FILES: u64 = 200;

/// The size of the load.
#[derive(Debug, Clone)]
pub struct BenchOptions {
    /// The program `vigie`.
    pub server: PathBuf,
    /// Folder for the database; a fresh one that is removed afterwards without it.
    pub data: Option<PathBuf>,
    /// Rooms, at least 1.
    pub rooms: u16,
    /// Candidates in each room, at least 1.
    pub candidates: u16,
    /// Invigilators in each room, at least 1: presences must be confirmed.
    pub invigilators: u16,
    /// Answers a second, over all rooms.
    pub rate: u32,
    /// Length of the measurement, seconds.
    pub seconds: u32,
    /// Each candidate has a companion, with a connection and heartbeats of its own.
    pub companions: bool,
    /// Measure the bare server afterwards too.
    pub bare: bool,
}

impl BenchOptions {
    fn candidate_count(&self) -> u64 {
        u64::from(self.rooms) * u64::from(self.candidates)
    }

    fn sockets(&self) -> u64 {
        let candidates = u64::from(self.candidates) * (1 + u64::from(self.companions));
        u64::from(self.rooms) * (candidates + u64::from(self.invigilators))
    }

    /// Length of the measurement before the answers.
    fn idle_length(&self) -> Duration {
        Duration::from_secs(u64::from(self.seconds.min(10)))
    }

    fn check(&self) -> anyhow::Result<()> {
        ensure!(
            self.rooms > 0 && self.candidates > 0 && self.invigilators > 0 && self.rate > 0,
            "at least one room, candidate, invigilator and answer a second"
        );
        let answers = u64::from(self.rate) * u64::from(self.seconds);
        let each = answers.div_ceil(self.candidate_count());
        ensure!(
            each < u64::from(QUESTION_COUNT),
            "each candidate would be asked {each} questions; a test has {QUESTION_COUNT}"
        );
        let (limit, needed) = (raise_open_files()?, self.sockets() + OTHER_FILES);
        ensure!(
            needed <= limit,
            "{needed} open files are needed and {limit} allowed: raise the hard limit (`ulimit -Hn`) \
             or take fewer rooms"
        );
        Ok(())
    }
}

/// Starts a server, fills it, measures it, stops it and checks its journal.
///
/// # Errors
/// When the load is impossible, or the server cannot be started, filled or stopped.
pub async fn run(options: &BenchOptions) -> anyhow::Result<BenchReport> {
    options.check()?;
    let data = DataFolder::new(options.data.clone())?;
    let server = ServerProcess::start(&options.server, data.path(), 0).await?;
    let rss_empty_kib = server.usage()?.rss_kib;

    let mut http = HttpClient::new(server.address().clone());
    let started = Instant::now();
    let sessions = sessions::create(
        &mut http,
        &server.demo_file(),
        options.rooms,
        options.candidates,
    )
    .await?;
    progress(&format!("{} sessions created", sessions.len()), started);

    let metrics = Arc::new(LoadMetrics::new(options)?);
    let started = Instant::now();
    let fleet = BenchFleet::connect(&sessions, options, server.address(), &metrics).await?;
    progress(&format!("{} sockets open", options.sockets()), started);
    let seated = tokio::time::timeout(SEATED_TIMEOUT, metrics.all_seated()).await;
    seated.with_context(|| format!("only {} candidates got a question", metrics.seated()))?;
    progress("every candidate has a question", started);
    let linked = tokio::time::timeout(SETTLE_TIMEOUT, metrics.all_linked()).await;
    linked.with_context(|| format!("only {} companions are linked", metrics.companion_links()))?;

    let idle = measure(&server, options.idle_length()).await?;
    let schedule = Schedule::new(options, Instant::now() + Duration::from_millis(200));
    fleet.start(schedule);
    tokio::time::sleep_until(schedule.start().into()).await;
    let beats_before = metrics.companion_beats();
    let busy = measure(&server, schedule.length()).await?;
    let companion_beats = metrics.companion_beats() - beats_before;
    let acknowledged_in_time = metrics.acknowledged();
    let settled = tokio::time::timeout(SETTLE_TIMEOUT, metrics.all_settled())
        .await
        .is_ok();
    let rss_full_kib = server.usage()?.rss_kib;

    fleet.disconnect().await;
    server.stop().await?;
    let sessions = sessions
        .iter()
        .map(sessions::GeneratedSession::id)
        .collect();
    let journal = JournalAnswers::read(data.path(), &sessions).await?;
    let comparison = metrics.sent_answers().compare(&journal);
    let bare = match options.bare {
        true => Some(bare::run(options).await?),
        false => None,
    };
    Ok(report::BenchFigures {
        bare,
        options,
        idle,
        busy,
        rss_empty_kib,
        rss_full_kib,
        acknowledged_in_time,
        companion_beats,
        settled,
    }
    .report(&metrics, &comparison))
}

/// Processor time of the server and of this process during an interval.
#[derive(Debug, Clone, Copy)]
struct CpuSample {
    length: Duration,
    server_cpu: Duration,
    loadtest_cpu: Duration,
}

async fn measure(server: &ServerProcess, length: Duration) -> anyhow::Result<CpuSample> {
    let (started, server_before, loadtest_before) = (
        Instant::now(),
        server.usage()?.cpu,
        Usage::of_this_process()?.cpu,
    );
    tokio::time::sleep(length).await;
    Ok(CpuSample {
        length: started.elapsed(),
        server_cpu: server.usage()?.cpu.saturating_sub(server_before),
        loadtest_cpu: Usage::of_this_process()?
            .cpu
            .saturating_sub(loadtest_before),
    })
}

fn progress(what: &str, since: Instant) {
    eprintln!("{what} ({:.1} s)", since.elapsed().as_secs_f64());
}
