//! What is suspended for the sessions of a center, once its own decisions and those of the
//! platform are put together.

use crate::store::{SuspensionOwner, SuspensionRow};
use std::collections::BTreeMap;
use vigie_item_bank::Bank;
use vigie_shared::{competence::COMPETENCE_COUNT, item::ItemId};

/// Fewest items that must be left of a competence: a test asks up to three of it, and
/// candidates at different levels must find theirs.
const MIN_ITEMS: usize = 20;

/// Fewest accessible items that must be left of a competence, as in a new bank.
const MIN_ACCESSIBLE_ITEMS: usize = 4;

/// Items of a competence that are not suspended: all of them, and the accessible ones.
#[derive(Debug, Default, Clone, Copy)]
struct ItemsLeft {
    items: usize,
    accessible: usize,
}

/// The suspended items of a center, each with the decision behind it.
#[derive(Debug)]
pub struct EffectiveSuspensions<'a> {
    bank: &'a Bank,
    in_force: BTreeMap<&'a ItemId, &'a SuspensionRow>,
    /// By the index of the competence.
    left: [ItemsLeft; COMPETENCE_COUNT],
    /// Of the center, and without effect: with what the platform has suspended meanwhile, too
    /// few items of the competence would be left.
    overruled: Vec<&'a SuspensionRow>,
}

impl<'a> EffectiveSuspensions<'a> {
    /// From the latest decisions of the platform and of a center, oldest first. Those of the
    /// platform come first: a center cannot keep it from taking a question out. Then those of
    /// the center, as far as enough items are left. Items that the bank does not have are left
    /// out.
    pub fn from_decisions(decisions: &'a [SuspensionRow], bank: &'a Bank) -> Self {
        let mut effective = Self {
            bank,
            in_force: BTreeMap::new(),
            left: [ItemsLeft::default(); COMPETENCE_COUNT],
            overruled: Vec::new(),
        };
        for item in bank.items() {
            let left = &mut effective.left[item.competence.index()];
            left.items += 1;
            left.accessible += usize::from(item.accessible);
        }
        let (platform, own): (Vec<_>, Vec<_>) = decisions
            .iter()
            .filter(|row| row.suspends)
            .partition(|row| row.owner == SuspensionOwner::Platform);
        for row in platform {
            effective.insert(row);
        }
        for row in own {
            if effective.in_force.contains_key(&row.item) {
                // Suspended for all already.
            } else if effective.leaves_enough_without(&row.item) {
                effective.insert(row);
            } else {
                effective.overruled.push(row);
            }
        }
        effective
    }

    fn insert(&mut self, row: &'a SuspensionRow) {
        if let Some(item) = self.bank.item(&row.item)
            && self.in_force.insert(&row.item, row).is_none()
        {
            let left = &mut self.left[item.competence.index()];
            left.items -= 1;
            left.accessible -= usize::from(item.accessible);
        }
    }

    /// The suspended items, and the decisions behind them.
    pub fn in_force(&self) -> &BTreeMap<&'a ItemId, &'a SuspensionRow> {
        &self.in_force
    }

    /// Has this decision no effect, because too few items would be left?
    pub fn is_overruled(&self, row: &SuspensionRow) -> bool {
        self.overruled.contains(&row)
    }

    /// Would enough items of its competence be left without this one? False for one that the
    /// bank does not have.
    pub fn leaves_enough_without(&self, item: &ItemId) -> bool {
        let Some(found) = self.bank.item(item) else {
            return false;
        };
        let left = self.left[found.competence.index()];
        self.in_force.contains_key(item)
            || (left.items > MIN_ITEMS
                && left.accessible - usize::from(found.accessible) >= MIN_ACCESSIBLE_ITEMS)
    }
}
