//! `vigie-loadtest abuse`: a room at work while somebody attacks the server.
//!
//! For each attack a room of its own answers at a fixed rate beside it, people with the right
//! credentials log in, and the server's memory is watched; at full size the same attack has been
//! made once before, so that what the memory is compared with has seen it. What was acknowledged
//! is compared with the journal at the end.

mod attack;
mod http_attacks;
mod raw_connection;
mod report;
mod socket_attacks;
mod target;

pub use attack::AttackKind;
pub use report::AttackReport;

use crate::{
    bench::{BenchFleet, BenchOptions, LoadMetrics, Schedule},
    data_folder::DataFolder,
    demo::DemoFile,
    process::{ServerProcess, raise_open_files},
    sent_answers::JournalAnswers,
    sessions::{self, GeneratedSession},
};
use anyhow::Context;
use report::WatchedAttack;
use std::{
    collections::HashSet,
    path::PathBuf,
    slice,
    sync::Arc,
    time::{Duration, Instant},
};
use target::AttackTarget;
use tokio::{runtime::Runtime, sync::Semaphore};
use vigie_client::{HttpClient, HttpError};
use vigie_shared::{api::ReferentLoginRequest, ids::Seat};

/// Until every candidate of the room has a question.
const SEATED_TIMEOUT: Duration = Duration::from_secs(60);
/// After the attack: until everything is acknowledged, and until memory is back.
const SETTLE_TIMEOUT: Duration = Duration::from_secs(30);
/// How long a person with the right credentials tries.
const LOGIN_TIMEOUT: Duration = Duration::from_secs(15);
/// The server's memory is read this often.
const SAMPLING_INTERVAL: Duration = Duration::from_millis(50);
/// Files of this process that are not connections of an attack: the room, the people who log in
/// beside it, and what the process reads.
const RESERVED_FILES: u64 = 1_000;
/// Memory that counts as flat, a share of what it was before.
pub const FLAT_MEMORY: f64 = 1.1;

/// The size of the story.
#[derive(Debug, Clone)]
pub struct AbuseOptions {
    /// The program `vigie`.
    pub server: PathBuf,
    /// Candidates who answer beside the attack.
    pub candidates: u16,
    /// Answers a second.
    pub rate: u32,
    /// What is done to the server, one after the other.
    pub attacks: Vec<AttackKind>,
    /// Length of each attack, seconds.
    pub seconds: u32,
    /// Thousands of connections where otherwise tens.
    pub full: bool,
}

/// Runs all attacks, one after the other.
///
/// # Errors
/// When the server cannot be started, filled or stopped.
pub async fn run(options: &AbuseOptions) -> anyhow::Result<Vec<AttackReport>> {
    let open_files = raise_open_files()?;
    let places = usize::try_from(open_files.saturating_sub(RESERVED_FILES))?;
    let places = Arc::new(Semaphore::new(places.min(Semaphore::MAX_PERMITS)));
    let data = DataFolder::new(None)?;
    let server = ServerProcess::start(&options.server, data.path(), 0).await?;
    let mut http = HttpClient::new(server.address().clone());
    let count = u16::try_from(options.attacks.len())?;
    // Two more seats: one candidate attacks, one comes late.
    let seats = options.candidates + 2;
    let sessions = sessions::create(&mut http, &server.demo_file(), count, seats).await?;
    let mut watched = Vec::new();
    // The attackers are other machines: what they wait for must not keep the room waiting.
    let attackers = AttackRuntime::new()?;
    for (attack, session) in options.attacks.iter().copied().zip(&sessions) {
        eprintln!("attack: {}", attack.name());
        let target = target(options, session, &server, places.clone()).await?;
        watched.push(beside(attack, options, &target, &attackers, &server).await?);
    }
    server.stop().await?;
    let ids: HashSet<_> = sessions.iter().map(GeneratedSession::id).collect();
    let journal = JournalAnswers::read(data.path(), &ids).await?;
    Ok(watched
        .into_iter()
        .map(|watched| watched.report(&journal))
        .collect())
}

/// Threads of their own for the attackers.
struct AttackRuntime(Option<Runtime>);

impl AttackRuntime {
    fn new() -> anyhow::Result<Self> {
        let mut builder = tokio::runtime::Builder::new_multi_thread();
        let runtime = builder.enable_all().thread_name("attacker").build()?;
        Ok(Self(Some(runtime)))
    }

    /// Attacks until `end`; gives what was done.
    async fn run(
        &self,
        attack: AttackKind,
        target: AttackTarget,
        end: Instant,
    ) -> anyhow::Result<String> {
        let runtime = self.0.as_ref().context("the attackers are gone")?;
        let attacking = runtime.spawn(async move { attack.run(&target, end).await });
        Ok(attacking.await?)
    }
}

impl Drop for AttackRuntime {
    fn drop(&mut self) {
        // An ordinary drop waits for its threads, which a task must not.
        if let Some(runtime) = self.0.take() {
            runtime.shutdown_background();
        }
    }
}

/// One attack, and the room beside it.
async fn beside(
    attack: AttackKind,
    options: &AbuseOptions,
    target: &AttackTarget,
    attackers: &AttackRuntime,
    server: &ServerProcess,
) -> anyhow::Result<WatchedAttack> {
    let bench = BenchOptions {
        server: options.server.clone(),
        data: None,
        rooms: 1,
        candidates: options.candidates,
        invigilators: 1,
        rate: options.rate,
        seconds: options.seconds,
        companions: false,
        bare: false,
    };
    let metrics = Arc::new(LoadMetrics::new(&bench)?);
    let room = target.session.first_seats(options.candidates);
    let address = server.address();
    let fleet = BenchFleet::connect(slice::from_ref(&room), &bench, address, &metrics).await?;
    tokio::time::timeout(SEATED_TIMEOUT, metrics.all_seated())
        .await
        .with_context(|| format!("only {} candidates got a question", metrics.seated()))?;
    if options.full {
        // What a first attack of the kind makes the server keep for good, a second one uses
        // again: flat memory means that a third one would find nothing more.
        let end = Instant::now() + Duration::from_secs(options.seconds.into());
        tokio::join!(
            attackers.run(attack, target.clone(), end),
            log_in_beside(target, Instant::now()),
        )
        .0?;
    }
    let rss_before_kib = server.usage()?.rss_kib;
    let schedule = Schedule::new(&bench, Instant::now() + Duration::from_millis(200));
    fleet.start(schedule);
    let end = schedule.start() + schedule.length();
    let (done, rss_peak_kib, kept_out) = tokio::join!(
        attackers.run(attack, target.clone(), end),
        peak_memory(server, end),
        log_in_beside(target, schedule.start() + schedule.length() / 2),
    );
    let settled = tokio::time::timeout(SETTLE_TIMEOUT, metrics.all_settled())
        .await
        .is_ok();
    fleet.disconnect().await;
    let rss_after_kib = settled_memory(server, rss_before_kib).await?;
    Ok(WatchedAttack {
        attack,
        done: done?,
        settled,
        metrics,
        kept_out,
        rss_before_kib,
        rss_peak_kib: rss_peak_kib?,
        rss_after_kib,
    })
}

async fn target(
    options: &AbuseOptions,
    session: &GeneratedSession,
    server: &ServerProcess,
    places: Arc<Semaphore>,
) -> anyhow::Result<AttackTarget> {
    let address = server.address().clone();
    let account = DemoFile::read(&server.demo_file())?.referent;
    let mut http = HttpClient::new(address.clone());
    let attacker = Seat(options.candidates + 1);
    let login = ReferentLoginRequest {
        email: account.email.clone(),
        password: account.password.clone(),
        code: None,
    };
    Ok(AttackTarget {
        candidate: http.log_in_candidate(&session.candidate(attacker)).await?,
        referent: http.log_in_referent(&login).await?,
        address,
        session: session.clone(),
        classmate: Seat(options.candidates + 2),
        account,
        places,
        full: options.full,
    })
}

/// The largest memory until `end`, KiB.
async fn peak_memory(server: &ServerProcess, end: Instant) -> anyhow::Result<u64> {
    let mut peak = 0;
    while Instant::now() < end {
        peak = peak.max(server.usage()?.rss_kib);
        tokio::time::sleep(SAMPLING_INTERVAL).await;
    }
    Ok(peak)
}

/// The memory once it is flat again, or after [`SETTLE_TIMEOUT`], KiB.
async fn settled_memory(server: &ServerProcess, before_kib: u64) -> anyhow::Result<u64> {
    let give_up = Instant::now() + SETTLE_TIMEOUT;
    loop {
        let now_kib = server.usage()?.rss_kib;
        if now_kib as f64 <= before_kib as f64 * FLAT_MEMORY || Instant::now() >= give_up {
            return Ok(now_kib);
        }
        tokio::time::sleep(SAMPLING_INTERVAL).await;
    }
}

/// In the middle of the attack a candidate, an invigilator and a referent log in with the right
/// credentials, the first two as the people whose names the attacker uses. Gives who did not
/// get in.
async fn log_in_beside(target: &AttackTarget, at: Instant) -> Vec<String> {
    tokio::time::sleep_until(at.into()).await;
    let candidate = log_in_until(target, "candidate", async |http| {
        let login = target.session.candidate(target.classmate);
        http.log_in_candidate(&login).await.map(drop)
    });
    let invigilator = log_in_until(target, "invigilator", async |http| {
        let login = target.session.invigilator(1);
        http.log_in_invigilator(&login).await.map(drop)
    });
    let referent = log_in_until(target, "referent", async |http| {
        let login = ReferentLoginRequest {
            email: target.account.email.clone(),
            password: target.account.password.clone(),
            code: None,
        };
        http.log_in_referent(&login).await.map(drop)
    });
    let results = tokio::join!(candidate, invigilator, referent);
    [results.0, results.1, results.2]
        .into_iter()
        .flatten()
        .collect()
}

/// Tries until it works, as a person would; gives who was kept out, and why.
async fn log_in_until(
    target: &AttackTarget,
    who: &str,
    log_in: impl AsyncFn(&mut HttpClient) -> Result<(), HttpError>,
) -> Option<String> {
    let mut last = String::from("no answer");
    let tries = async {
        loop {
            let mut http = HttpClient::new(target.address.clone());
            match log_in(&mut http).await {
                Ok(()) => return,
                Err(error) => last = error.to_string(),
            }
            tokio::time::sleep(Duration::from_millis(500)).await;
        }
    };
    let in_time = tokio::time::timeout(LOGIN_TIMEOUT, tries).await;
    in_time.err().map(|_| format!("{who}: {last}"))
}
