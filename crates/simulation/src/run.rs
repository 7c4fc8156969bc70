//! Letting all candidates of a study sit a test.

use std::time::{Duration, Instant};
use vigie_adaptive::{Asked, Estimate, Mark, Need, Profile};

use crate::candidate::{Candidate, Trouble};
use crate::input::Input;
use crate::rule::Rule;

/// What became of one candidate.
#[derive(Debug, Clone, PartialEq)]
pub struct Session {
    /// Questions in order.
    pub asked: Vec<Asked>,
    /// Final ability.
    pub estimate: Estimate,
    /// Abilities in the competences, if the rule estimates them.
    pub profile: Option<Profile>,
    /// Time of each step: answer taken, ability estimated, next item chosen. The first
    /// choice of a test is not one; the answers are drawn outside.
    pub steps: Vec<Duration>,
}

/// Sits all tests, in order.
pub fn run(rule: &dyn Rule, input: &Input, trouble: Trouble) -> Vec<Session> {
    (0..input.simulees.len())
        .map(|number| sit(rule, input, number, trouble))
        .collect()
}

fn sit(rule: &dyn Rule, input: &Input, number: usize, trouble: Trouble) -> Session {
    let simulee = &input.simulees[number];
    let candidate = Candidate::new(input, number);
    let need = match simulee.accessible_only {
        true => Need::AccessibleOnly,
        false => Need::Any,
    };
    let mut sitting = rule.sit(simulee.seed, need);
    let (mut asked, mut steps) = (Vec::new(), Vec::new());
    let mut next = sitting.next();
    while let Some(item) = next {
        let mark = match candidate.is_right_despite(trouble, asked.len(), item) {
            true => Mark::Right,
            false => Mark::Wrong,
        };
        let question = Asked { item, mark };
        asked.push(question);
        let start = Instant::now();
        sitting.record(question);
        std::hint::black_box(sitting.estimate());
        next = match asked.len() < input.test.length {
            true => sitting.next(),
            false => None,
        };
        steps.push(start.elapsed());
    }
    Session {
        asked,
        estimate: sitting.estimate(),
        profile: sitting.profile(),
        steps,
    }
}
