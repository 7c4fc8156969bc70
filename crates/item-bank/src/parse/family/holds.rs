//! The key by proof: the propositions for which an expression is true.

use minijinja::Value as Scope;

use super::{
    super::{
        fields::Page,
        tree::{Entry, Node},
    },
    script::Formula,
    variant::{self, Values},
};

/// The field `right` of a variant, on the line of `holds`.
pub fn right(formula: &Formula, item: &[Entry], values: &Values, page: &Page) -> Option<Entry> {
    let Some(propositions) = propositions(item) else {
        let reason = "`holds` needs choices, the same in both languages";
        page.fault(formula.line, reason);
        return None;
    };
    let mut right = Vec::new();
    for (id, fr, en) in &propositions {
        let mut values = values.clone();
        values.extend([
            ("id", Scope::from(*id)),
            ("fr", Scope::from(*fr)),
            ("en", Scope::from(*en)),
        ]);
        if formula.decide(&variant::scope(&values), page)? {
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
        let wanted = match is_single {
            true => "exactly one choice must be right",
            false => "at least one choice must be right, and not all",
        };
        let found = match right.as_slice() {
            [] => "none".to_owned(),
            ids => format!("`{}`", ids.join("`, `")),
        };
        page.fault(
            formula.line,
            format!("`holds` is true for {found}: {wanted}"),
        );
        return None;
    }
    let entries = right
        .into_iter()
        .map(|id| Entry::new("", formula.line, Node::Text(id.to_owned())));
    Some(Entry::new(
        "right",
        formula.line,
        Node::List(entries.collect()),
    ))
}

/// Ids and texts of the choices; none if the item has no proper ones.
fn propositions(item: &[Entry]) -> Option<Vec<(&str, &str, &str)>> {
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

fn choices<'a>(item: &'a [Entry], language: &str) -> Option<&'a [Entry]> {
    inside(inside(item, language)?, "choices")
}

fn inside<'a>(entries: &'a [Entry], name: &str) -> Option<&'a [Entry]> {
    match &entries.iter().find(|entry| entry.name == name)?.node {
        Node::Table(entries) => Some(entries),
        _ => None,
    }
}
