//! The card of a competence: its gaps, levels, skills and chart.

use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};
use vigie_i18n::{Language, competence_name};

use super::{
    gaps::CoverageGap,
    information::{LEVELS, POINTS},
    information_chart::{InformationChart, VerticalAxis},
    inventory::{CompetenceInventory, median_of_others},
};
use crate::{item::Item, parse::LEVEL_BOUNDS};

#[derive(Debug, Serialize)]
pub struct CompetenceCard {
    code: &'static str,
    name: String,
    items: usize,
    by_hand: usize,
    families: usize,
    accessible: usize,
    gaps: Vec<CoverageGap>,
    levels: Vec<LevelRow>,
    skills: Vec<SkillCount>,
    chart: InformationChart,
}

#[derive(Debug, Serialize)]
struct LevelRow {
    level: usize,
    from: f64,
    to: f64,
    items: [usize; 2],
    information: [f64; 2],
    /// Whether a gap names it.
    has_gap: bool,
}

#[derive(Debug, Serialize)]
struct SkillCount {
    name: String,
    items: usize,
    accessible: usize,
}

/// The cards of all competences, their charts on the same scale.
pub fn cards(
    inventories: &[CompetenceInventory],
    gaps: Vec<Vec<CoverageGap>>,
) -> Vec<CompetenceCard> {
    let curves = inventories
        .iter()
        .map(|inventory| &inventory.all.information.curve);
    let axis = VerticalAxis::up_to(curves.flatten().copied().fold(0.0, f64::max));
    let cards = inventories.iter().zip(gaps);
    cards
        .map(|(inventory, gaps)| card(inventories, inventory, gaps, &axis))
        .collect()
}

fn card(
    inventories: &[CompetenceInventory],
    inventory: &CompetenceInventory,
    gaps: Vec<CoverageGap>,
    axis: &VerticalAxis,
) -> CompetenceCard {
    let groups = [&inventory.all, &inventory.accessible];
    let families: BTreeSet<_> = inventory
        .items
        .iter()
        .filter_map(|item| item.family.as_ref())
        .collect();
    let others = (0..POINTS).map(|point| {
        median_of_others(inventories, inventory.competence, |inventory| {
            inventory.all.information.curve[point]
        })
    });
    let others: Vec<f64> = others.collect();
    let level = |level: usize| LevelRow {
        level: level + 1,
        from: LEVEL_BOUNDS[level],
        to: LEVEL_BOUNDS[level + 1],
        items: groups.map(|group| group.levels[level]),
        information: groups.map(|group| group.information.levels[level]),
        has_gap: gaps.iter().any(|gap| gap.levels.contains(&(level + 1))),
    };
    CompetenceCard {
        code: inventory.competence.code(),
        name: competence_name(Language::English, inventory.competence),
        items: inventory.all.items,
        by_hand: inventory
            .items
            .iter()
            .filter(|item| item.family.is_none())
            .count(),
        families: families.len(),
        accessible: inventory.accessible.items,
        levels: (0..LEVELS).map(level).collect(),
        skills: skills(&inventory.items),
        chart: InformationChart::new(axis, groups.map(|group| &*group.information.curve), &others),
        gaps,
    }
}

fn skills(items: &[&Item]) -> Vec<SkillCount> {
    let mut counts: BTreeMap<&str, (usize, usize)> = BTreeMap::new();
    for item in items {
        let (all, accessible) = counts.entry(&item.skill).or_default();
        *all += 1;
        *accessible += usize::from(item.accessible);
    }
    let skills = counts
        .into_iter()
        .map(|(name, (items, accessible))| SkillCount {
            name: name.to_owned(),
            items,
            accessible,
        });
    skills.collect()
}
