//! The figures at the top of the page.

use serde::Serialize;
use std::collections::BTreeSet;
use vigie_adaptive::ExposureLimits;
use vigie_shared::item::ItemMode;

use crate::bank::Bank;

#[derive(Debug, Serialize)]
pub struct ReportHeader<'a> {
    version: &'a str,
    items: usize,
    by_hand: usize,
    variants: usize,
    families: usize,
    skills: usize,
    accessible: usize,
    free: usize,
    focus: usize,
    /// None without an exposure control.
    limits: Option<ExposureLimits>,
    warnings: Vec<String>,
}

pub fn header(bank: &Bank) -> ReportHeader<'_> {
    let items = bank.items();
    let count = |is: &dyn Fn(&&crate::item::Item) -> bool| items.iter().filter(is).count();
    let families: BTreeSet<_> = items
        .iter()
        .filter_map(|item| item.family.as_ref())
        .collect();
    let skills: BTreeSet<_> = items
        .iter()
        .map(|item| (item.competence, &item.skill))
        .collect();
    let exposure = bank.pool().exposure_control();
    ReportHeader {
        version: bank.version(),
        items: items.len(),
        by_hand: count(&|item| item.family.is_none()),
        variants: count(&|item| item.family.is_some()),
        families: families.len(),
        skills: skills.len(),
        accessible: count(&|item| item.accessible),
        free: count(&|item| item.facts.mode == ItemMode::Free),
        focus: count(&|item| item.facts.mode == ItemMode::Focus),
        limits: (!exposure.is_uncontrolled()).then(|| exposure.limits()),
        warnings: bank.warnings().iter().map(ToString::to_string).collect(),
    }
}
