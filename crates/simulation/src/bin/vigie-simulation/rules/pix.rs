//! The rule that Pix has published, in our own words: the ability is the mean of a
//! posterior whose prior is drawn to the last estimate (normal, variance 1.5, 81 points
//! from -9 to 9); the items are ranked by their information there; each of the 16
//! competences is visited, one item per skill; and from the best on, each item is taken
//! with a probability of 51 %.

use std::collections::BTreeSet;
use vigie_adaptive::{Asked, COMPETENCES, Estimate, Mark, Need, Pool};
use vigie_simulation::{Rule, Sitting};

const POINTS: usize = 81;
const VARIANCE: f64 = 1.5;
const TAKEN: f64 = 0.51;

/// Pix's published rule.
pub struct Pix<'a>(pub &'a Pool);

struct Test<'a> {
    pool: &'a Pool,
    need: Need,
    seed: u64,
    likelihood: [f64; POINTS],
    estimate: Estimate,
    skills: BTreeSet<(usize, u32)>,
    asked: Vec<usize>,
}

impl Rule for Pix<'_> {
    fn name(&self) -> String {
        "Pix's rule".to_owned()
    }

    fn sit(&self, seed: u64, need: Need) -> Box<dyn Sitting + '_> {
        Box::new(Test {
            pool: self.0,
            need,
            seed,
            likelihood: [1.0; POINTS],
            estimate: Estimate {
                ability: 0.0,
                error: 1.0,
            },
            skills: BTreeSet::new(),
            asked: Vec::new(),
        })
    }
}

fn sample(point: usize) -> f64 {
    18.0 * point as f64 / (POINTS - 1) as f64 - 9.0
}

impl Sitting for Test<'_> {
    fn next(&mut self) -> Option<usize> {
        let visited: BTreeSet<usize> = self.asked.iter().copied().collect();
        let all_visited = visited.len() == COMPETENCES;
        let ability = self.estimate.ability;
        let fits = |&item: &usize| {
            let item = &self.pool.items()[item];
            self.need.allows(item)
                && !self.skills.contains(&(item.competence, item.skill))
                && (all_visited || !visited.contains(&item.competence))
        };
        let mut items: Vec<usize> = (0..self.pool.len()).filter(fits).collect();
        items.sort_by(|&left, &right| {
            let [left, right] =
                [left, right].map(|item| self.pool.items()[item].parameters.information(ability));
            right.total_cmp(&left)
        });
        let drawn = items.iter().enumerate().find(|(rank, _)| {
            let count = (self.asked.len() * 64 + rank) as u64;
            luck(self.seed, count) < TAKEN
        });
        drawn.map(|(_, &item)| item).or(items.first().copied())
    }

    fn record(&mut self, asked: Asked) {
        let item = &self.pool.items()[asked.item];
        self.skills.insert((item.competence, item.skill));
        self.asked.push(item.competence);
        let last = self.estimate.ability;
        let mut posterior = [0.0; POINTS];
        for (point, (likelihood, weight)) in
            self.likelihood.iter_mut().zip(&mut posterior).enumerate()
        {
            let chance = item.parameters.probability(sample(point));
            *likelihood *= match asked.mark {
                Mark::Right => chance,
                _ => 1.0 - chance,
            };
            let distance = sample(point) - last;
            *weight = *likelihood * (distance * distance / (-2.0 * VARIANCE)).exp();
        }
        let total: f64 = posterior.iter().sum();
        let mean = |value: &dyn Fn(f64) -> f64| -> f64 {
            let terms = posterior.iter().enumerate();
            terms
                .map(|(point, weight)| weight / total * value(sample(point)))
                .sum()
        };
        let ability = mean(&|ability| ability);
        let variance = mean(&|point| (point - ability) * (point - ability));
        self.estimate = Estimate {
            ability,
            error: variance.sqrt(),
        };
    }

    fn estimate(&self) -> Estimate {
        self.estimate
    }
}

/// A number in 0..1 (splitmix64).
fn luck(seed: u64, count: u64) -> f64 {
    let word = seed.wrapping_add(0x9E37_79B9_7F4A_7C15_u64.wrapping_mul(count + 1));
    let word = (word ^ (word >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    let word = (word ^ (word >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    ((word ^ (word >> 31)) >> 11) as f64 / (1_u64 << 53) as f64
}
