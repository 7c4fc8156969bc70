//! Which items may come next, and which rule gives way when none may.
//!
//! 1. While fewer than 16 questions count, each visits a competence not visited yet.
//! 2. Afterwards a competence has at most 3 questions that count.
//! 3. The competences of the last 3 questions that count are avoided.
//! 4. A skill is asked once; a withdrawn question uses up its skill.
//! 5. An item is asked once, withdrawn or not.
//! 6. A candidate with the accessibility need meets accessible items only.
//!
//! Rules give way in the order 3, then 1 or 2, then 4. Rules 5 and 6 never do.

use crate::estimate::{Asked, Mark};
use crate::pool::{COMPETENCES, Pool};
use crate::select::{Need, Relaxation};

const MAX_PER_COMPETENCE: u32 = 3;
const RECENT: usize = 3;

/// How badly an item breaks the rules; 0 fits. Of the items left, only those with the
/// smallest value are considered, so a rule never gives way more than it must.
pub type Breach = u32;

/// Above every breach of the rules 1 to 3.
const SKILL_USED: Breach = 1 << 16;

/// The rules as they stand after a history.
#[derive(Debug)]
pub struct Blueprint<'a> {
    pool: &'a Pool,
    need: Need,
    item_used: Vec<bool>,
    skill_used: Vec<bool>,
    visiting: bool,
    /// Breach of rules 1 to 3 by one more question of each competence.
    breaches: [Breach; COMPETENCES],
}

impl<'a> Blueprint<'a> {
    /// The rules for the question that follows `asked`.
    pub fn after(pool: &'a Pool, asked: &[Asked], need: Need) -> Self {
        let mut item_used = vec![false; pool.len()];
        let mut skill_used = vec![false; pool.tables.skill_count()];
        let mut counted = Vec::with_capacity(asked.len());
        for asked in pool.known(asked) {
            item_used[asked.item] = true;
            skill_used[pool.tables.skill(asked.item)] = true;
            if asked.mark != Mark::Withdrawn {
                counted.push(pool.items()[asked.item].competence);
            }
        }
        Self {
            pool,
            need,
            item_used,
            skill_used,
            visiting: counted.len() < COMPETENCES,
            breaches: breaches(&counted),
        }
    }

    /// How badly an item breaks the rules that may give way; `None` for the others.
    pub fn breach(&self, item: usize) -> Option<Breach> {
        let subject = &self.pool.items()[item];
        if self.item_used[item] || (self.need == Need::AccessibleOnly && !subject.accessible) {
            return None;
        }
        let skill = if self.skill_used[self.pool.tables.skill(item)] {
            SKILL_USED
        } else {
            0
        };
        Some(skill + self.breaches[subject.competence])
    }

    /// The smallest breach among the items left; `None` when no item is left.
    pub fn least_breach(&self) -> Option<Breach> {
        (0..self.pool.len())
            .filter_map(|item| self.breach(item))
            .min()
    }

    /// The last rule that gave way for a breach.
    pub fn relaxation(&self, breach: Breach) -> Option<Relaxation> {
        match breach {
            0 => None,
            1 => Some(Relaxation::RecentCompetences),
            SKILL_USED.. => Some(Relaxation::Skill),
            _ if self.visiting => Some(Relaxation::VisitingOrder),
            _ => Some(Relaxation::MaxPerCompetence),
        }
    }
}

/// Twice the number of questions too many, plus one for a recent competence: so rule 3
/// gives way first, and then the least visited competences come first.
fn breaches(counted: &[usize]) -> [Breach; COMPETENCES] {
    let limit = if counted.len() < COMPETENCES {
        1
    } else {
        MAX_PER_COMPETENCE
    };
    let mut counts: [u32; COMPETENCES] = [0; COMPETENCES];
    for &competence in counted {
        counts[competence] += 1;
    }
    let mut breaches = counts.map(|count| 2 * (count + 1).saturating_sub(limit));
    for (competence, breach) in breaches.iter_mut().enumerate() {
        let recent = counted.iter().rev().take(RECENT);
        *breach += u32::from(recent.copied().any(|recent| recent == competence));
    }
    breaches
}
