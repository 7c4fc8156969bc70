//! All competences at a glance.

use serde::Serialize;

use super::{gaps::Gap, names, odd::Odd, supply::Supply, usage::Usage};

/// The table of all competences.
#[derive(Debug, Serialize)]
pub struct Table {
    rows: Vec<Row>,
}

#[derive(Debug, Serialize)]
struct Row {
    code: &'static str,
    name: &'static str,
    items: usize,
    accessible: usize,
    skills: usize,
    levels: Vec<Cell>,
    gaps: usize,
}

/// Items of a level, and their number as a share of the largest one in the table.
#[derive(Debug, Serialize)]
struct Cell {
    items: usize,
    share: f64,
}

pub fn table(supplies: &[Supply], gaps: &[Vec<Gap>]) -> Table {
    let counts = supplies.iter().flat_map(|supply| supply.all.levels);
    let most = counts.max().unwrap_or(0).max(1) as f64;
    let rows = supplies.iter().zip(gaps).map(|(supply, gaps)| Row {
        code: supply.competence.code(),
        name: names::name(supply.competence),
        items: supply.all.items,
        accessible: supply.accessible.items,
        skills: supply.all.skills,
        levels: supply
            .all
            .levels
            .map(|items| Cell {
                items,
                share: items as f64 / most,
            })
            .into(),
        gaps: gaps.len(),
    });
    Table {
        rows: rows.collect(),
    }
}

/// The page in a few lines, for readers who have a minute.
#[derive(Debug, Serialize)]
pub struct Short {
    /// Codes of the competences with gaps.
    gaps: Vec<&'static str>,
    groups: Vec<Group>,
    odd: usize,
}

/// One group of candidates.
#[derive(Debug, Serialize)]
struct Group {
    error: f64,
    highest: f64,
    alike: f64,
    never: usize,
    items: usize,
}

pub fn short(gaps: &[Vec<Gap>], groups: &[Usage; 2], odd: &Odd) -> Short {
    let competences = vigie_shared::competence::Competence::all();
    let with_gaps = competences.zip(gaps).filter(|(_, gaps)| !gaps.is_empty());
    let group = |usage: &Usage| Group {
        error: usage.precision.all.stated,
        highest: usage.highest(),
        alike: usage.alike.as_ref().map_or(0.0, |used| used.alike),
        never: usage.never(),
        items: usage.items,
    };
    Short {
        gaps: with_gaps.map(|(competence, _)| competence.code()).collect(),
        groups: groups.iter().map(group).collect(),
        odd: odd.count(),
    }
}
