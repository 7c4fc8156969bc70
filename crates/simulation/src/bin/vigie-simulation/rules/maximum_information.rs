//! The textbook rule: always the item with most information at the estimate.

use std::collections::BTreeSet;
use vigie_adaptive::{Asked, Estimate, Mark, Need, Pool, Posterior, Prior};
use vigie_simulation::{Rule, Sitting};

/// Maximum information at the posterior mean, one item per skill, no other rule.
pub struct MaximumInformation<'a>(pub &'a Pool);

struct Test<'a> {
    pool: &'a Pool,
    need: Need,
    posterior: Posterior,
    skills: BTreeSet<(usize, u32)>,
}

impl Rule for MaximumInformation<'_> {
    fn name(&self) -> String {
        "maximum information".to_owned()
    }

    fn sit(&self, _seed: u64, need: Need) -> Box<dyn Sitting + '_> {
        Box::new(Test {
            pool: self.0,
            need,
            posterior: Posterior::new(Prior::default()),
            skills: BTreeSet::new(),
        })
    }
}

impl Sitting for Test<'_> {
    fn next(&mut self) -> Option<usize> {
        let ability = self.estimate().ability;
        let information = |item: usize| self.pool.items()[item].parameters.information(ability);
        let fits = |&item: &usize| {
            let item = &self.pool.items()[item];
            self.need.allows(item) && !self.skills.contains(&(item.competence, item.skill))
        };
        (0..self.pool.len())
            .filter(fits)
            .max_by(|&left, &right| information(left).total_cmp(&information(right)))
    }

    fn record(&mut self, asked: Asked) {
        let item = &self.pool.items()[asked.item];
        self.skills.insert((item.competence, item.skill));
        self.posterior
            .add(item.parameters, asked.mark == Mark::Right);
    }

    fn estimate(&self) -> Estimate {
        self.posterior.estimate()
    }
}
