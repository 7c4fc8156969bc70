//! The bank as the assessment engine of the sessions.

use vigie_adaptive::{AdministeredItem, ItemFilter, ItemScore};
use vigie_shared::{
    item::{ItemId, ItemResponse},
    rules::KNOWN_RULE_SETS,
    session::{
        AssessmentEngine, NextItem, PresentationState, RulesetVersions, Score, SeatConfig, Test,
    },
};

use crate::{bank::Bank, scoring};
use std::collections::BTreeSet;

impl AssessmentEngine for Bank {
    fn select_item(
        &self,
        test: &Test,
        terms: &SeatConfig,
        suspended: &BTreeSet<ItemId>,
    ) -> Option<NextItem> {
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
            // The bank needs more items of this kind. The candidate and the item are personal
            // data and stay out of the log.
            tracing::warn!(?rule, bank = self.version(), "a rule of a test gave way");
        }
        Some(NextItem {
            item: item.id.clone(),
            traits: item.facts,
        })
    }

    fn knows(&self, versions: &RulesetVersions) -> bool {
        versions.bank == self.version()
            && versions.scale == self.scale().version()
            && KNOWN_RULE_SETS.contains(&versions.rules.as_str())
    }

    fn is_correct(&self, item: &ItemId, response: &ItemResponse) -> Option<bool> {
        scoring::is_correct(self.item(item)?, response)
    }

    fn score(&self, test: &Test, terms: &SeatConfig, missing: u8) -> Score {
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
    /// The current question has no result yet and is left out. An item that is not in
    /// this bank is left out as well: a session keeps the version it was started under,
    /// so this cannot happen; and if a version were lost, an estimate without one answer
    /// is better than a room that cannot go on.
    fn history(&self, test: &Test) -> Vec<AdministeredItem> {
        let asked = test.presentations.iter().filter_map(|asked| {
            let mark = match &asked.state {
                PresentationState::Current => return None,
                PresentationState::Answered { correct: true, .. } => ItemScore::Right,
                PresentationState::Answered { correct: false, .. }
                | PresentationState::Passed { .. } => ItemScore::Wrong,
                PresentationState::Withdrawn { .. } => ItemScore::Withdrawn,
            };
            let item = *self.index.get(&asked.item)?;
            Some(AdministeredItem { item, score: mark })
        });
        asked.collect()
    }
}

fn need(terms: &SeatConfig) -> ItemFilter {
    match terms.accessible {
        true => ItemFilter::AccessibleOnly,
        false => ItemFilter::Any,
    }
}
