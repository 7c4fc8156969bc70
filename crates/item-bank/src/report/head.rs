//! What bank this is.

use serde::Serialize;
use std::collections::BTreeSet;
use vigie_adaptive::ExposureLimits;
use vigie_shared::item::Mode;

use crate::bank::Bank;

/// The figures at the top of the page.
#[derive(Debug, Serialize)]
pub struct Head<'a> {
    version: &'a str,
    items: usize,
    by_hand: usize,
    variants: usize,
    families: usize,
    skills: usize,
    accessible: usize,
    free: usize,
    focus: usize,
    /// None when nothing is controlled.
    limits: Option<ExposureLimits>,
    warnings: Vec<String>,
}

pub fn of(bank: &Bank) -> Head<'_> {
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
    Head {
        version: bank.version(),
        items: items.len(),
        by_hand: count(&|item| item.family.is_none()),
        variants: count(&|item| item.family.is_some()),
        families: families.len(),
        skills: skills.len(),
        accessible: count(&|item| item.accessible),
        free: count(&|item| item.facts.mode == Mode::Free),
        focus: count(&|item| item.facts.mode == Mode::Focus),
        limits: (!exposure.is_uncontrolled()).then(|| exposure.limits()),
        warnings: bank.warnings().iter().map(ToString::to_string).collect(),
    }
}
