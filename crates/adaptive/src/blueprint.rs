//! Which items are eligible to come next, and which rule gives way when none is.
//!
//! 1. While fewer than 16 questions count, each visits a competence not visited yet.
//! 2. Afterwards a competence has at most 3 questions that count.
//! 3. The competences of the last 3 questions that count are avoided.
//! 4. At most 24 questions that count are free, and at most 24 focus.
//! 5. A skill is used once; a withdrawn question uses up its skill.
//! 6. An item is administered once, withdrawn or not.
//! 7. Candidates who need accessible items get no others.
//! 8. A suspended item is not administered.
//!
//! Rules give way in the order 4, 3, then 1 or 2, then 5. Rules 6 to 8 never do.

use std::ops::Range;

use crate::pool::Pool;
use crate::relaxation::Relaxation;
use crate::selection_index::SelectionIndex;
use crate::types::{AdministeredItem, COMPETENCES, DeliveryMode, ItemFilter, ItemScore};

const MAX_PER_COMPETENCE: u32 = 3;
const RECENT_QUESTIONS: usize = 3;
const MAX_PER_MODE: u32 = 24;

/// The state of the rules after some questions.
#[derive(Debug, Clone)]
pub struct Blueprint {
    filter: ItemFilter,
    /// All administered items, withdrawn ones included.
    items: Vec<usize>,
    skills: Vec<usize>,
    /// Items that no candidate is to meet any more.
    suspended: Vec<usize>,
    /// Competence of each question that counts.
    counted: Vec<usize>,
    per_competence: [u32; COMPETENCES],
    focus: u32,
}

/// The items that break the rules least.
#[derive(Debug)]
pub struct EligibleItems {
    /// Competences to choose from.
    pub competences: Vec<usize>,
    /// Positions of the index within them that are not eligible.
    pub excluded: Vec<Range<usize>>,
    /// The delivery mode that reached its maximum.
    pub exhausted_mode: Option<DeliveryMode>,
    /// The last rule that gave way.
    pub relaxation: Option<Relaxation>,
}

impl Blueprint {
    /// Before the first question.
    pub fn new(filter: ItemFilter) -> Self {
        Self {
            filter,
            items: Vec::new(),
            skills: Vec::new(),
            suspended: Vec::new(),
            counted: Vec::new(),
            per_competence: [0; COMPETENCES],
            focus: 0,
        }
    }

    /// Takes an item of the pool into account.
    pub fn record(&mut self, pool: &Pool, administered: AdministeredItem) {
        let AdministeredItem { item, score } = administered;
        let facts = &pool.items()[item];
        self.items.push(item);
        self.skills.push(pool.likelihood_table().skill(item));
        if score != ItemScore::Withdrawn {
            self.counted.push(facts.competence);
            self.per_competence[facts.competence] += 1;
            self.focus += u32::from(facts.mode == DeliveryMode::Focus);
        }
    }

    /// Excludes an item of the pool.
    pub fn suspend(&mut self, item: usize) {
        if !self.suspended.contains(&item) {
            self.suspended.push(item);
        }
    }

    /// Which items may be administered to the candidate.
    pub fn filter(&self) -> ItemFilter {
        self.filter
    }

    /// Number of questions so far, withdrawn ones included.
    pub fn administered(&self) -> usize {
        self.items.len()
    }

    /// Number of questions that count.
    pub fn counted(&self) -> usize {
        self.counted.len()
    }

    /// What may come next from an index; `None` when no item is left.
    pub fn eligible(&self, pool: &Pool, index: &SelectionIndex) -> Option<EligibleItems> {
        let skills = self.skills.iter().map(|&skill| index.skill(skill));
        let skills = self.with_suspended(pool, index, skills.collect());
        let violations = self.violations();
        if let Some((competences, violation)) = least_violated(index, &violations, &skills) {
            let is_visiting = self.counted.len() < COMPETENCES;
            let relaxation = match violation {
                0 => None,
                1 => Some(Relaxation::RecentCompetences),
                _ if is_visiting => Some(Relaxation::VisitingOrder),
                _ => Some(Relaxation::MaxPerCompetence),
            };
            return Some(EligibleItems {
                competences,
                excluded: skills,
                exhausted_mode: self.exhausted_mode(pool),
                relaxation,
            });
        }
        let table = pool.likelihood_table();
        let positions = self
            .items
            .iter()
            .filter_map(|&item| index.position(table, item));
        let items = positions.map(|position| position..position + 1).collect();
        let items = self.with_suspended(pool, index, items);
        let (competences, _) = least_violated(index, &violations, &items)?;
        Some(EligibleItems {
            competences,
            excluded: items,
            exhausted_mode: None,
            relaxation: Some(Relaxation::Skill),
        })
    }

    /// The excluded positions, and those of suspended items that are not among them: no
    /// position may be counted twice.
    fn with_suspended(
        &self,
        pool: &Pool,
        index: &SelectionIndex,
        mut excluded: Vec<Range<usize>>,
    ) -> Vec<Range<usize>> {
        for &item in &self.suspended {
            let position = index.position(pool.likelihood_table(), item);
            let is_new = |position: &usize| !excluded.iter().any(|range| range.contains(position));
            if let Some(position) = position.filter(is_new) {
                excluded.push(position..position + 1);
            }
        }
        excluded
    }

    /// The mode that reached its maximum. In a pool with a single mode there is no choice.
    fn exhausted_mode(&self, pool: &Pool) -> Option<DeliveryMode> {
        let free = self.counted.len() as u32 - self.focus;
        match pool.has_both_modes() {
            true if free >= MAX_PER_MODE => Some(DeliveryMode::Free),
            true if self.focus >= MAX_PER_MODE => Some(DeliveryMode::Focus),
            _ => None,
        }
    }

    /// How badly one more question of each competence breaks the rules 1 to 3: twice the
    /// number of questions too many, plus one for a recent competence. So rule 3 gives way
    /// first, and then the least visited competences come first.
    fn violations(&self) -> [u32; COMPETENCES] {
        let limit = match self.counted.len() {
            ..COMPETENCES => 1,
            _ => MAX_PER_COMPETENCE,
        };
        let mut violations = self
            .per_competence
            .map(|count| 2 * (count + 1).saturating_sub(limit));
        for &competence in self.counted.iter().rev().take(RECENT_QUESTIONS) {
            violations[competence] |= 1;
        }
        violations
    }
}

/// The competences with the smallest violation among those that have an item left.
fn least_violated(
    index: &SelectionIndex,
    violations: &[u32; COMPETENCES],
    excluded: &[Range<usize>],
) -> Option<(Vec<usize>, u32)> {
    let has_items = |&competence: &usize| {
        let range = index.competence(competence);
        let inside = excluded.iter().filter(|part| range.contains(&part.start));
        range.len() > inside.map(|part| part.len()).sum()
    };
    let mut competences: Vec<usize> = (0..COMPETENCES).filter(has_items).collect();
    let smallest = competences
        .iter()
        .map(|&competence| violations[competence])
        .min()?;
    competences.retain(|&competence| violations[competence] == smallest);
    Some((competences, smallest))
}
