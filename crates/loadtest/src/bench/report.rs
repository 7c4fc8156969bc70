//! The figures of a measurement, for people and for programs.

use super::{BenchOptions, CpuSample, metrics::LoadMetrics};
use crate::{
    process::{cpu_model, kernel},
    sent_answers::AnswerComparison,
};
use hdrhistogram::Histogram;
use serde::Serialize;
use std::fmt;

/// Latencies, milliseconds, from the instant the answer was due.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Latency {
    /// Median.
    pub p50: f64,
    /// 99th percentile.
    pub p99: f64,
    /// Maximum.
    pub max: f64,
}

/// The machine and the load of a measurement.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct BenchConditions {
    /// Processors, shared by server and load test.
    pub cores: usize,
    /// Model of the processor.
    pub cpu_model: String,
    /// Operating system's kernel.
    pub kernel: String,
    /// Build of the load test (the server's should be the same).
    pub build: &'static str,
    /// Rooms.
    pub rooms: u16,
    /// Candidates in each.
    pub candidates: u16,
    /// Invigilators in each.
    pub invigilators: u16,
    /// Answers a second, as intended.
    pub rate: u32,
    /// Length, seconds.
    pub seconds: u32,
}

/// The figures of the bare server, measured after `vigie` in the same run: a server without
/// logic and storage that answers each frame with one of the size of a page.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct BareReport {
    /// From frame to frame.
    pub next_ms: Latency,
    /// As [`BenchReport::server_cpu_ms_per_answer`].
    pub server_cpu_ms_per_answer: f64,
    /// As [`BenchReport::server_rss_kb_per_connection_added`].
    pub server_rss_kb_per_connection_added: f64,
    /// As [`BenchReport::server_cores_idle`].
    pub server_cores_idle: f64,
}

/// The figures of a measurement.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct BenchReport {
    /// Open sockets.
    pub connections: u64,
    /// Those of companions that were linked, among them; 0 without companions.
    pub companion_connections: u64,
    /// Heartbeats of companions answered within the measurement, a second; 0 without companions.
    pub companion_beats_per_s: f64,
    /// Answers acknowledged within the measurement, a second.
    pub answers_per_s: f64,
    /// From answer to the candidate's next page.
    pub next_ms: Latency,
    /// From answer to an invigilator's board.
    pub board_ms: Latency,
    /// Processor time of the server for an answer with all that follows from it,
    /// heartbeats included, milliseconds.
    pub server_cpu_ms_per_answer: f64,
    /// The same without the cost of the idle connections.
    pub server_cpu_ms_per_answer_idle_subtracted: f64,
    /// Resident memory of the server, over connections, KiB.
    pub server_rss_kb_per_connection: f64,
    /// The same without the memory of the empty server.
    pub server_rss_kb_per_connection_added: f64,
    /// Answers sent, acknowledged or not, and not in the journal.
    pub lost: usize,
    /// Answers in the journal more than once.
    pub duplicated: usize,
    /// Answers in the journal that are not what was sent.
    pub altered: usize,
    /// Answers sent.
    pub sent: u64,
    /// Answers acknowledged, in the end.
    pub acknowledged: u64,
    /// Answers refused.
    pub refused: u64,
    /// Changes seen on boards; one for each answer and invigilator.
    pub shown: u64,
    /// Answers that were due before the candidate had the question.
    pub late: u64,
    /// Warnings passed before focus questions, besides the answers.
    pub reveals: u64,
    /// Sockets that had to be opened again.
    pub reconnects: u64,
    /// Was everything answered and shown in the end?
    pub settled: bool,
    /// Processors kept busy by the server, during the measurement.
    pub server_cores: f64,
    /// The same before it, with heartbeats only.
    pub server_cores_idle: f64,
    /// Processors kept busy by the load test, during the measurement.
    pub loadtest_cores: f64,
    /// The bare server, if it was measured too.
    pub bare: Option<BareReport>,
    /// Machine and load.
    pub conditions: BenchConditions,
}

/// What was measured besides the metrics of the fleet.
pub(super) struct BenchFigures<'a> {
    pub(super) bare: Option<BareReport>,
    pub(super) options: &'a BenchOptions,
    pub(super) idle: CpuSample,
    pub(super) busy: CpuSample,
    pub(super) rss_empty_kib: u64,
    pub(super) rss_full_kib: u64,
    /// Answers acknowledged before the measurement was over.
    pub(super) acknowledged_in_time: u64,
    /// Heartbeats of companions that were answered in the same time.
    pub(super) companion_beats: u64,
    pub(super) settled: bool,
}

impl BenchFigures<'_> {
    pub(super) fn report(
        &self,
        metrics: &LoadMetrics,
        comparison: &AnswerComparison,
    ) -> BenchReport {
        let Self {
            options,
            idle,
            busy,
            ..
        } = self;
        let (counts, sockets) = (metrics.counts(), options.sockets());
        let answers = counts.acknowledged.max(1) as f64;
        let cpu_ms = busy.server_cpu.as_secs_f64() * 1e3;
        let idle_ms = idle.cores() * busy.length.as_secs_f64() * 1e3;
        BenchReport {
            connections: sockets,
            companion_connections: metrics.companion_links(),
            companion_beats_per_s: self.companion_beats as f64 / busy.length.as_secs_f64(),
            answers_per_s: self.acknowledged_in_time as f64 / busy.length.as_secs_f64(),
            next_ms: Latency::from_histogram(&metrics.next_latencies()),
            board_ms: Latency::from_histogram(&metrics.board_latencies()),
            server_cpu_ms_per_answer: cpu_ms / answers,
            server_cpu_ms_per_answer_idle_subtracted: (cpu_ms - idle_ms).max(0.0) / answers,
            server_rss_kb_per_connection: self.rss_full_kib as f64 / sockets as f64,
            server_rss_kb_per_connection_added: self.rss_full_kib.saturating_sub(self.rss_empty_kib)
                as f64
                / sockets as f64,
            lost: comparison.missing.len() + comparison.unacknowledged_missing.len(),
            duplicated: comparison.duplicated.len(),
            altered: comparison.altered.len() + comparison.unknown.len(),
            sent: counts.sent,
            acknowledged: counts.acknowledged,
            refused: counts.refused,
            shown: counts.shown,
            late: counts.late,
            reveals: counts.reveals,
            reconnects: counts.reconnects,
            settled: self.settled,
            server_cores: busy.cores(),
            server_cores_idle: idle.cores(),
            loadtest_cores: busy.loadtest_cpu.as_secs_f64() / busy.length.as_secs_f64(),
            bare: self.bare,
            conditions: BenchConditions::new(options),
        }
    }
}

impl CpuSample {
    pub(super) fn cores(&self) -> f64 {
        self.server_cpu.as_secs_f64() / self.length.as_secs_f64()
    }
}

impl Latency {
    pub(super) fn from_histogram(micros: &Histogram<u64>) -> Self {
        let ms = |value: u64| value as f64 / 1e3;
        Self {
            p50: ms(micros.value_at_quantile(0.5)),
            p99: ms(micros.value_at_quantile(0.99)),
            max: ms(micros.max()),
        }
    }
}

impl BenchConditions {
    fn new(options: &BenchOptions) -> Self {
        Self {
            cores: std::thread::available_parallelism().map_or(0, usize::from),
            cpu_model: cpu_model(),
            kernel: kernel(),
            build: if cfg!(debug_assertions) {
                "dev"
            } else {
                "release"
            },
            rooms: options.rooms,
            candidates: options.candidates,
            invigilators: options.invigilators,
            rate: options.rate,
            seconds: options.seconds,
        }
    }
}

impl fmt::Display for BenchReport {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let c = &self.conditions;
        writeln!(
            f,
            "{} cores ({}), Linux {}, {} build",
            c.cores, c.cpu_model, c.kernel, c.build
        )?;
        writeln!(
            f,
            "{} rooms of {} candidates and {} invigilators: {} sockets; {} answers/s for {} s",
            c.rooms, c.candidates, c.invigilators, self.connections, c.rate, c.seconds
        )?;
        let mut row = |name: &str, value: String| writeln!(f, "  {name:<38} {value}");
        row(
            "answers acknowledged",
            format!("{} ({:.1}/s)", self.acknowledged, self.answers_per_s),
        )?;
        row(
            "answer to next page, p50 / p99 / max",
            self.next_ms.to_string(),
        )?;
        row(
            "answer to board, p50 / p99 / max",
            self.board_ms.to_string(),
        )?;
        if self.companion_connections > 0 {
            let companions = format!(
                "{}, {:.1}/s",
                self.companion_connections, self.companion_beats_per_s
            );
            row("companions linked, their heartbeats", companions)?;
        }
        row(
            "late turns, refused, reconnects",
            format!("{}, {}, {}", self.late, self.refused, self.reconnects),
        )?;
        row(
            "lost, duplicated, altered",
            format!("{}, {}, {}", self.lost, self.duplicated, self.altered),
        )?;
        row(
            "server processor time per answer",
            format!(
                "{:.3} ms ({:.3} without heartbeats)",
                self.server_cpu_ms_per_answer, self.server_cpu_ms_per_answer_idle_subtracted
            ),
        )?;
        row(
            "server, idle server, load test",
            format!(
                "{:.2}, {:.2}, {:.2} cores",
                self.server_cores, self.server_cores_idle, self.loadtest_cores
            ),
        )?;
        row(
            "server memory per connection",
            format!(
                "{:.1} KiB ({:.1} added)",
                self.server_rss_kb_per_connection, self.server_rss_kb_per_connection_added
            ),
        )?;
        match &self.bare {
            Some(bare) => self.write_ratios(bare, f),
            None => Ok(()),
        }
    }
}

impl BenchReport {
    fn write_ratios(&self, bare: &BareReport, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "against a bare server of the same run")?;
        for (name, unit, vigie, bare) in [
            (
                "processor time per answer",
                "ms",
                self.server_cpu_ms_per_answer,
                bare.server_cpu_ms_per_answer,
            ),
            (
                "idle server",
                "cores",
                self.server_cores_idle,
                bare.server_cores_idle,
            ),
            (
                "memory added per connection",
                "KiB",
                self.server_rss_kb_per_connection_added,
                bare.server_rss_kb_per_connection_added,
            ),
            (
                "answer to next page, p50",
                "ms",
                self.next_ms.p50,
                bare.next_ms.p50,
            ),
            (
                "answer to next page, p99",
                "ms",
                self.next_ms.p99,
                bare.next_ms.p99,
            ),
        ] {
            let ratio = vigie / bare;
            writeln!(f, "  {name:<38} {ratio:.1} ({vigie:.3} / {bare:.3} {unit})")?;
        }
        Ok(())
    }
}

impl fmt::Display for Latency {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:.1} / {:.1} / {:.1} ms", self.p50, self.p99, self.max)
    }
}
