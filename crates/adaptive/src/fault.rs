//! Why a pool is refused: every fault at once, so that a bank is repaired in one go.

use std::collections::BTreeSet;
use thiserror::Error;

use crate::pool::{COMPETENCES, ItemParameters, Need, Pool};

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
    pub(crate) fn unless_empty(faults: Vec<PoolFault>) -> Result<(), Self> {
        if faults.is_empty() {
            Ok(())
        } else {
            Err(Self { faults })
        }
    }

    /// All that is wrong; never empty.
    pub fn faults(&self) -> &[PoolFault] {
        &self.faults
    }
}

/// One thing wrong with a pool. `item` is an index in the list given to `Pool::new`.
#[derive(Debug, Clone, Copy, PartialEq, Error)]
pub enum PoolFault {
    /// The discrimination is not a number, or not in [`ItemParameters::DISCRIMINATION`].
    #[error("item {item}: discrimination {value} is not between {} and {}",
        ItemParameters::DISCRIMINATION.start(), ItemParameters::DISCRIMINATION.end())]
    Discrimination {
        /// Index of the item.
        item: usize,
        /// The refused value.
        value: f64,
    },
    /// The difficulty is not a number, or not in [`ItemParameters::DIFFICULTY`].
    #[error("item {item}: difficulty {value} is not between {} and {}",
        ItemParameters::DIFFICULTY.start(), ItemParameters::DIFFICULTY.end())]
    Difficulty {
        /// Index of the item.
        item: usize,
        /// The refused value.
        value: f64,
    },
    /// The item names a competence that does not exist.
    #[error("item {item}: competence {competence} does not exist (0 to 15)")]
    UnknownCompetence {
        /// Index of the item.
        item: usize,
        /// The refused competence.
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
    /// Candidates with the accessibility need cannot meet this competence.
    #[error("competence {competence} has no accessible item")]
    NoAccessibleItem {
        /// The competence, 0..16.
        competence: usize,
    },
    /// A test may ask three questions of a competence, each of another skill.
    #[error("competence {competence} has only {skills} skills{}",
        if *need == Need::AccessibleOnly { " among its accessible items" } else { "" })]
    FewSkills {
        /// The competence, 0..16.
        competence: usize,
        /// Among which items.
        need: Need,
        /// How many skills there are, 1 or 2.
        skills: usize,
    },
}

impl PoolWarning {
    const ENOUGH_SKILLS: usize = 3;

    pub(crate) fn of(pool: &Pool) -> Vec<Self> {
        let mut warnings = Vec::new();
        for need in [Need::Any, Need::AccessibleOnly] {
            for competence in 0..COMPETENCES {
                let items = pool.items().iter();
                let fitting =
                    items.filter(|item| item.competence == competence && need.allows(item));
                let skills = fitting
                    .map(|item| item.skill)
                    .collect::<BTreeSet<_>>()
                    .len();
                if skills == 0 {
                    warnings.push(Self::NoAccessibleItem { competence });
                } else if skills < Self::ENOUGH_SKILLS {
                    warnings.push(Self::FewSkills {
                        competence,
                        need,
                        skills,
                    });
                }
            }
        }
        warnings
    }
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
