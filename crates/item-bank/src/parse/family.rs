//! One `[[family]]`: a template of items, and the values it is filled in with.
//!
//! A family is compiled once ([`compiled_family`]) and filled in for each row of values
//! ([`variant`]). The result is read as an item like any other, so that the rules about
//! items exist once.

mod compiled_family;
mod field_template;
mod functions;
mod grouped_diagnostics;
mod item_parameters;
mod predicate_key;
mod template_lint;
mod template_value;
mod templates;
mod value_rows;
mod variant;
mod variant_values;

use std::{collections::BTreeSet, sync::Arc};
use vigie_shared::competence::Competence;

use super::{fields::TableFields, parsed_item::ParsedItem};
use compiled_family::CompiledFamily;
use grouped_diagnostics::GroupedDiagnostics;

/// The parts of a family that are compared within a file.
pub struct FamilySummary {
    pub id: Arc<str>,
    /// Line of the id.
    pub line: u32,
    pub skill: String,
}

/// Reads a family and all its variants.
pub fn read_family(
    fields: TableFields,
    competence: Option<Competence>,
) -> (Option<FamilySummary>, Vec<ParsedItem>) {
    let context = fields.context;
    let Some(compiled) = CompiledFamily::take(fields, competence) else {
        return (None, Vec::new());
    };
    let id = Arc::from(compiled.name);
    let mut keys = BTreeSet::new();
    let mut faults = GroupedDiagnostics::new(compiled.rows.len());
    let mut items = Vec::new();
    for (row, number) in compiled.rows.iter().zip(1..) {
        let variant_context = context.same_file();
        let (key, item) = variant::expand_row(&compiled, row, &variant_context);
        let label = match &key {
            Some(key) => format!("`{key}`"),
            None => number.to_string(),
        };
        faults.add(&label, variant_context);
        let Some(key) = key else { continue };
        if !keys.insert(key.clone()) {
            let reason = format!("two variants have the key `{key}`");
            context.add_fault(compiled.key.line, reason);
        } else {
            items.extend(item.map(|item| item.into_variant(&id, key)));
        }
    }
    faults.report(context);
    let summary = items.first().map(|first| FamilySummary {
        id,
        line: compiled.id.line,
        skill: first.item.skill.clone(),
    });
    (summary, items)
}
