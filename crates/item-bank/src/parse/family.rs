//! One `[[family]]`: a template of items, and the values it is filled in with.
//!
//! A family is compiled once ([`plan`]), filled in for each row of values ([`variant`]),
//! and what comes out is read as an item like any other, so no rule about items is
//! written twice.

mod functions;
mod holds;
mod measure;
mod part;
mod plan;
mod rows;
mod script;
mod slip;
mod value;
mod variant;

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};
use vigie_shared::competence::Competence;

use super::{
    Draft,
    fields::{Fields, Page},
};
use plan::Plan;

/// A family as the bank sees it.
pub struct Mark {
    pub id: Arc<str>,
    /// Line of the id.
    pub line: u32,
    pub skill: String,
}

/// Reads a family and all its variants.
pub fn family(fields: Fields, competence: Option<Competence>) -> (Option<Mark>, Vec<Draft>) {
    let page = fields.page;
    let Some(plan) = Plan::take(fields, competence) else {
        return (None, Vec::new());
    };
    let family = Arc::from(plan.name);
    let mut keys = BTreeSet::new();
    let mut faults = Gathered::new(plan.rows.len());
    let mut drafts = Vec::new();
    for (row, number) in plan.rows.iter().zip(1..) {
        let own = page.same_file();
        let (key, draft) = variant::variant(&plan, row, &own);
        let label = match &key {
            Some(key) => format!("`{key}`"),
            None => number.to_string(),
        };
        faults.add(&label, own);
        let Some(key) = key else { continue };
        if !keys.insert(key.clone()) {
            let reason = format!("two variants have the key `{key}`");
            page.fault(plan.key.line, reason);
        } else {
            drafts.extend(draft.map(|draft| draft.of_family(&family, key)));
        }
    }
    faults.report(page);
    let mark = drafts.first().map(|draft| Mark {
        id: family,
        line: plan.id.line,
        skill: draft.item.skill.clone(),
    });
    (mark, drafts)
}

/// What is wrong with the variants, each fault once: fifty lines that say the same hide
/// the one that does not.
struct Gathered {
    variants: usize,
    faults: BTreeMap<(u32, String), Vec<String>>,
}

impl Gathered {
    fn new(variants: usize) -> Self {
        let faults = BTreeMap::new();
        Self { variants, faults }
    }

    fn add(&mut self, label: &str, page: Page) {
        for fault in page.into_faults() {
            let labels = self.faults.entry((fault.line, fault.reason)).or_default();
            if labels.last().is_none_or(|last| last != label) {
                labels.push(label.to_owned());
            }
        }
    }

    fn report(self, page: &Page) {
        for ((line, reason), labels) in self.faults {
            let who = match labels.as_slice() {
                all if all.len() == self.variants => "every variant".to_owned(),
                [label] => format!("variant {label}"),
                labels => format!("variants {}", labels.join(", ")),
            };
            page.fault(line, format!("{who}: {reason}"));
        }
    }
}
