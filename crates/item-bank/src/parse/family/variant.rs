//! One variant: a family filled in with one row of values.

use minijinja::Value as Scope;
use std::{collections::BTreeMap, sync::Arc};

use super::{
    super::{
        Draft,
        fields::{Fields, Page},
        files::Files,
        item, text,
        tree::{Entry, Node},
    },
    holds, measure,
    plan::Plan,
    rows::Row,
};
use crate::asset::Assets;

/// The names of a variant and what they stand for.
pub type Values<'a> = BTreeMap<&'a str, Scope>;

/// Fills in a row. The key is none when not even that could be filled in.
pub fn variant(plan: &Plan, row: &Row, page: &Page) -> (Option<String>, Option<Draft>) {
    let mut values: Values = row.iter().cloned().collect();
    for (name, formula) in &plan.lets {
        let Some(value) = formula.compute(&scope(&values), page) else {
            break;
        };
        values.insert(name, value);
    }
    let is_complete = page.count() == 0;
    let scope = scope(&values);
    let key = match is_complete {
        true => plan.key.fill(&scope, page),
        // It may do without what is missing, and then tells the author which row it is.
        false => plan.key.fill(&scope, &page.same_file()),
    };
    let draft = key
        .as_deref()
        .filter(|_| is_complete)
        .and_then(|key| draft(plan, key, &values, page));
    (key, draft)
}

fn draft(plan: &Plan, key: &str, values: &Values, page: &Page) -> Option<Draft> {
    if !text::is_slug(key) {
        let reason = "the key must be lower-case letters and digits with hyphens between them";
        page.fault(plan.key.line, reason);
    }
    let scope = scope(values);
    for check in &plan.checks {
        if check.decide(&scope, page) == Some(false) {
            page.fault(check.line, format!("`{}` is false", check.source));
        }
    }
    if page.count() > 0 {
        return None;
    }
    let entries = plan.parts.iter().map(|part| part.entry(&scope, page));
    let mut entries: Vec<_> = entries.map(|entry| measure::number(entry, page)).collect();
    let id = Node::Text(format!("{}-{key}", plan.name));
    entries.push(Entry::new("id", plan.id.line, id));
    entries.extend(measure::level(&entries, page));
    if let Some(formula) = &plan.holds {
        entries.extend(holds::right(formula, &entries, values, page));
    }
    // Half an item would only give misleading faults.
    if page.count() > 0 {
        return None;
    }
    let fields = Fields::new(page, "", plan.line, &entries);
    let no_assets = Assets::new();
    item::item(fields, Some(plan.competence), &mut Files::new(&no_assets))
}

/// The values as templates see them.
pub fn scope(values: &Values) -> Scope {
    values
        .iter()
        .map(|(name, value)| (*name, value.clone()))
        .collect()
}

impl Draft {
    /// The draft as a variant.
    pub fn of_family(mut self, family: &Arc<str>, key: String) -> Self {
        self.item.family = Some(family.clone());
        self.variant = Some(key);
        self
    }
}
