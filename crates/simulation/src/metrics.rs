//! How well a rule measured, and what it cost.

use std::collections::BTreeSet;
use vigie_adaptive::{COMPETENCES, Estimate, Scale};

use crate::candidate::Candidate;
use crate::input::Input;
use crate::output::Timing;
use crate::run::Session;

/// The figures of one rule on one study.
#[derive(Debug, Clone, PartialEq)]
pub struct Metrics {
    /// Root mean square error of the final ability.
    pub rmse: f64,
    /// Mean error.
    pub bias: f64,
    /// Share of candidates whose true ability lies within 1.96 errors of the estimate.
    pub coverage: f64,
    /// Share of candidates who met the most used item.
    pub max_exposure: f64,
    /// The same within the octile of ability where it is highest.
    pub max_exposure_alike: f64,
    /// Share of questions two candidates have in common.
    pub overlap: f64,
    /// The same for candidates whose abilities are neighbours (ranks 1 to 5 apart).
    pub overlap_neighbours: f64,
    /// Share of the bank that nobody met.
    pub never_used: f64,
    /// Share of tests that visit all 16 competences.
    pub all_competences: f64,
    /// Most questions of a competence in any test.
    pub most_per_competence: usize,
    /// Tests that asked an item or a skill twice.
    pub repeats: usize,
    /// The competences as estimated by the rule, if it does.
    pub profile: Option<Competences>,
    /// The competences as deduced from the global ability.
    pub deduced: Competences,
    /// Time of the steps.
    pub timing: Timing,
    /// Items by use, most used first.
    pub most_used: Vec<usize>,
}

impl Metrics {
    /// Figures of a run over all candidates of the study.
    pub fn of(input: &Input, sessions: &[Session]) -> Self {
        let count = sessions.len() as f64;
        let errors: Vec<f64> = sessions
            .iter()
            .enumerate()
            .map(|(number, session)| {
                session.estimate.ability - Candidate::new(input, number).theta()
            })
            .collect();
        let within = errors.iter().zip(sessions);
        let within = within.filter(|(error, session)| error.abs() < 1.96 * session.estimate.error);
        let uses = uses(input, sessions);
        let most = uses.iter().copied().max().unwrap_or(0);
        let length = mean(sessions.iter().map(|session| session.asked.len() as f64));
        let pairs: usize = uses.iter().map(|uses| uses * uses.saturating_sub(1)).sum();
        let order = by_ability(input, sessions.len());
        let mut most_used: Vec<usize> = (0..uses.len()).collect();
        most_used.sort_by_key(|&item| std::cmp::Reverse(uses[item]));
        let competences = |session: &Session| per_competence(input, session);
        let all = |session: &&Session| competences(session).iter().all(|&count| count > 0);
        Self {
            rmse: mean(errors.iter().map(|error| error * error)).sqrt(),
            bias: mean(errors.iter().copied()),
            coverage: within.count() as f64 / count,
            max_exposure: most as f64 / count,
            max_exposure_alike: alike(input, sessions, &order),
            overlap: pairs as f64 / (count * (count - 1.0)) / length,
            overlap_neighbours: neighbours(sessions, &order) / length,
            never_used: uses.iter().filter(|&&uses| uses == 0).count() as f64 / uses.len() as f64,
            all_competences: sessions.iter().filter(all).count() as f64 / count,
            most_per_competence: sessions.iter().flat_map(competences).max().unwrap_or(0),
            repeats: sessions
                .iter()
                .filter(|session| repeats(input, session))
                .count(),
            profile: Competences::of(input, sessions, |session, competence| {
                let ability = session.profile.as_ref()?.competences[competence];
                Some((ability.median, ability.estimate))
            }),
            deduced: Competences::of(input, sessions, |session, _| {
                Some((session.estimate.ability, session.estimate))
            })
            .unwrap_or_default(),
            timing: Timing::of(sessions.iter().flat_map(|session| &session.steps)),
            most_used,
        }
    }
}

/// How well the abilities in the competences were told.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Competences {
    /// Root mean square error of the ability.
    pub rmse: f64,
    /// Share of competences with the level of the true ability.
    pub exact: f64,
    /// Share of competences whose true ability lies within 1.96 errors.
    pub coverage: f64,
}

impl Competences {
    /// `told` gives the ability that the level follows from, and the estimate with its error.
    fn of(
        input: &Input,
        sessions: &[Session],
        told: impl Fn(&Session, usize) -> Option<(f64, Estimate)>,
    ) -> Option<Self> {
        let scale = Scale::shipped();
        let (mut squares, mut exact, mut within) = (Vec::new(), Vec::new(), Vec::new());
        for (number, session) in sessions.iter().enumerate() {
            let candidate = Candidate::new(input, number);
            for competence in 0..COMPETENCES {
                let (level, estimate) = told(session, competence)?;
                let truth = candidate.ability(competence);
                let error = estimate.ability - truth;
                squares.push(error * error);
                exact.push(share(scale.level(level) == scale.level(truth)));
                within.push(share(error.abs() < 1.96 * estimate.error));
            }
        }
        Some(Self {
            rmse: mean(squares.into_iter()).sqrt(),
            exact: mean(exact.into_iter()),
            coverage: mean(within.into_iter()),
        })
    }
}

fn share(holds: bool) -> f64 {
    f64::from(u8::from(holds))
}

fn uses(input: &Input, sessions: &[Session]) -> Vec<usize> {
    let mut uses = vec![0; input.bank.len()];
    for asked in sessions.iter().flat_map(|session| &session.asked) {
        uses[asked.item] += 1;
    }
    uses
}

/// Candidates from the least to the most able.
fn by_ability(input: &Input, count: usize) -> Vec<usize> {
    let mut order: Vec<usize> = (0..count).collect();
    order.sort_by(|&left, &right| {
        let [left, right] = [left, right].map(|number| input.simulees[number].theta);
        left.total_cmp(&right)
    });
    order
}

/// Highest share of an octile that met the same item.
fn alike(input: &Input, sessions: &[Session], order: &[usize]) -> f64 {
    (0..8)
        .map(|octile| {
            let group = &order[octile * order.len() / 8..(octile + 1) * order.len() / 8];
            let mut uses = vec![0; input.bank.len()];
            for asked in group.iter().flat_map(|&number| &sessions[number].asked) {
                uses[asked.item] += 1;
            }
            uses.into_iter().max().unwrap_or(0) as f64 / group.len() as f64
        })
        .fold(0.0, f64::max)
}

/// Mean number of items that neighbours have in common.
fn neighbours(sessions: &[Session], order: &[usize]) -> f64 {
    let sets: Vec<BTreeSet<usize>> = order
        .iter()
        .map(|&number| {
            sessions[number]
                .asked
                .iter()
                .map(|asked| asked.item)
                .collect()
        })
        .collect();
    let pairs = (1..=5).flat_map(|apart| sets.iter().zip(sets.iter().skip(apart)));
    mean(pairs.map(|(left, right)| left.intersection(right).count() as f64))
}

fn per_competence(input: &Input, session: &Session) -> [usize; COMPETENCES] {
    let mut counts = [0; COMPETENCES];
    for asked in &session.asked {
        counts[input.bank[asked.item].competence] += 1;
    }
    counts
}

fn repeats(input: &Input, session: &Session) -> bool {
    let items: BTreeSet<_> = session.asked.iter().map(|asked| asked.item).collect();
    let skills: BTreeSet<_> = session
        .asked
        .iter()
        .map(|asked| &input.bank[asked.item])
        .map(|item| (item.competence, item.tube))
        .collect();
    items.len() < session.asked.len() || skills.len() < session.asked.len()
}

pub(crate) fn mean(values: impl Iterator<Item = f64>) -> f64 {
    let (sum, count) = values.fold((0.0, 0.0), |(sum, count), value| (sum + value, count + 1.0));
    if count == 0.0 { 0.0 } else { sum / count }
}
