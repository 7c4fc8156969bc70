//! The table of all competences.

use serde::Serialize;
use vigie_i18n::{Language, competence_name};

use super::{gaps::CoverageGap, inventory::CompetenceInventory};

#[derive(Debug, Serialize)]
pub struct OverviewTable {
    rows: Vec<OverviewRow>,
}

#[derive(Debug, Serialize)]
struct OverviewRow {
    code: &'static str,
    name: String,
    items: usize,
    accessible: usize,
    skills: usize,
    levels: Vec<LevelCell>,
    gaps: usize,
}

/// Items of a level, and their number as a share of the largest one in the table.
#[derive(Debug, Serialize)]
struct LevelCell {
    items: usize,
    share: f64,
}

pub fn table(inventories: &[CompetenceInventory], gaps: &[Vec<CoverageGap>]) -> OverviewTable {
    let counts = inventories
        .iter()
        .flat_map(|inventory| inventory.all.levels);
    let most = counts.max().unwrap_or(0).max(1) as f64;
    let rows = inventories
        .iter()
        .zip(gaps)
        .map(|(inventory, gaps)| OverviewRow {
            code: inventory.competence.code(),
            name: competence_name(Language::English, inventory.competence),
            items: inventory.all.items,
            accessible: inventory.accessible.items,
            skills: inventory.all.skills,
            levels: inventory
                .all
                .levels
                .map(|items| LevelCell {
                    items,
                    share: items as f64 / most,
                })
                .into(),
            gaps: gaps.len(),
        });
    OverviewTable {
        rows: rows.collect(),
    }
}
