//! The items of each competence: numbers, levels, skills and information.

use std::collections::BTreeSet;
use vigie_shared::competence::Competence;

use super::information::{InformationProfile, LEVELS, median};
use crate::{bank::Bank, item::Item};

/// The items of a competence.
pub struct CompetenceInventory<'a> {
    pub competence: Competence,
    pub items: Vec<&'a Item>,
    pub all: ItemStatistics,
    pub accessible: ItemStatistics,
}

/// Figures of some items.
pub struct ItemStatistics {
    pub items: usize,
    /// Number of items of each level.
    pub levels: [usize; LEVELS],
    pub skills: usize,
    pub information: InformationProfile,
}

/// The 16 competences, in order.
pub fn by_competence(bank: &Bank) -> Vec<CompetenceInventory<'_>> {
    let inventory = |competence| {
        let items = bank.items().iter();
        let items: Vec<&Item> = items.filter(|item| item.competence == competence).collect();
        let accessible: Vec<&Item> = items
            .iter()
            .copied()
            .filter(|item| item.accessible)
            .collect();
        CompetenceInventory {
            competence,
            all: ItemStatistics::from_items(&items),
            accessible: ItemStatistics::from_items(&accessible),
            items,
        }
    };
    Competence::all().map(inventory).collect()
}

impl ItemStatistics {
    fn from_items(items: &[&Item]) -> Self {
        let skills: BTreeSet<&str> = items.iter().map(|item| &*item.skill).collect();
        let mut levels = [0; LEVELS];
        for item in items {
            levels[usize::from(item.level) - 1] += 1;
        }
        Self {
            items: items.len(),
            levels,
            skills: skills.len(),
            information: InformationProfile::from_items(items),
        }
    }
}

/// Median over all competences but one.
pub fn median_of_others(
    inventories: &[CompetenceInventory],
    competence: Competence,
    value: impl Fn(&CompetenceInventory) -> f64,
) -> f64 {
    let others = inventories
        .iter()
        .filter(|inventory| inventory.competence != competence);
    median(others.map(value).collect())
}
