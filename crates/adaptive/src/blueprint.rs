//! Which items may come next, and which rule gives way when none may.
//!
//! 1. While fewer than 16 questions count, each visits a competence not visited yet.
//! 2. Afterwards a competence has at most 3 questions that count.
//! 3. The competences of the last 3 questions that count are avoided.
//! 4. At most 24 questions that count are free, and at most 24 focus.
//! 5. A skill is asked once; a withdrawn question uses up its skill.
//! 6. An item is asked once, withdrawn or not.
//! 7. A candidate with the accessibility need meets accessible items only.
//! 8. A suspended item is not asked.
//!
//! Rules give way in the order 4, 3, then 1 or 2, then 5. Rules 6 to 8 never do.

use std::ops::Range;

use crate::pool::{COMPETENCES, Need, Pool, Setting};
use crate::progress::{Asked, Mark};
use crate::select::Relaxation;
use crate::shelf::Shelf;

const MAX_PER_COMPETENCE: u32 = 3;
const RECENT: usize = 3;
const MAX_PER_SETTING: u32 = 24;

/// The rules as they stand after some questions.
#[derive(Debug, Clone)]
pub struct Blueprint {
    need: Need,
    /// All questions, withdrawn ones included.
    items: Vec<usize>,
    skills: Vec<usize>,
    /// Items nobody is to meet any more.
    suspended: Vec<usize>,
    /// Competence of each question that counts.
    counted: Vec<usize>,
    per_competence: [u32; COMPETENCES],
    focus: u32,
}

/// The items that break the rules least.
#[derive(Debug)]
pub struct Open {
    /// Competences to choose from.
    pub competences: Vec<usize>,
    /// Places within them that may not be chosen.
    pub closed: Vec<Range<usize>>,
    /// The setting that was asked often enough.
    pub full: Option<Setting>,
    /// The last rule that gave way.
    pub relaxation: Option<Relaxation>,
}

impl Blueprint {
    /// Before the first question.
    pub fn new(need: Need) -> Self {
        Self {
            need,
            items: Vec::new(),
            skills: Vec::new(),
            suspended: Vec::new(),
            counted: Vec::new(),
            per_competence: [0; COMPETENCES],
            focus: 0,
        }
    }

    /// Takes a question of the pool into account.
    pub fn record(&mut self, pool: &Pool, asked: Asked) {
        let item = &pool.items()[asked.item];
        self.items.push(asked.item);
        self.skills.push(pool.tables.skill(asked.item));
        if asked.mark != Mark::Withdrawn {
            self.counted.push(item.competence);
            self.per_competence[item.competence] += 1;
            self.focus += u32::from(item.setting == Setting::Focus);
        }
    }

    /// Keeps an item of the pool from being asked.
    pub fn suspend(&mut self, item: usize) {
        if !self.suspended.contains(&item) {
            self.suspended.push(item);
        }
    }

    /// Whom the items must suit.
    pub fn need(&self) -> Need {
        self.need
    }

    /// Number of questions so far, withdrawn ones included.
    pub fn asked(&self) -> usize {
        self.items.len()
    }

    /// Number of questions that count.
    pub fn counted(&self) -> usize {
        self.counted.len()
    }

    /// What may come next from a shelf; `None` when no item is left.
    pub fn open(&self, pool: &Pool, shelf: &Shelf) -> Option<Open> {
        let skills = self.skills.iter().map(|&skill| shelf.skill(skill));
        let skills = self.and_suspended(pool, shelf, skills.collect());
        let breaches = self.breaches();
        let visiting = self.counted.len() < COMPETENCES;
        if let Some((competences, breach)) = least(shelf, &breaches, &skills) {
            let relaxation = match breach {
                0 => None,
                1 => Some(Relaxation::RecentCompetences),
                _ if visiting => Some(Relaxation::VisitingOrder),
                _ => Some(Relaxation::MaxPerCompetence),
            };
            return Some(Open {
                competences,
                closed: skills,
                full: self.full(pool),
                relaxation,
            });
        }
        let places = self
            .items
            .iter()
            .filter_map(|&item| shelf.place(pool, item));
        let items = places.map(|place| place..place + 1).collect();
        let items = self.and_suspended(pool, shelf, items);
        let (competences, _) = least(shelf, &breaches, &items)?;
        Some(Open {
            competences,
            closed: items,
            full: None,
            relaxation: Some(Relaxation::Skill),
        })
    }

    /// The closed places, and those of suspended items that are not among them: no place
    /// may be counted twice.
    fn and_suspended(
        &self,
        pool: &Pool,
        shelf: &Shelf,
        mut closed: Vec<Range<usize>>,
    ) -> Vec<Range<usize>> {
        for &item in &self.suspended {
            let place = shelf.place(pool, item);
            if let Some(place) = place.filter(|place| !closed.iter().any(|c| c.contains(place))) {
                closed.push(place..place + 1);
            }
        }
        closed
    }

    /// The setting that may not be asked any more. A pool with a single one has no choice.
    fn full(&self, pool: &Pool) -> Option<Setting> {
        let free = self.counted.len() as u32 - self.focus;
        match pool.has_both_settings() {
            true if free >= MAX_PER_SETTING => Some(Setting::Free),
            true if self.focus >= MAX_PER_SETTING => Some(Setting::Focus),
            _ => None,
        }
    }

    /// How badly one more question of each competence breaks the rules 1 to 3: twice the
    /// number of questions too many, plus one for a recent competence. So rule 3 gives way
    /// first, and then the least visited competences come first.
    fn breaches(&self) -> [u32; COMPETENCES] {
        let limit = match self.counted.len() {
            ..COMPETENCES => 1,
            _ => MAX_PER_COMPETENCE,
        };
        let mut breaches = self
            .per_competence
            .map(|count| 2 * (count + 1).saturating_sub(limit));
        for &competence in self.counted.iter().rev().take(RECENT) {
            breaches[competence] |= 1;
        }
        breaches
    }
}

/// The competences with the smallest breach among those that have a place left.
fn least(
    shelf: &Shelf,
    breaches: &[u32; COMPETENCES],
    closed: &[Range<usize>],
) -> Option<(Vec<usize>, u32)> {
    let left = |&competence: &usize| {
        let range = shelf.competence(competence);
        let inside = closed.iter().filter(|closed| range.contains(&closed.start));
        range.len() > inside.map(|closed| closed.len()).sum()
    };
    let mut competences: Vec<usize> = (0..COMPETENCES).filter(left).collect();
    let breach = competences
        .iter()
        .map(|&competence| breaches[competence])
        .min()?;
    competences.retain(|&competence| breaches[competence] == breach);
    Some((competences, breach))
}
