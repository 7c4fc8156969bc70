//! The rule that Pix has published, written from its description: the ability is the mean
//! of a posterior whose prior is centered on the last estimate (normal, variance 1.5, 81
//! points from -9 to 9); the items are ranked by their information there; each of the 16
//! competences is visited, one item per skill; and from the best on, each item is taken
//! with a probability of 51 %.

use std::collections::BTreeSet;
use vigie_adaptive::{
    AbilityEstimate, AdministeredItem, COMPETENCES, ItemFilter, ItemScore, Pool, rng,
};
use vigie_simulation::{SelectionRule, SimulatedTest};

const POINTS: usize = 81;
const VARIANCE: f64 = 1.5;
/// Probability that an item is taken.
const ACCEPTANCE: f64 = 0.51;

/// Pix's published rule.
pub struct PixRule<'a>(pub &'a Pool);

struct PixTest<'a> {
    pool: &'a Pool,
    filter: ItemFilter,
    seed: u64,
    likelihood: [f64; POINTS],
    estimate: AbilityEstimate,
    skills: BTreeSet<(usize, u32)>,
    /// Competence of each item.
    competences: Vec<usize>,
}

impl SelectionRule for PixRule<'_> {
    fn name(&self) -> String {
        "Pix's rule".to_owned()
    }

    fn start_test(&self, seed: u64, filter: ItemFilter) -> Box<dyn SimulatedTest + '_> {
        Box::new(PixTest {
            pool: self.0,
            filter,
            seed,
            likelihood: [1.0; POINTS],
            estimate: AbilityEstimate {
                ability: 0.0,
                standard_error: 1.0,
            },
            skills: BTreeSet::new(),
            competences: Vec::new(),
        })
    }
}

fn ability_at(point: usize) -> f64 {
    18.0 * point as f64 / (POINTS - 1) as f64 - 9.0
}

impl SimulatedTest for PixTest<'_> {
    fn select_next(&mut self) -> Option<usize> {
        let visited: BTreeSet<usize> = self.competences.iter().copied().collect();
        let all_visited = visited.len() == COMPETENCES;
        let ability = self.estimate.ability;
        let fits = |&item: &usize| {
            let item = &self.pool.items()[item];
            self.filter.allows(item)
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
            let count = (self.competences.len() * 64 + rank) as u64;
            rng::uniform_at(self.seed, count) < ACCEPTANCE
        });
        drawn.map(|(_, &item)| item).or(items.first().copied())
    }

    fn record(&mut self, administered: AdministeredItem) {
        let item = &self.pool.items()[administered.item];
        self.skills.insert((item.competence, item.skill));
        self.competences.push(item.competence);
        let last = self.estimate.ability;
        let mut posterior = [0.0; POINTS];
        for (point, (likelihood, weight)) in
            self.likelihood.iter_mut().zip(&mut posterior).enumerate()
        {
            let probability = item.parameters.probability(ability_at(point));
            *likelihood *= match administered.score {
                ItemScore::Right => probability,
                _ => 1.0 - probability,
            };
            let distance = ability_at(point) - last;
            *weight = *likelihood * (distance * distance / (-2.0 * VARIANCE)).exp();
        }
        let total: f64 = posterior.iter().sum();
        let mean = |value: &dyn Fn(f64) -> f64| -> f64 {
            let terms = posterior.iter().enumerate();
            terms
                .map(|(point, weight)| weight / total * value(ability_at(point)))
                .sum()
        };
        let ability = mean(&|ability| ability);
        let variance = mean(&|point| (point - ability) * (point - ability));
        self.estimate = AbilityEstimate {
            ability,
            standard_error: variance.sqrt(),
        };
    }

    fn estimate(&self) -> AbilityEstimate {
        self.estimate
    }
}
