//! What a run writes: `cat-sim-output/1`.

use serde::{Deserialize, Serialize};
use vigie_adaptive::{COMPETENCES, ExposureLimits, ItemScore, Scale};

use crate::step_timing::StepTiming;
use crate::study_input::StudyInput;
use crate::study_run::SimulatedSession;

/// The sessions of a study.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct StudyOutput {
    /// `cat-sim-output/1`.
    pub schema: String,
    /// The engine that selected the items.
    pub engine: EngineDescription,
    /// Name of the study.
    pub input: String,
    /// One for each candidate, in order.
    pub sessions: Vec<SessionOutput>,
    /// Time of the steps.
    pub timing: StepTiming,
}

/// The engine that selected the items.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct EngineDescription {
    /// Name.
    pub name: String,
    /// Version.
    pub version: String,
    /// Limits of the exposure control.
    pub config: ExposureLimits,
}

/// The test of one candidate.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct SessionOutput {
    /// Number of the candidate.
    pub id: usize,
    /// Indexes of the items, in order.
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

impl EngineDescription {
    /// This engine, under these limits.
    pub fn vigie(config: ExposureLimits) -> Self {
        Self {
            name: "vigie".to_owned(),
            version: env!("CARGO_PKG_VERSION").to_owned(),
            config,
        }
    }
}

impl StudyOutput {
    /// The document of a run of this engine.
    pub fn new(input: &StudyInput, sessions: &[SimulatedSession], config: ExposureLimits) -> Self {
        let scale = Scale::shipped();
        let session = |(session, id): (&SimulatedSession, usize)| SessionOutput {
            id,
            items: session
                .administered
                .iter()
                .map(|administered| administered.item)
                .collect(),
            responses: session
                .administered
                .iter()
                .map(|administered| u8::from(administered.score == ItemScore::Right))
                .collect(),
            theta: session.estimate.ability,
            se: session.estimate.standard_error,
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
            engine: EngineDescription::vigie(config),
            input: input.name.clone(),
            sessions: sessions.iter().zip(ids).map(session).collect(),
            timing: StepTiming::from_steps(sessions.iter().flat_map(|session| &session.steps)),
        }
    }
}
