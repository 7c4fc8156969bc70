//! What a run writes: `cat-sim-output/1`.

use serde::{Deserialize, Serialize};
use std::time::Duration;
use vigie_adaptive::{COMPETENCES, Limits, Mark, Scale};

use crate::input::Input;
use crate::metrics;
use crate::run::Session;

/// The sessions of a study.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Output {
    /// `cat-sim-output/1`.
    pub schema: String,
    /// Who chose the questions.
    pub engine: EngineName,
    /// Name of the study.
    pub input: String,
    /// One for each candidate, in order.
    pub sessions: Vec<OutputSession>,
    /// Time of the steps.
    pub timing: Timing,
}

/// Who chose the questions.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct EngineName {
    /// Name.
    pub name: String,
    /// Version.
    pub version: String,
    /// Setting of the exposure control.
    pub config: Limits,
}

/// One test.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct OutputSession {
    /// Number of the candidate.
    pub id: usize,
    /// Indices of the items, in order.
    pub items: Vec<usize>,
    /// 1 for a right answer, 0 for another.
    pub responses: Vec<u8>,
    /// Final ability.
    pub theta: f64,
    /// Its standard error.
    pub se: f64,
    /// Global score, 0..=895.
    pub score: u16,
    /// Levels of the competences, 1..=7.
    pub levels: [u8; COMPETENCES],
}

/// Time of the steps, microseconds.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Timing {
    /// Number of steps.
    pub steps: usize,
    /// Mean.
    pub mean_us: f64,
    /// Median.
    pub p50_us: f64,
    /// 95th percentile.
    pub p95_us: f64,
    /// 99th percentile.
    pub p99_us: f64,
    /// Longest.
    pub max_us: f64,
}

impl EngineName {
    /// This engine, under a setting.
    pub fn vigie(config: Limits) -> Self {
        Self {
            name: "vigie".to_owned(),
            version: env!("CARGO_PKG_VERSION").to_owned(),
            config,
        }
    }
}

impl Output {
    /// The document of a run of this engine.
    pub fn of(input: &Input, sessions: &[Session], config: Limits) -> Self {
        let scale = Scale::shipped();
        let session = |(session, id): (&Session, usize)| OutputSession {
            id,
            items: session.asked.iter().map(|asked| asked.item).collect(),
            responses: session
                .asked
                .iter()
                .map(|asked| u8::from(asked.mark == Mark::Right))
                .collect(),
            theta: session.estimate.ability,
            se: session.estimate.error,
            score: scale.pix(session.estimate.ability).1,
            levels: std::array::from_fn(|competence| {
                let ability = match &session.profile {
                    Some(profile) => profile.competences[competence].median,
                    None => session.estimate.ability,
                };
                scale.level(ability)
            }),
        };
        let ids = input.simulees.iter().map(|simulee| simulee.id);
        Self {
            schema: "cat-sim-output/1".to_owned(),
            engine: EngineName::vigie(config),
            input: input.name.clone(),
            sessions: sessions.iter().zip(ids).map(session).collect(),
            timing: Timing::of(sessions.iter().flat_map(|session| &session.steps)),
        }
    }
}

impl Timing {
    /// Sums up the steps.
    pub fn of<'a>(steps: impl Iterator<Item = &'a Duration>) -> Self {
        let mut steps: Vec<f64> = steps.map(|step| step.as_secs_f64() * 1e6).collect();
        steps.sort_by(f64::total_cmp);
        let percentile = |percent: usize| {
            let index = steps.len().saturating_sub(1) * percent / 100;
            steps.get(index).copied().unwrap_or(0.0)
        };
        Self {
            steps: steps.len(),
            mean_us: metrics::mean(steps.iter().copied()),
            p50_us: percentile(50),
            p95_us: percentile(95),
            p99_us: percentile(99),
            max_us: percentile(100),
        }
    }
}
