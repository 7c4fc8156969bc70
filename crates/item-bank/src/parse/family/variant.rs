//! One variant: a family filled in with one row of values.

use super::{
    super::{
        asset_references::AssetReferences,
        context::ParseContext,
        fields::TableFields,
        item,
        parsed_item::ParsedItem,
        text,
        tree::{TomlEntry, TomlNode},
    },
    compiled_family::CompiledFamily,
    item_parameters, predicate_key,
    value_rows::ValueRow,
    variant_values::{VariantValues, template_values},
};
use crate::asset::AssetFiles;

/// Fills in a row. The key is none when it could not be filled in.
pub fn expand_row(
    family: &CompiledFamily,
    row: &ValueRow,
    context: &ParseContext,
) -> (Option<String>, Option<ParsedItem>) {
    let mut values: VariantValues = row.iter().cloned().collect();
    for (name, expression) in &family.computed {
        let Some(value) = expression.compute(&template_values(&values), context) else {
            break;
        };
        values.insert(name, value);
    }
    let is_complete = context.fault_count() == 0;
    let template_values = template_values(&values);
    let key = match is_complete {
        true => family.key.fill(&template_values, context),
        // It may not need the missing values, and then identifies the row in the faults.
        false => family.key.fill(&template_values, &context.same_file()),
    };
    let item = key
        .as_deref()
        .filter(|_| is_complete)
        .and_then(|key| expand_item(family, key, &values, context));
    (key, item)
}

fn expand_item(
    family: &CompiledFamily,
    key: &str,
    values: &VariantValues,
    context: &ParseContext,
) -> Option<ParsedItem> {
    if !text::is_slug(key) {
        let reason = "the key must be lower-case letters and digits with hyphens between them";
        context.add_fault(family.key.line, reason);
    }
    let template_values = template_values(values);
    for check in &family.checks {
        if check.compute_bool(&template_values, context) == Some(false) {
            context.add_fault(check.line, format!("`{}` is false", check.source));
        }
    }
    if context.fault_count() > 0 {
        return None;
    }
    let entries = family
        .fields
        .iter()
        .map(|field| field.entry(&template_values, context));
    let mut entries: Vec<_> = entries
        .map(|entry| item_parameters::parse_number(entry, context))
        .collect();
    let id = TomlNode::Text(format!("{}-{key}", family.name));
    entries.push(TomlEntry::new("id", family.id.line, id));
    entries.extend(item_parameters::level_field(&entries, context));
    if let Some(expression) = &family.holds {
        entries.extend(predicate_key::right_field(
            expression, &entries, values, context,
        ));
    }
    // An incomplete item would only give misleading faults.
    if context.fault_count() > 0 {
        return None;
    }
    let fields = TableFields::new(context, "", family.line, &entries);
    let no_assets = AssetFiles::new();
    item::read_item(
        fields,
        Some(family.competence),
        &mut AssetReferences::new(&no_assets),
    )
}
