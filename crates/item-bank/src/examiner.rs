//! The bank as the sessions see it.

use vigie_adaptive::{AdministeredItem, ItemFilter, ItemScore};
use vigie_shared::{
    item::{ItemId, Response},
    session::{AskedState, Examiner, Proposal, Score, SeatTerms, Test},
};

use crate::{bank::Bank, mark};
use std::collections::BTreeSet;

impl Examiner for Bank {
    fn next(
        &self,
        test: &Test,
        terms: &SeatTerms,
        suspended: &BTreeSet<ItemId>,
    ) -> Option<Proposal> {
        let suspended = suspended.iter().filter_map(|item| self.index.get(item));
        let suspended: Vec<usize> = suspended.copied().collect();
        let choice = self.pool.select_next_excluding(
            &suspended,
            &self.history(test),
            need(terms),
            test.seed,
        )?;
        let item = self.items().get(choice.item)?;
        if let Some(rule) = choice.relaxation {
            // Whoever keeps the bank must hear that it runs dry; who sits the test, and
            // what he was asked, is nobody's business in a log.
            tracing::warn!(?rule, bank = self.version(), "a rule of a test gave way");
        }
        Some(Proposal {
            item: item.id.clone(),
            facts: item.facts,
        })
    }

    fn is_right(&self, item: &ItemId, response: &Response) -> Option<bool> {
        mark::is_right(self.item(item)?, response)
    }

    fn score(&self, test: &Test, terms: &SeatTerms, missing: u8) -> Score {
        let asked = self.history(test);
        let asked = self.pool.impute_failed(&asked, need(terms), missing);
        let estimate = self.pool.estimate(&asked);
        let profile = self.pool.profile(&asked);
        let score = self.scale.score(estimate.ability, &profile);
        let likely = profile.competences.map(|competence| {
            let (low, high) = competence.interval;
            (self.scale.level(low), self.scale.level(high))
        });
        Score {
            pix: score.pix,
            mesh: score.mesh,
            levels: score.levels,
            likely: Some(likely),
            ability: estimate.ability,
            error: estimate.standard_error,
        }
    }
}

impl Bank {
    /// The test as the engine counts it.
    ///
    /// The current question has told nothing yet and is left out. An item that is not in
    /// this bank is left out as well: a session keeps the version it was started under,
    /// so this cannot happen; and if a version were lost, an estimate without one answer
    /// is better than a room that cannot go on.
    fn history(&self, test: &Test) -> Vec<AdministeredItem> {
        let asked = test.asked.iter().filter_map(|asked| {
            let mark = match &asked.state {
                AskedState::Current => return None,
                AskedState::Answered { right: true, .. } => ItemScore::Right,
                AskedState::Answered { right: false, .. } | AskedState::Passed { .. } => {
                    ItemScore::Wrong
                }
                AskedState::Withdrawn { .. } => ItemScore::Withdrawn,
            };
            let item = *self.index.get(&asked.item)?;
            Some(AdministeredItem { item, score: mark })
        });
        asked.collect()
    }
}

fn need(terms: &SeatTerms) -> ItemFilter {
    match terms.accessible {
        true => ItemFilter::AccessibleOnly,
        false => ItemFilter::Any,
    }
}
