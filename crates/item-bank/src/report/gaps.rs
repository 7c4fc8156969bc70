//! What is missing in a competence, in words.

use serde::Serialize;

use super::{
    information::LEVELS,
    supply::{Supply, median_of_others},
};

/// A level is thin below this share of the median information of the other competences.
const THIN: f64 = 0.5;
/// Fewest accessible items, as a share of the items of a competence.
const ACCESSIBLE: f64 = 0.5;
/// Fewest skills: a test asks up to three, and two neighbours should be able to get others.
const SKILLS: usize = 6;

/// Something missing.
#[derive(Debug, Serialize)]
pub struct Gap {
    text: String,
    /// Levels it is about, 1..=7.
    pub levels: Vec<usize>,
}

/// The rules, for the page to state.
#[derive(Debug, Serialize)]
pub struct Rules {
    thin: f64,
    accessible: f64,
    skills: usize,
}

/// What counts as a gap.
pub fn rules() -> Rules {
    Rules {
        thin: THIN,
        accessible: ACCESSIBLE,
        skills: SKILLS,
    }
}

/// The gaps of each competence, in order.
pub fn of(supplies: &[Supply]) -> Vec<Vec<Gap>> {
    supplies
        .iter()
        .map(|supply| gaps(supplies, supply))
        .collect()
}

fn gaps(supplies: &[Supply], supply: &Supply) -> Vec<Gap> {
    let (all, accessible) = (&supply.all, &supply.accessible);
    let empty = levels(|level| all.levels[level] == 0);
    let closed = levels(|level| all.levels[level] > 0 && accessible.levels[level] == 0);
    let thin_for_all = thin(supplies, supply, |supply, level| {
        supply.all.information.levels[level]
    });
    let mut thin_accessible = thin(supplies, supply, |supply, level| {
        supply.accessible.information.levels[level]
    });
    // What is thin for everybody is named once.
    thin_accessible.retain(|(level, _)| thin_for_all.iter().all(|(known, _)| known != level));
    let mut gaps = Vec::new();
    gaps.extend(absent("No item", empty));
    gaps.extend(absent("No accessible item", closed));
    gaps.extend(few_told("Little information", thin_for_all));
    gaps.extend(few_told(
        "Little information from accessible items",
        thin_accessible,
    ));
    let mut few = |text| {
        gaps.push(Gap {
            text,
            levels: Vec::new(),
        });
    };
    if (accessible.items as f64) < ACCESSIBLE * all.items as f64 {
        let (some, all) = (accessible.items, all.items);
        few(format!("Only {some} of {all} items are accessible."));
    }
    if all.skills < SKILLS {
        few(format!("Only {} skills.", all.skills));
    } else if accessible.skills < SKILLS {
        few(format!(
            "Only {} skills have accessible items.",
            accessible.skills
        ));
    }
    gaps
}

/// Levels 1..=7 for which something holds.
fn levels(holds: impl Fn(usize) -> bool) -> Vec<usize> {
    (0..LEVELS)
        .filter(|&level| holds(level))
        .map(|level| level + 1)
        .collect()
}

/// Levels that tell little, with the figures that say so.
fn thin(
    supplies: &[Supply],
    supply: &Supply,
    told: impl Fn(&Supply, usize) -> f64,
) -> Vec<(usize, String)> {
    let thin = (0..LEVELS).filter_map(|index| {
        let here = told(supply, index);
        let others = median_of_others(supplies, supply.competence, |other| told(other, index));
        let level = index + 1;
        (here < THIN * others).then(|| (level, format!("{level} ({here:.1} against {others:.1})")))
    });
    thin.collect()
}

fn absent(what: &str, levels: Vec<usize>) -> Option<Gap> {
    let names: Vec<String> = levels.iter().map(usize::to_string).collect();
    gap(what, "of", levels, &names)
}

fn few_told(what: &str, thin: Vec<(usize, String)>) -> Option<Gap> {
    let (levels, names): (Vec<usize>, Vec<String>) = thin.into_iter().unzip();
    gap(what, "at", levels, &names)
}

fn gap(what: &str, at: &str, levels: Vec<usize>, names: &[String]) -> Option<Gap> {
    let text = match names {
        [] => return None,
        [one] => format!("{what} {at} level {one}."),
        [first @ .., last] => format!("{what} {at} levels {} and {last}.", first.join(", ")),
    };
    Some(Gap { text, levels })
}
