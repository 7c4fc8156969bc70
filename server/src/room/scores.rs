//! Scores already computed, for the referents' desk.
//!
//! A referent who follows a room sees what every test would come to, at each change. A
//! score is half a millisecond of arithmetic, and only the seat that answered has a new
//! one.

use std::{cell::RefCell, collections::HashMap};
use vigie_shared::{
    ids::Seat,
    item::{ItemId, ItemResponse},
    session::{AssessmentEngine, NextItem, Score, SeatConfig, Test},
};

/// The last scores of each seat, by the questions they were simulated to miss (0..=12).
#[derive(Default)]
pub(super) struct Scores(RefCell<HashMap<(Seat, u8), (State, Score)>>);

/// What of a test a score depends on: questions are only ever added, and each is treated
/// or withdrawn once.
type State = (u64, usize, u8);

/// An examiner that remembers its scores. For looking, not for deciding.
pub(super) struct Remembering<'a> {
    pub(super) examiner: &'a dyn AssessmentEngine,
    pub(super) scores: &'a Scores,
}

impl AssessmentEngine for Remembering<'_> {
    fn select_item(
        &self,
        test: &Test,
        terms: &SeatConfig,
        suspended: &std::collections::BTreeSet<ItemId>,
    ) -> Option<NextItem> {
        self.examiner.select_item(test, terms, suspended)
    }

    fn is_correct(&self, item: &ItemId, response: &ItemResponse) -> Option<bool> {
        self.examiner.is_correct(item, response)
    }

    fn score(&self, test: &Test, terms: &SeatConfig, missing: u8) -> Score {
        let key = (terms.seat, missing);
        let state = (test.seed, test.presentations.len(), test.treated());
        let known = self.scores.0.borrow().get(&key).cloned();
        if let Some((_, score)) = known.filter(|(of, _)| *of == state) {
            return score;
        }
        let score = self.examiner.score(test, terms, missing);
        let mut scores = self.scores.0.borrow_mut();
        // What was simulated for another number of questions is over.
        scores.retain(|(seat, _), (of, _)| *seat != terms.seat || *of == state);
        scores.insert(key, (state, score.clone()));
        score
    }
}
