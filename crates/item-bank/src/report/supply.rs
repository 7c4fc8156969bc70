//! What the bank offers in each competence.

use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};
use vigie_shared::competence::Competence;

use super::{
    chart::{Axis, Chart},
    gaps::Gap,
    information::{Information, LEVELS, POINTS, median},
    names,
};
use crate::{bank::Bank, item::Item, parse::LEVEL_BOUNDS};

/// The items of a competence.
pub struct Supply<'a> {
    pub competence: Competence,
    items: Vec<&'a Item>,
    /// All of them.
    pub all: Part,
    /// The accessible ones.
    pub accessible: Part,
}

/// Figures of some items.
pub struct Part {
    /// Number of items.
    pub items: usize,
    /// Number of items of each level.
    pub levels: [usize; LEVELS],
    /// Number of skills.
    pub skills: usize,
    /// What they tell.
    pub information: Information,
}

/// The 16 competences, in order.
pub fn of(bank: &Bank) -> Vec<Supply<'_>> {
    let supply = |competence| {
        let items = bank.items().iter();
        let items: Vec<&Item> = items.filter(|item| item.competence == competence).collect();
        let accessible: Vec<&Item> = items
            .iter()
            .copied()
            .filter(|item| item.accessible)
            .collect();
        Supply {
            competence,
            all: Part::of(&items),
            accessible: Part::of(&accessible),
            items,
        }
    };
    Competence::all().map(supply).collect()
}

impl Part {
    fn of(items: &[&Item]) -> Self {
        let skills: BTreeSet<&str> = items.iter().map(|item| &*item.skill).collect();
        let mut levels = [0; LEVELS];
        for item in items {
            levels[usize::from(item.level) - 1] += 1;
        }
        Self {
            items: items.len(),
            levels,
            skills: skills.len(),
            information: Information::of(items),
        }
    }
}

/// Median over all competences but one.
pub fn median_of_others(
    supplies: &[Supply],
    competence: Competence,
    value: impl Fn(&Supply) -> f64,
) -> f64 {
    let others = supplies
        .iter()
        .filter(|supply| supply.competence != competence);
    median(others.map(value).collect())
}

/// What the template of a competence shows.
#[derive(Debug, Serialize)]
pub struct Card {
    code: &'static str,
    name: &'static str,
    items: usize,
    by_hand: usize,
    families: usize,
    accessible: usize,
    gaps: Vec<Gap>,
    levels: Vec<Level>,
    skills: Vec<Skill>,
    chart: Chart,
}

/// A line of the table of levels.
#[derive(Debug, Serialize)]
struct Level {
    level: usize,
    from: f64,
    to: f64,
    items: [usize; 2],
    information: [f64; 2],
    /// A gap names it.
    gap: bool,
}

/// A skill with its numbers of items.
#[derive(Debug, Serialize)]
struct Skill {
    name: String,
    items: usize,
    accessible: usize,
}

/// The cards of all competences, their charts on the same scale.
pub fn cards(supplies: &[Supply], gaps: Vec<Vec<Gap>>) -> Vec<Card> {
    let curves = supplies.iter().map(|supply| &supply.all.information.curve);
    let axis = Axis::up_to(curves.flatten().copied().fold(0.0, f64::max));
    let cards = supplies.iter().zip(gaps);
    cards
        .map(|(supply, gaps)| card(supplies, supply, gaps, &axis))
        .collect()
}

fn card(supplies: &[Supply], supply: &Supply, gaps: Vec<Gap>, axis: &Axis) -> Card {
    let parts = [&supply.all, &supply.accessible];
    let families: BTreeSet<_> = supply
        .items
        .iter()
        .filter_map(|item| item.family.as_ref())
        .collect();
    let others = (0..POINTS).map(|point| {
        median_of_others(supplies, supply.competence, |supply| {
            supply.all.information.curve[point]
        })
    });
    let others: Vec<f64> = others.collect();
    let level = |level: usize| Level {
        level: level + 1,
        from: LEVEL_BOUNDS[level],
        to: LEVEL_BOUNDS[level + 1],
        items: parts.map(|part| part.levels[level]),
        information: parts.map(|part| part.information.levels[level]),
        gap: gaps.iter().any(|gap| gap.levels.contains(&(level + 1))),
    };
    Card {
        code: supply.competence.code(),
        name: names::name(supply.competence),
        items: supply.all.items,
        by_hand: supply
            .items
            .iter()
            .filter(|item| item.family.is_none())
            .count(),
        families: families.len(),
        accessible: supply.accessible.items,
        levels: (0..LEVELS).map(level).collect(),
        skills: skills(&supply.items),
        chart: Chart::new(axis, parts.map(|part| &*part.information.curve), &others),
        gaps,
    }
}

fn skills(items: &[&Item]) -> Vec<Skill> {
    let mut counts: BTreeMap<&str, (usize, usize)> = BTreeMap::new();
    for item in items {
        let (all, accessible) = counts.entry(&item.skill).or_default();
        *all += 1;
        *accessible += usize::from(item.accessible);
    }
    let skills = counts.into_iter().map(|(name, (items, accessible))| Skill {
        name: name.to_owned(),
        items,
        accessible,
    });
    skills.collect()
}
