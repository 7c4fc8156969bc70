//! Scores already computed, for the finalization as the referents see it.
//!
//! A referent who follows a room sees what every test would come to, at each change. A
//! score is half a millisecond of arithmetic, and only the seat that answered has a new
//! one.

use std::{cell::RefCell, collections::HashMap};
use vigie_shared::{
    ids::Seat,
    item::{ItemId, ItemResponse},
    session::{
        AssessmentEngine, NextItem, PresentationState, PresentedItem, RulesetVersions, Score,
        SeatConfig, Test,
    },
};

/// The last scores of each seat, by the questions they were simulated to miss (0..=12).
#[derive(Default)]
pub(super) struct ScoreCache(RefCell<HashMap<(Seat, u8), (TestState, Score)>>);

/// What of a test a score depends on (seed, presentations, treated, correct): questions are only
/// ever added, and each is treated or withdrawn once; an answer may become correct later, when a
/// loss of focus is excused.
type TestState = (u64, usize, u8, usize);

/// An engine that keeps its scores. For previews, not for decisions.
pub(super) struct CachingEngine<'a> {
    pub(super) engine: &'a dyn AssessmentEngine,
    pub(super) cache: &'a ScoreCache,
}

impl AssessmentEngine for CachingEngine<'_> {
    fn select_item(
        &self,
        test: &Test,
        config: &SeatConfig,
        suspended: &std::collections::BTreeSet<ItemId>,
    ) -> Option<NextItem> {
        self.engine.select_item(test, config, suspended)
    }

    fn is_correct(&self, item: &ItemId, response: &ItemResponse) -> Option<bool> {
        self.engine.is_correct(item, response)
    }

    fn knows(&self, versions: &RulesetVersions) -> bool {
        self.engine.knows(versions)
    }

    fn score(&self, test: &Test, config: &SeatConfig, missing: u8) -> Score {
        let key = (config.seat, missing);
        let is_correct = |presented: &&PresentedItem| {
            matches!(
                presented.state,
                PresentationState::Answered { correct: true, .. }
            )
        };
        let correct = test.presentations.iter().filter(is_correct).count();
        let presented = test.presentations.len();
        let state = (test.seed, presented, test.treated(), correct);
        let known = self.cache.0.borrow().get(&key).cloned();
        if let Some((_, score)) = known.filter(|(of, _)| *of == state) {
            return score;
        }
        let score = self.engine.score(test, config, missing);
        let mut cache = self.cache.0.borrow_mut();
        // Scores of an earlier state of this test are not needed any more.
        cache.retain(|(seat, _), (of, _)| *seat != config.seat || *of == state);
        cache.insert(key, (state, score.clone()));
        score
    }
}
