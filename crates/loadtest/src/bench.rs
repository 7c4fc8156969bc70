//! `vigie-loadtest bench`: how much one server carries.
//!
//! Rooms full of candidates and invigilators on real sockets; answers at a fixed
//! total rate whether the server keeps up or not (open loop), so that a slow
//! answer cannot hide by delaying the next one. Server and drill share the
//! machine: the figures are those of a smaller machine than it is.

mod candidate;
mod crowd;
mod gauge;
mod invigilator;
mod report;
mod schedule;

pub use report::{Conditions, Latency, Report};

use crate::{
    client::Http,
    ledger::Journal,
    process::{ServerProcess, Usage, raise_open_files},
    rooms,
    scratch::Scratch,
};
use anyhow::{Context, ensure};
use crowd::Crowd;
use gauge::Gauge;
use schedule::Schedule;
use std::{
    path::PathBuf,
    sync::Arc,
    time::{Duration, Instant},
};
use vigie_shared::rules::QUESTION_COUNT;

/// A server that has not answered everything by then has lost it.
const SETTLE: Duration = Duration::from_secs(30);
/// Everybody has a question before him by then.
const SEATED: Duration = Duration::from_secs(600);
/// Files a process needs besides its sockets.
const OTHER_FILES: u64 = 200;

/// The size of the load.
#[derive(Debug, Clone)]
pub struct Options {
    /// The program `vigie`.
    pub server: PathBuf,
    /// Folder for the database; a fresh one that is removed afterwards without it.
    pub data: Option<PathBuf>,
    /// Rooms, at least 1.
    pub rooms: u16,
    /// Candidates in each room, at least 1.
    pub candidates: u16,
    /// Invigilators in each room, at least 1: somebody must confirm who is present.
    pub invigilators: u16,
    /// Answers a second, over all rooms.
    pub rate: u32,
    /// Length of the measurement, seconds.
    pub seconds: u32,
}

impl Options {
    fn people(&self) -> u64 {
        u64::from(self.rooms) * u64::from(self.candidates)
    }

    fn sockets(&self) -> u64 {
        u64::from(self.rooms) * (u64::from(self.candidates) + u64::from(self.invigilators))
    }

    fn check(&self) -> anyhow::Result<()> {
        ensure!(
            self.rooms > 0 && self.candidates > 0 && self.invigilators > 0 && self.rate > 0,
            "at least one room, candidate, invigilator and answer a second"
        );
        let answers = u64::from(self.rate) * u64::from(self.seconds);
        let each = answers.div_ceil(self.people());
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
/// When the load cannot be, or the server cannot be started, filled or stopped.
pub async fn run(options: &Options) -> anyhow::Result<Report> {
    options.check()?;
    let scratch = Scratch::new(options.data.clone())?;
    let server = ServerProcess::start(&options.server, scratch.path(), 0).await?;
    let rss_empty = server.usage()?.rss_kib;

    let mut http = Http::new(server.address().clone());
    let began = Instant::now();
    let made = rooms::make(
        &mut http,
        &server.demo_file(),
        options.rooms,
        options.candidates,
    )
    .await?;
    say(&format!("{} sessions made", made.len()), began);

    let gauge = Arc::new(Gauge::new(options)?);
    let began = Instant::now();
    let crowd = Crowd::come_in(&made, options, server.address(), &gauge).await?;
    say(&format!("{} people connected", options.sockets()), began);
    let seated = tokio::time::timeout(SEATED, gauge.everybody_seated()).await;
    seated.with_context(|| format!("only {} candidates got a question", gauge.seated()))?;
    say("everybody has a question", began);

    let idle = watch(
        &server,
        Duration::from_secs(u64::from(options.seconds.min(10))),
    )
    .await?;
    let schedule = Schedule::new(options, Instant::now() + Duration::from_millis(200));
    crowd.start(schedule);
    tokio::time::sleep_until(schedule.start().into()).await;
    let busy = watch(&server, schedule.length()).await?;
    let in_time = gauge.acknowledged();
    let settled = tokio::time::timeout(SETTLE, gauge.everything_settled())
        .await
        .is_ok();
    let rss_full = server.usage()?.rss_kib;

    crowd.leave().await;
    server.stop().await?;
    let sessions = made.iter().map(rooms::Room::id).collect();
    let journal = Journal::read(scratch.path(), &sessions).await?;
    let comparison = gauge.ledger().compare(&journal);
    Ok(report::Figures {
        options,
        idle,
        busy,
        rss_empty,
        rss_full,
        in_time,
        settled,
    }
    .report(&gauge, &comparison))
}

/// What the server and this process used of the processors for a while.
#[derive(Debug, Clone, Copy)]
struct Window {
    length: Duration,
    server_cpu: Duration,
    drill_cpu: Duration,
}

async fn watch(server: &ServerProcess, length: Duration) -> anyhow::Result<Window> {
    let (began, server_before, drill_before) =
        (Instant::now(), server.usage()?.cpu, Usage::of_this()?.cpu);
    tokio::time::sleep(length).await;
    Ok(Window {
        length: began.elapsed(),
        server_cpu: server.usage()?.cpu.saturating_sub(server_before),
        drill_cpu: Usage::of_this()?.cpu.saturating_sub(drill_before),
    })
}

fn say(what: &str, since: Instant) {
    eprintln!("{what} ({:.1} s)", since.elapsed().as_secs_f64());
}
