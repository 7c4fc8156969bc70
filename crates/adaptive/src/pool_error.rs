//! Why a pool is refused: all faults at once, so that a bank is repaired in one pass.

use std::collections::BTreeSet;
use thiserror::Error;

use crate::types::{COMPETENCES, ItemFilter, ItemParameters, PoolItem};

/// A pool that cannot be used; holds at least one fault, in the order of the items.
#[derive(Debug, Clone, PartialEq, Error)]
#[error(
    "the pool of items is refused, {} found:{}",
    count(faults),
    list(faults)
)]
pub struct PoolError {
    faults: Vec<PoolFault>,
}

impl PoolError {
    pub(crate) fn check(items: &[PoolItem]) -> Result<(), Self> {
        let faults = faults(items);
        if faults.is_empty() {
            Ok(())
        } else {
            Err(Self { faults })
        }
    }

    /// All faults; never empty.
    pub fn faults(&self) -> &[PoolFault] {
        &self.faults
    }
}

/// One fault of a pool. `item` is an index in the list given to [`crate::Pool::new`].
#[derive(Debug, Clone, Copy, PartialEq, Error)]
pub enum PoolFault {
    /// The discrimination is not a number, or not in [`ItemParameters::DISCRIMINATION`].
    #[error("item {item}: discrimination {value} is not between {} and {}",
        ItemParameters::DISCRIMINATION.start(), ItemParameters::DISCRIMINATION.end())]
    Discrimination {
        /// Index of the item.
        item: usize,
        /// The value found.
        value: f64,
    },
    /// The difficulty is not a number, or not in [`ItemParameters::DIFFICULTY`].
    #[error("item {item}: difficulty {value} is not between {} and {}",
        ItemParameters::DIFFICULTY.start(), ItemParameters::DIFFICULTY.end())]
    Difficulty {
        /// Index of the item.
        item: usize,
        /// The value found.
        value: f64,
    },
    /// The item names a competence that does not exist.
    #[error("item {item}: competence {competence} does not exist (0 to 15)")]
    UnknownCompetence {
        /// Index of the item.
        item: usize,
        /// The value found.
        competence: usize,
    },
    /// No item of the pool belongs to this competence, so no test could visit it.
    #[error("competence {competence} has no item")]
    MissingCompetence {
        /// The competence, 0..16.
        competence: usize,
    },
}

/// A weakness of a pool with which tests are possible, though a rule will have to give
/// way in some of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum PoolWarning {
    /// Candidates who need accessible items cannot be tested on this competence.
    #[error("competence {competence} has no accessible item")]
    NoAccessibleItem {
        /// The competence, 0..16.
        competence: usize,
    },
    /// A test may have three questions of a competence, each of another skill.
    #[error("competence {competence} has only {skills} skills{}",
        if *filter == ItemFilter::AccessibleOnly { " among its accessible items" } else { "" })]
    FewSkills {
        /// The competence, 0..16.
        competence: usize,
        /// Among which items.
        filter: ItemFilter,
        /// How many skills there are, 1 or 2.
        skills: usize,
    },
}

impl PoolWarning {
    const ENOUGH_SKILLS: usize = 3;

    pub(crate) fn for_items(items: &[PoolItem]) -> Vec<Self> {
        let mut warnings = Vec::new();
        for filter in [ItemFilter::Any, ItemFilter::AccessibleOnly] {
            for competence in 0..COMPETENCES {
                let fitting = items
                    .iter()
                    .filter(|item| item.competence == competence && filter.allows(item));
                let skills = fitting
                    .map(|item| item.skill)
                    .collect::<BTreeSet<_>>()
                    .len();
                if skills == 0 {
                    warnings.push(Self::NoAccessibleItem { competence });
                } else if skills < Self::ENOUGH_SKILLS {
                    warnings.push(Self::FewSkills {
                        competence,
                        filter,
                        skills,
                    });
                }
            }
        }
        warnings
    }
}

fn faults(items: &[PoolItem]) -> Vec<PoolFault> {
    let mut faults = Vec::new();
    let mut seen = [false; COMPETENCES];
    for (item, facts) in items.iter().enumerate() {
        let ItemParameters { a, b } = facts.parameters;
        // A range never contains NaN, so these two lines refuse it as well.
        if !ItemParameters::DISCRIMINATION.contains(&a) {
            faults.push(PoolFault::Discrimination { item, value: a });
        }
        if !ItemParameters::DIFFICULTY.contains(&b) {
            faults.push(PoolFault::Difficulty { item, value: b });
        }
        let competence = facts.competence;
        match seen.get_mut(competence) {
            Some(seen) => *seen = true,
            None => faults.push(PoolFault::UnknownCompetence { item, competence }),
        }
    }
    let missing = (0..COMPETENCES).filter(|&competence| !seen[competence]);
    faults.extend(missing.map(|competence| PoolFault::MissingCompetence { competence }));
    faults
}

fn count(faults: &[PoolFault]) -> String {
    match faults.len() {
        1 => "1 fault".to_owned(),
        n => format!("{n} faults"),
    }
}

fn list(faults: &[PoolFault]) -> String {
    faults.iter().map(|fault| format!("\n- {fault}")).collect()
}
