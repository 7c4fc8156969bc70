//! How well a rule measured, and what it cost in exposure.

use std::collections::BTreeSet;
use vigie_adaptive::COMPETENCES;

use crate::competence_metrics::CompetenceMetrics;
use crate::simulated_candidate::SimulatedCandidate;
use crate::step_timing::{StepTiming, mean};
use crate::study_input::StudyInput;
use crate::study_run::SimulatedSession;

/// The metrics of one rule on one study.
#[derive(Debug, Clone, PartialEq)]
pub struct StudyMetrics {
    /// Root mean square error of the final ability.
    pub rmse: f64,
    /// Mean error.
    pub bias: f64,
    /// Share of candidates whose true ability lies within 1.96 standard errors of the
    /// estimate.
    pub coverage: f64,
    /// Share of candidates who met the most used item.
    pub max_exposure: f64,
    /// The same within the octile of ability where it is highest.
    pub max_conditional_exposure: f64,
    /// Share of questions two candidates have in common.
    pub overlap: f64,
    /// The same for candidates whose ability ranks are 1 to 5 apart.
    pub neighbor_overlap: f64,
    /// Share of the bank that no candidate met.
    pub never_used: f64,
    /// Share of tests that visit all 16 competences.
    pub all_competences: f64,
    /// Largest number of questions of a competence in any test.
    pub max_per_competence: usize,
    /// Number of tests that contain an item or a skill twice.
    pub repeats: usize,
    /// The competences as estimated by the rule, if it estimates them.
    pub profile: Option<CompetenceMetrics>,
    /// The competences as deduced from the global ability.
    pub deduced: CompetenceMetrics,
    /// Time of the steps.
    pub timing: StepTiming,
    /// Items by use, most used first.
    pub most_used: Vec<usize>,
}

impl StudyMetrics {
    /// Metrics of a run over all candidates of the study.
    pub fn new(input: &StudyInput, sessions: &[SimulatedSession]) -> Self {
        let count = sessions.len() as f64;
        let errors: Vec<f64> = sessions
            .iter()
            .enumerate()
            .map(|(number, session)| {
                session.estimate.ability - SimulatedCandidate::new(input, number).theta()
            })
            .collect();
        let within = errors.iter().zip(sessions);
        let within =
            within.filter(|(error, session)| error.abs() < 1.96 * session.estimate.standard_error);
        let uses = uses(input, sessions);
        let most = uses.iter().copied().max().unwrap_or(0);
        let length = mean(
            sessions
                .iter()
                .map(|session| session.administered.len() as f64),
        );
        let pairs: usize = uses.iter().map(|uses| uses * uses.saturating_sub(1)).sum();
        let order = by_ability(input, sessions.len());
        let mut most_used: Vec<usize> = (0..uses.len()).collect();
        most_used.sort_by_key(|&item| std::cmp::Reverse(uses[item]));
        let competences = |session: &SimulatedSession| per_competence(input, session);
        let all = |session: &&SimulatedSession| competences(session).iter().all(|&count| count > 0);
        Self {
            rmse: mean(errors.iter().map(|error| error * error)).sqrt(),
            bias: mean(errors.iter().copied()),
            coverage: within.count() as f64 / count,
            max_exposure: most as f64 / count,
            max_conditional_exposure: max_octile_exposure(input, sessions, &order),
            overlap: pairs as f64 / (count * (count - 1.0)) / length,
            neighbor_overlap: mean_neighbor_overlap(sessions, &order) / length,
            never_used: uses.iter().filter(|&&uses| uses == 0).count() as f64 / uses.len() as f64,
            all_competences: sessions.iter().filter(all).count() as f64 / count,
            max_per_competence: sessions.iter().flat_map(competences).max().unwrap_or(0),
            repeats: sessions
                .iter()
                .filter(|session| repeats(input, session))
                .count(),
            profile: CompetenceMetrics::from_sessions(input, sessions, |session, competence| {
                let ability = session.profile.as_ref()?.competences[competence];
                Some((ability.median, ability.estimate))
            }),
            deduced: CompetenceMetrics::from_sessions(input, sessions, |session, _| {
                Some((session.estimate.ability, session.estimate))
            })
            .unwrap_or_default(),
            timing: StepTiming::from_steps(sessions.iter().flat_map(|session| &session.steps)),
            most_used,
        }
    }
}

fn uses(input: &StudyInput, sessions: &[SimulatedSession]) -> Vec<usize> {
    let mut uses = vec![0; input.bank.len()];
    for administered in sessions.iter().flat_map(|session| &session.administered) {
        uses[administered.item] += 1;
    }
    uses
}

/// Candidates from the least to the most able.
fn by_ability(input: &StudyInput, count: usize) -> Vec<usize> {
    let mut order: Vec<usize> = (0..count).collect();
    order.sort_by(|&left, &right| {
        let [left, right] = [left, right].map(|number| input.simulees[number].theta);
        left.total_cmp(&right)
    });
    order
}

/// Highest share of an octile that met the same item.
fn max_octile_exposure(input: &StudyInput, sessions: &[SimulatedSession], order: &[usize]) -> f64 {
    (0..8)
        .map(|octile| {
            let group = &order[octile * order.len() / 8..(octile + 1) * order.len() / 8];
            let mut uses = vec![0; input.bank.len()];
            for administered in group
                .iter()
                .flat_map(|&number| &sessions[number].administered)
            {
                uses[administered.item] += 1;
            }
            uses.into_iter().max().unwrap_or(0) as f64 / group.len() as f64
        })
        .fold(0.0, f64::max)
}

/// Mean number of items that candidates of neighboring ranks have in common.
fn mean_neighbor_overlap(sessions: &[SimulatedSession], order: &[usize]) -> f64 {
    let sets: Vec<BTreeSet<usize>> = order
        .iter()
        .map(|&number| {
            sessions[number]
                .administered
                .iter()
                .map(|administered| administered.item)
                .collect()
        })
        .collect();
    let pairs = (1..=5).flat_map(|apart| sets.iter().zip(sets.iter().skip(apart)));
    mean(pairs.map(|(left, right)| left.intersection(right).count() as f64))
}

fn per_competence(input: &StudyInput, session: &SimulatedSession) -> [usize; COMPETENCES] {
    let mut counts = [0; COMPETENCES];
    for administered in &session.administered {
        counts[input.bank[administered.item].competence] += 1;
    }
    counts
}

fn repeats(input: &StudyInput, session: &SimulatedSession) -> bool {
    let items: BTreeSet<_> = session
        .administered
        .iter()
        .map(|administered| administered.item)
        .collect();
    let skills: BTreeSet<_> = session
        .administered
        .iter()
        .map(|administered| &input.bank[administered.item])
        .map(|item| (item.competence, item.tube))
        .collect();
    items.len() < session.administered.len() || skills.len() < session.administered.len()
}
