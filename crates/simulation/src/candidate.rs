//! What a simulated candidate answers: a pure function of the study, the candidate and
//! the item, so that every rule meets the same candidates.

use vigie_adaptive::ItemParameters;

use crate::input::Input;

/// One candidate of a study.
#[derive(Debug, Clone, Copy)]
pub struct Candidate<'a> {
    input: &'a Input,
    number: usize,
}

/// What goes wrong in a test, beyond what the model knows.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Trouble<'a> {
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
    Calibration {
        /// Of the difficulty.
        b: f64,
        /// Of the logarithm of the discrimination.
        a: f64,
    },
    /// These items (indices) are known to everybody.
    Leaked(&'a [usize]),
}

const STEP: u64 = 0x9E37_79B9_7F4A_7C15;

impl<'a> Candidate<'a> {
    /// The candidate at an index of `simulees`.
    pub fn new(input: &'a Input, number: usize) -> Self {
        Self { input, number }
    }

    /// Is the answer to an item right, if nothing goes wrong?
    pub fn is_right(&self, item: usize) -> bool {
        let subject = &self.input.bank[item];
        self.luck(self.input.seed, item) < self.chance(item, subject.a, subject.b)
    }

    /// The same with some trouble; `question` counts from 0.
    pub fn is_right_despite(&self, trouble: Trouble, question: usize, item: usize) -> bool {
        let right = self.is_right(item);
        // Another sequence than that of the answers.
        let luck = || self.luck(!self.input.seed, item);
        match trouble {
            Trouble::None => right,
            Trouble::Passes(share) | Trouble::Slips(share) => right && luck() >= share,
            Trouble::LastWrong(count) => right && question + count < self.input.test.length,
            Trouble::FirstWrong(count) => right && (question >= count || self.theta() <= 1.0),
            Trouble::Calibration { b, a } => {
                let subject = &self.input.bank[item];
                let [first, second] = normal(self.input.seed, item);
                let parameters = (subject.a * (a * first).exp(), subject.b + b * second);
                self.luck(self.input.seed, item) < self.chance(item, parameters.0, parameters.1)
            }
            Trouble::Leaked(items) => right || items.contains(&item),
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

    fn chance(&self, item: usize, a: f64, b: f64) -> f64 {
        let ability = self.ability(self.input.bank[item].competence);
        ItemParameters { a, b }.probability(ability)
    }

    fn luck(&self, seed: u64, item: usize) -> f64 {
        unit(seed, self.number as u64, item as u64)
    }
}

/// A number in 0..1 for a pair of counters, as the schema defines it.
pub fn unit(seed: u64, first: u64, second: u64) -> f64 {
    let step = |seed: u64, count: u64| mix(seed.wrapping_add(STEP.wrapping_mul(count + 1)));
    (step(step(seed, first), second) >> 11) as f64 / (1_u64 << 53) as f64
}

/// Two standard normal numbers that belong to an item (Box and Muller).
pub fn normal(seed: u64, item: usize) -> [f64; 2] {
    let radius = (-2.0 * (1.0 - unit(seed, u64::MAX - 1, item as u64)).ln()).sqrt();
    let angle = std::f64::consts::TAU * unit(seed, u64::MAX - 2, item as u64);
    [radius * angle.cos(), radius * angle.sin()]
}

fn mix(word: u64) -> u64 {
    let word = (word ^ (word >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    let word = (word ^ (word >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    word ^ (word >> 31)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn chance_follows_the_published_generator() {
        // splitmix64 with the seed 1234567 begins with these two, from its test vectors.
        assert_eq!(
            mix(1_234_567_u64.wrapping_add(STEP)),
            6_457_827_717_110_365_317
        );
        let second = 1_234_567_u64.wrapping_add(STEP.wrapping_mul(2));
        assert_eq!(mix(second), 3_203_168_211_198_807_973);
    }
}
