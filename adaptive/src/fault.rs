//! Why a pool is refused: every fault at once, so that a bank is repaired in one go.

use thiserror::Error;

use crate::pool::ItemParameters;

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

fn count(faults: &[PoolFault]) -> String {
    match faults.len() {
        1 => "1 fault".to_owned(),
        n => format!("{n} faults"),
    }
}

fn list(faults: &[PoolFault]) -> String {
    faults.iter().map(|fault| format!("\n- {fault}")).collect()
}
