//! What a competence lacks, in words.

use serde::Serialize;

use super::{
    information::LEVELS,
    inventory::{CompetenceInventory, median_of_others},
};

/// A level is thin below this share of the median information of the other competences.
const THIN_SHARE: f64 = 0.5;
/// Fewest accessible items, as a share of the items of a competence.
const MIN_ACCESSIBLE_SHARE: f64 = 0.5;
/// Fewest skills: a test asks up to three, and two neighbors should be able to get others.
const MIN_SKILLS: usize = 6;

#[derive(Debug, Serialize)]
pub struct CoverageGap {
    text: String,
    /// Levels it is about, 1..=7; empty for the competence as a whole.
    pub levels: Vec<usize>,
}

/// The rules above, for the page to state.
#[derive(Debug, Serialize)]
pub struct GapRules {
    thin: f64,
    accessible: f64,
    skills: usize,
}

pub fn rules() -> GapRules {
    GapRules {
        thin: THIN_SHARE,
        accessible: MIN_ACCESSIBLE_SHARE,
        skills: MIN_SKILLS,
    }
}

/// The gaps of each competence, in order.
pub fn find(inventories: &[CompetenceInventory]) -> Vec<Vec<CoverageGap>> {
    inventories
        .iter()
        .map(|inventory| gaps(inventories, inventory))
        .collect()
}

fn gaps(inventories: &[CompetenceInventory], inventory: &CompetenceInventory) -> Vec<CoverageGap> {
    let (all, accessible) = (&inventory.all, &inventory.accessible);
    let empty = levels(|level| all.levels[level] == 0);
    let inaccessible = levels(|level| all.levels[level] > 0 && accessible.levels[level] == 0);
    let thin_for_all = thin(inventories, inventory, |inventory, level| {
        inventory.all.information.levels[level]
    });
    let mut thin_accessible = thin(inventories, inventory, |inventory, level| {
        inventory.accessible.information.levels[level]
    });
    // A level that is thin among all items is named once.
    thin_accessible.retain(|(level, _)| thin_for_all.iter().all(|(known, _)| known != level));
    let mut gaps = Vec::new();
    gaps.extend(missing_levels("No item", empty));
    gaps.extend(missing_levels("No accessible item", inaccessible));
    gaps.extend(thin_levels("Little information", thin_for_all));
    gaps.extend(thin_levels(
        "Little information from accessible items",
        thin_accessible,
    ));
    let mut add = |text| {
        gaps.push(CoverageGap {
            text,
            levels: Vec::new(),
        });
    };
    if (accessible.items as f64) < MIN_ACCESSIBLE_SHARE * all.items as f64 {
        let (some, all) = (accessible.items, all.items);
        add(format!("Only {some} of {all} items are accessible."));
    }
    if all.skills < MIN_SKILLS {
        add(format!("Only {} skills.", all.skills));
    } else if accessible.skills < MIN_SKILLS {
        add(format!(
            "Only {} skills have accessible items.",
            accessible.skills
        ));
    }
    gaps
}

/// Levels 1..=7 for which a predicate holds; it gets their index.
fn levels(predicate: impl Fn(usize) -> bool) -> Vec<usize> {
    (0..LEVELS)
        .filter(|&level| predicate(level))
        .map(|level| level + 1)
        .collect()
}

/// Levels of little information, with the figures.
fn thin(
    inventories: &[CompetenceInventory],
    inventory: &CompetenceInventory,
    information: impl Fn(&CompetenceInventory, usize) -> f64,
) -> Vec<(usize, String)> {
    let thin = (0..LEVELS).filter_map(|index| {
        let here = information(inventory, index);
        let others = median_of_others(inventories, inventory.competence, |other| {
            information(other, index)
        });
        let level = index + 1;
        (here < THIN_SHARE * others)
            .then(|| (level, format!("{level} ({here:.1} against {others:.1})")))
    });
    thin.collect()
}

fn missing_levels(what: &str, levels: Vec<usize>) -> Option<CoverageGap> {
    let names: Vec<String> = levels.iter().map(usize::to_string).collect();
    gap(what, "of", levels, &names)
}

fn thin_levels(what: &str, thin: Vec<(usize, String)>) -> Option<CoverageGap> {
    let (levels, names): (Vec<usize>, Vec<String>) = thin.into_iter().unzip();
    gap(what, "at", levels, &names)
}

fn gap(what: &str, at: &str, levels: Vec<usize>, names: &[String]) -> Option<CoverageGap> {
    let text = match names {
        [] => return None,
        [one] => format!("{what} {at} level {one}."),
        [first @ .., last] => format!("{what} {at} levels {} and {last}.", first.join(", ")),
    };
    Some(CoverageGap { text, levels })
}
