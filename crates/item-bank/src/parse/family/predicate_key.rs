//! The field `holds`: the key is the propositions for which an expression is true.

use minijinja::Value as TemplateValue;

use super::{
    super::{
        context::ParseContext,
        tree::{TomlEntry, TomlNode},
    },
    templates::CompiledExpression,
    variant_values::{VariantValues, template_values},
};

/// The field `right` of a variant, on the line of `holds`.
pub fn right_field(
    predicate: &CompiledExpression,
    item: &[TomlEntry],
    values: &VariantValues,
    context: &ParseContext,
) -> Option<TomlEntry> {
    let Some(propositions) = propositions(item) else {
        let reason = "`holds` needs choices, the same in both languages";
        context.add_fault(predicate.line, reason);
        return None;
    };
    let mut right = Vec::new();
    for (id, fr, en) in &propositions {
        let mut values = values.clone();
        values.extend([
            ("id", TemplateValue::from(*id)),
            ("fr", TemplateValue::from(*fr)),
            ("en", TemplateValue::from(*en)),
        ]);
        if predicate.compute_bool(&template_values(&values), context)? {
            right.push(*id);
        }
    }
    let is_single = item
        .iter()
        .any(|entry| entry.name == "kind" && entry.node.text() == Some("single"));
    let fits = match is_single {
        true => right.len() == 1,
        false => !right.is_empty() && right.len() < propositions.len(),
    };
    if !fits {
        let required = match is_single {
            true => "exactly one choice must be right",
            false => "at least one choice must be right, and not all",
        };
        let found = match right.as_slice() {
            [] => "none".to_owned(),
            ids => format!("`{}`", ids.join("`, `")),
        };
        context.add_fault(
            predicate.line,
            format!("`holds` is true for {found}: {required}"),
        );
        return None;
    }
    let entries = right
        .into_iter()
        .map(|id| TomlEntry::new("", predicate.line, TomlNode::Text(id.to_owned())));
    Some(TomlEntry::new(
        "right",
        predicate.line,
        TomlNode::List(entries.collect()),
    ))
}

/// Ids and texts of the choices; none if the item has no proper ones.
fn propositions(item: &[TomlEntry]) -> Option<Vec<(&str, &str, &str)>> {
    let (fr, en) = (choices(item, "fr")?, choices(item, "en")?);
    let pairs = fr.iter().map(|fr| {
        let en = en.iter().find(|en| en.name == fr.name)?;
        Some((
            fr.name.as_str(),
            fr.node.text()?.trim(),
            en.node.text()?.trim(),
        ))
    });
    pairs.collect()
}

fn choices<'a>(item: &'a [TomlEntry], language: &str) -> Option<&'a [TomlEntry]> {
    inside(inside(item, language)?, "choices")
}

fn inside<'a>(entries: &'a [TomlEntry], name: &str) -> Option<&'a [TomlEntry]> {
    match &entries.iter().find(|entry| entry.name == name)?.node {
        TomlNode::Table(entries) => Some(entries),
        _ => None,
    }
}
