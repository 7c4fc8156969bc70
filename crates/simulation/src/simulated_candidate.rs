//! What a simulated candidate answers: a pure function of the study, the candidate and
//! the item, so that every rule meets the same candidates.

use vigie_adaptive::{ItemParameters, rng};

use crate::study_input::StudyInput;

/// One candidate of a study.
#[derive(Debug, Clone, Copy)]
pub struct SimulatedCandidate<'a> {
    input: &'a StudyInput,
    number: usize,
}

/// What goes wrong in a test, beyond what the model describes.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Perturbation<'a> {
    /// Nothing.
    None,
    /// A share of questions is passed at random.
    Passes(f64),
    /// A share of right answers is spoiled by a slip.
    Slips(f64),
    /// Time runs out: so many last questions are wrong.
    LastWrong(usize),
    /// A bad start: so many first questions are wrong, for candidates above an ability of 1.
    FirstWrong(usize),
    /// The parameters in use are estimates: true difficulties differ by this standard
    /// deviation, true discriminations by this relative one.
    CalibrationError {
        /// Standard deviation of the difficulty.
        b: f64,
        /// Standard deviation of the logarithm of the discrimination.
        a: f64,
    },
    /// These items (indexes) are known to all candidates.
    LeakedItems(&'a [usize]),
}

impl<'a> SimulatedCandidate<'a> {
    /// The candidate at an index of `simulees`.
    pub fn new(input: &'a StudyInput, number: usize) -> Self {
        Self { input, number }
    }

    /// Whether the answer to an item is right without any perturbation.
    pub fn is_right(&self, item: usize) -> bool {
        let in_use = &self.input.bank[item];
        self.draw(self.input.seed, item) < self.probability(item, in_use.a, in_use.b)
    }

    /// The same under a perturbation; `question` counts from 0.
    pub fn is_right_under(&self, perturbation: Perturbation, question: usize, item: usize) -> bool {
        let right = self.is_right(item);
        // Another sequence than that of the answers.
        let draw = || self.draw(!self.input.seed, item);
        match perturbation {
            Perturbation::None => right,
            Perturbation::Passes(share) | Perturbation::Slips(share) => right && draw() >= share,
            Perturbation::LastWrong(count) => right && question + count < self.input.test.length,
            Perturbation::FirstWrong(count) => right && (question >= count || self.theta() <= 1.0),
            Perturbation::CalibrationError { b, a } => {
                let in_use = &self.input.bank[item];
                let [first, second] = normal_pair(self.input.seed, item);
                let (true_a, true_b) = (in_use.a * (a * first).exp(), in_use.b + b * second);
                self.draw(self.input.seed, item) < self.probability(item, true_a, true_b)
            }
            Perturbation::LeakedItems(items) => right || items.contains(&item),
        }
    }

    /// True global ability.
    pub fn theta(&self) -> f64 {
        self.input.simulees[self.number].theta
    }

    /// True ability in a competence.
    pub fn ability(&self, competence: usize) -> f64 {
        let delta = self.input.simulees[self.number].delta;
        self.theta() + delta.map_or(0.0, |delta| delta[competence])
    }

    fn probability(&self, item: usize, a: f64, b: f64) -> f64 {
        let ability = self.ability(self.input.bank[item].competence);
        ItemParameters { a, b }.probability(ability)
    }

    fn draw(&self, seed: u64, item: usize) -> f64 {
        rng::uniform(seed, self.number as u64, item as u64)
    }
}

/// Two standard normal numbers that belong to an item (Box and Muller).
pub fn normal_pair(seed: u64, item: usize) -> [f64; 2] {
    let radius = (-2.0 * (1.0 - rng::uniform(seed, u64::MAX - 1, item as u64)).ln()).sqrt();
    let angle = std::f64::consts::TAU * rng::uniform(seed, u64::MAX - 2, item as u64);
    [radius * angle.cos(), radius * angle.sin()]
}
