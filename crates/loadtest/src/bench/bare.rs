//! The same sockets and the same rate on the bare server.

use super::{
    BenchOptions, CpuSample, SETTLE_TIMEOUT, measure,
    metrics::LoadMetrics,
    report::{BareReport, Latency},
    schedule::{Schedule, schedule_start},
};
use crate::{bare_server, process::ServerProcess};
use anyhow::{Context, bail};
use std::{
    collections::VecDeque,
    sync::Arc,
    time::{Duration, Instant},
};
use tokio::{sync::watch, task::JoinSet};
use vigie_client::{ClientEvent, Credentials, ReconnectingClient, ServerAddress};
use vigie_shared::{ids::PresentationId, item::ItemResponse, session::Command};

/// Starts the bare server, measures it under the load of `options` and ends it.
pub(super) async fn run(options: &BenchOptions) -> anyhow::Result<BareReport> {
    let mut server = ServerProcess::start_bare().await?;
    let rss_empty_kib = server.usage()?.rss_kib;
    // Nobody shows boards here: an answer is settled when its page has come.
    let metrics = Arc::new(LoadMetrics::new(&BenchOptions {
        invigilators: 0,
        ..options.clone()
    })?);
    let (start, started) = watch::channel(None);
    let mut tasks = connect(options, server.address(), &metrics, &started).await?;
    let idle = measure(&server, options.idle_length()).await?;
    let schedule = Schedule::new(options, Instant::now() + Duration::from_millis(200));
    start.send_replace(Some(schedule));
    tokio::time::sleep_until(schedule.start().into()).await;
    let busy = measure(&server, schedule.length()).await?;
    let settled = tokio::time::timeout(SETTLE_TIMEOUT, metrics.all_settled()).await;
    settled.context("the bare server has not answered everything")?;
    let rss_added_kib = server.usage()?.rss_kib.saturating_sub(rss_empty_kib);
    tasks.shutdown().await;
    server.kill().await?;
    Ok(report(options, &metrics, (idle, busy), rss_added_kib))
}

fn report(
    options: &BenchOptions,
    metrics: &LoadMetrics,
    (idle, busy): (CpuSample, CpuSample),
    rss_added_kib: u64,
) -> BareReport {
    let answers = metrics.acknowledged().max(1) as f64;
    BareReport {
        next_ms: Latency::from_histogram(&metrics.next_latencies()),
        server_cpu_ms_per_answer: busy.server_cpu.as_secs_f64() * 1e3 / answers,
        server_rss_kb_per_connection_added: rss_added_kib as f64 / options.sockets() as f64,
        server_cores_idle: idle.cores(),
    }
}

/// Opens a socket for each candidate, who answer, and each invigilator, who do not.
async fn connect(
    options: &BenchOptions,
    address: &ServerAddress,
    metrics: &Arc<LoadMetrics>,
    started: &watch::Receiver<Option<Schedule>>,
) -> anyhow::Result<JoinSet<()>> {
    let mut tasks = JoinSet::new();
    for index in 0..options.sockets() {
        let credentials = Credentials::new("bare=1", bare_server::SOCKET_PATH);
        let mut client = ReconnectingClient::new(address.clone(), credentials, index);
        match client.next().await {
            ClientEvent::Connected => {}
            other => bail!("a socket could not be opened: {other:?}"),
        }
        let client = BareClient {
            client,
            index: (index < options.candidate_count()).then_some(index),
            answered: VecDeque::new(),
            metrics: metrics.clone(),
        };
        tasks.spawn(client.run(started.clone()));
    }
    Ok(tasks)
}

struct BareClient {
    client: ReconnectingClient,
    /// Position in the schedule; none for a socket that only listens.
    index: Option<u64>,
    /// When the answers without a page yet were due.
    answered: VecDeque<Instant>,
    metrics: Arc<LoadMetrics>,
}

impl BareClient {
    async fn run(mut self, mut started: watch::Receiver<Option<Schedule>>) {
        let mut schedule: Option<Schedule> = None;
        let (mut nth, mut turn) = (0, None);
        let timer = tokio::time::sleep_until(Instant::now().into());
        tokio::pin!(timer);
        loop {
            tokio::select! {
                biased;
                event = self.client.next() => if !self.handle(&event) { return },
                start = schedule_start(&mut started), if schedule.is_none() => {
                    schedule = Some(start);
                    turn = self.turn(schedule, nth);
                }
                () = &mut timer, if turn.is_some() => {
                    if let Some(intended) = turn {
                        self.answer(intended).await;
                    }
                    nth += 1;
                    turn = self.turn(schedule, nth);
                }
            }
            if let Some(at) = turn
                && timer.deadline() != at.into()
            {
                timer.as_mut().reset(at.into());
            }
        }
    }

    fn turn(&self, schedule: Option<Schedule>, nth: u64) -> Option<Instant> {
        schedule?.turn(self.index?, nth)
    }

    /// False when the connection has ended for good.
    fn handle(&mut self, event: &ClientEvent) -> bool {
        match event {
            ClientEvent::View(_) => {
                if let Some(intended) = self.answered.pop_front() {
                    self.metrics.answer_acknowledged();
                    self.metrics.next_page(intended);
                }
            }
            ClientEvent::Disconnected(_) => self.metrics.reconnected(),
            ClientEvent::Terminated(_) => return false,
            ClientEvent::Connected
            | ClientEvent::CommandDone { .. }
            | ClientEvent::CommandRefused { .. } => {}
        }
        true
    }

    async fn answer(&mut self, intended: Instant) {
        self.answered.push_back(intended);
        self.metrics.answer_sent();
        let answer = Command::Answer {
            presentation: PresentationId(1),
            response: ItemResponse::Text("42".to_owned()),
        };
        self.client.send(answer).await;
    }
}
