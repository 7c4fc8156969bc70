//! Lets all candidates of a study take a test.

use std::time::{Duration, Instant};
use vigie_adaptive::{AbilityEstimate, AbilityProfile, AdministeredItem, ItemFilter, ItemScore};

use crate::selection_rule::SelectionRule;
use crate::simulated_candidate::{Perturbation, SimulatedCandidate};
use crate::study_input::StudyInput;

/// The finished test of one candidate.
#[derive(Debug, Clone, PartialEq)]
pub struct SimulatedSession {
    /// Items in order.
    pub administered: Vec<AdministeredItem>,
    /// Final ability.
    pub estimate: AbilityEstimate,
    /// Abilities in the competences, if the rule estimates them.
    pub profile: Option<AbilityProfile>,
    /// Time of each step: answer taken, ability estimated, next item selected. The first
    /// selection of a test is not one; the answers are drawn outside.
    pub steps: Vec<Duration>,
}

/// Runs the tests of all candidates, in order.
pub fn run_study(
    rule: &dyn SelectionRule,
    input: &StudyInput,
    perturbation: Perturbation,
) -> Vec<SimulatedSession> {
    (0..input.simulees.len())
        .map(|number| run_test(rule, input, number, perturbation))
        .collect()
}

fn run_test(
    rule: &dyn SelectionRule,
    input: &StudyInput,
    number: usize,
    perturbation: Perturbation,
) -> SimulatedSession {
    let simulee = &input.simulees[number];
    let candidate = SimulatedCandidate::new(input, number);
    let filter = match simulee.accessible_only {
        true => ItemFilter::AccessibleOnly,
        false => ItemFilter::Any,
    };
    let mut test = rule.start_test(simulee.seed, filter);
    let (mut administered, mut steps) = (Vec::new(), Vec::new());
    let mut next = test.select_next();
    while let Some(item) = next {
        let score = match candidate.is_right_under(perturbation, administered.len(), item) {
            true => ItemScore::Right,
            false => ItemScore::Wrong,
        };
        let scored = AdministeredItem { item, score };
        administered.push(scored);
        #[expect(
            clippy::disallowed_methods,
            reason = "how long a step takes is one of the figures"
        )]
        let start = Instant::now();
        test.record(scored);
        std::hint::black_box(test.estimate());
        next = match administered.len() < input.test.length {
            true => test.select_next(),
            false => None,
        };
        steps.push(start.elapsed());
    }
    SimulatedSession {
        administered,
        estimate: test.estimate(),
        profile: test.profile(),
        steps,
    }
}
