//! The textbook rule: always the item with most information at the estimate.

use std::collections::BTreeSet;
use vigie_adaptive::{
    AbilityEstimate, AdministeredItem, ItemFilter, ItemScore, Pool, Posterior, Prior,
};
use vigie_simulation::{SelectionRule, SimulatedTest};

/// Maximum information at the posterior mean, one item per skill, no other rule.
pub struct MaximumInformation<'a>(pub &'a Pool);

struct MaximumInformationTest<'a> {
    pool: &'a Pool,
    filter: ItemFilter,
    posterior: Posterior,
    skills: BTreeSet<(usize, u32)>,
}

impl SelectionRule for MaximumInformation<'_> {
    fn name(&self) -> String {
        "maximum information".to_owned()
    }

    fn start_test(&self, _seed: u64, filter: ItemFilter) -> Box<dyn SimulatedTest + '_> {
        Box::new(MaximumInformationTest {
            pool: self.0,
            filter,
            posterior: Posterior::new(Prior::default()),
            skills: BTreeSet::new(),
        })
    }
}

impl SimulatedTest for MaximumInformationTest<'_> {
    fn select_next(&mut self) -> Option<usize> {
        let ability = self.estimate().ability;
        let information = |item: usize| self.pool.items()[item].parameters.information(ability);
        let fits = |&item: &usize| {
            let item = &self.pool.items()[item];
            self.filter.allows(item) && !self.skills.contains(&(item.competence, item.skill))
        };
        (0..self.pool.len())
            .filter(fits)
            .max_by(|&left, &right| information(left).total_cmp(&information(right)))
    }

    fn record(&mut self, administered: AdministeredItem) {
        let item = &self.pool.items()[administered.item];
        self.skills.insert((item.competence, item.skill));
        self.posterior
            .add(item.parameters, administered.score == ItemScore::Right);
    }

    fn estimate(&self) -> AbilityEstimate {
        self.posterior.estimate()
    }
}
