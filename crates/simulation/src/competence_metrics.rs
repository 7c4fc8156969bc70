//! How well a rule measured the abilities in the competences.

use vigie_adaptive::{AbilityEstimate, COMPETENCES, Scale};

use crate::simulated_candidate::SimulatedCandidate;
use crate::step_timing::mean;
use crate::study_input::StudyInput;
use crate::study_run::SimulatedSession;

/// How well the abilities in the competences were estimated.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct CompetenceMetrics {
    /// Root mean square error of the ability.
    pub rmse: f64,
    /// Share of competences with the level of the true ability.
    pub exact: f64,
    /// Share of competences whose true ability lies within 1.96 standard errors.
    pub coverage: f64,
}

impl CompetenceMetrics {
    /// `estimated` gives the ability that the level follows from, and the estimate with its
    /// standard error; `None` when the rule estimates no competences.
    pub(crate) fn from_sessions(
        input: &StudyInput,
        sessions: &[SimulatedSession],
        estimated: impl Fn(&SimulatedSession, usize) -> Option<(f64, AbilityEstimate)>,
    ) -> Option<Self> {
        let scale = Scale::shipped();
        let (mut squares, mut exact, mut within) = (Vec::new(), Vec::new(), Vec::new());
        for (number, session) in sessions.iter().enumerate() {
            let candidate = SimulatedCandidate::new(input, number);
            for competence in 0..COMPETENCES {
                let (level, estimate) = estimated(session, competence)?;
                let truth = candidate.ability(competence);
                let error = estimate.ability - truth;
                squares.push(error * error);
                exact.push(indicator(scale.level(level) == scale.level(truth)));
                within.push(indicator(error.abs() < 1.96 * estimate.standard_error));
            }
        }
        Some(Self {
            rmse: mean(squares.into_iter()).sqrt(),
            exact: mean(exact.into_iter()),
            coverage: mean(within.into_iter()),
        })
    }
}

fn indicator(holds: bool) -> f64 {
    f64::from(u8::from(holds))
}
