//! The values a family is filled with: `cases`, `vary`, or both.

use minijinja::Value as TemplateValue;
use std::collections::BTreeSet;

use super::{
    super::{
        fields::{FieldValue, TableFields},
        tree::{TomlEntry, TomlNode},
    },
    template_value,
};

/// Most variants of a family: more would not be reviewed, and a mistake in `vary` can give
/// a million.
const MAX_VARIANTS: usize = 200;

/// Names and values of one variant.
pub type ValueRow<'a> = Vec<(&'a str, TemplateValue)>;

/// Reads the rows; faults and none if they are not valid.
pub fn read_rows<'a>(family: &mut TableFields<'a>) -> Option<Vec<ValueRow<'a>>> {
    let cases = family.take("cases");
    let vary = family.take("vary");
    let Some(value) = cases.or(vary) else {
        let reason = "`cases` or `vary` is missing: a family needs values";
        family.context.add_fault(family.line, reason);
        return None;
    };
    let cases = match cases {
        Some(cases) => self::cases(cases),
        None => Some(vec![ValueRow::new()]),
    };
    let vary = match vary {
        Some(vary) => columns(vary),
        None => Some(Vec::new()),
    };
    let (cases, columns) = (cases?, vary?);
    let lengths = columns.iter().map(|column| column.values.len());
    let count = lengths.fold(cases.len(), usize::saturating_mul);
    let refused = match count {
        0 => "a family needs values, and here are none".to_owned(),
        1 => "a family of one variant is an item: write it among the questions".to_owned(),
        2..=MAX_VARIANTS => return combine(cases, columns),
        _ => format!("a family has at most {MAX_VARIANTS} variants, this one has {count}"),
    };
    value.add_fault(refused);
    None
}

/// One name of `vary` with its values.
struct VaryColumn<'a> {
    value: FieldValue<'a>,
    values: Vec<TemplateValue>,
}

fn cases(value: FieldValue) -> Option<Vec<ValueRow>> {
    let TomlNode::List(list) = value.node else {
        value.add_fault("`cases` must be a list of tables");
        return None;
    };
    let rows: Vec<_> = list.iter().map(|entry| case(value, entry)).collect();
    rows.into_iter().collect()
}

fn case<'a>(cases: FieldValue<'a>, entry: &'a TomlEntry) -> Option<ValueRow<'a>> {
    let TomlNode::Table(entries) = &entry.node else {
        cases
            .context
            .add_fault(entry.line, "a case must be a table");
        return None;
    };
    let pairs: Vec<_> = entries
        .iter()
        .map(|entry| {
            let value = child_value(cases, entry);
            let converted = template_value::template_value(value);
            template_value::is_name(value).then_some((value.name, converted?))
        })
        .collect();
    pairs.into_iter().collect()
}

fn columns(vary: FieldValue) -> Option<Vec<VaryColumn>> {
    let TomlNode::Table(entries) = vary.node else {
        vary.add_fault("`vary` must be a table of lists");
        return None;
    };
    let columns: Vec<_> = entries
        .iter()
        .map(|entry| {
            let value = child_value(vary, entry);
            let TomlNode::List(list) = &entry.node else {
                value.add_fault(format!("`{}` must be a list", entry.name));
                return None;
            };
            let is_name = template_value::is_name(value);
            let values: Vec<_> = list
                .iter()
                .map(|entry| {
                    template_value::template_value(FieldValue {
                        line: entry.line,
                        node: &entry.node,
                        ..value
                    })
                })
                .collect();
            let values = values.into_iter().collect::<Option<_>>()?;
            is_name.then_some(VaryColumn { value, values })
        })
        .collect();
    columns.into_iter().collect()
}

/// Every case with every combination, the last value of `vary` changing first.
fn combine<'a>(
    cases: Vec<ValueRow<'a>>,
    columns: Vec<VaryColumn<'a>>,
) -> Option<Vec<ValueRow<'a>>> {
    let names: BTreeSet<&str> = cases.iter().flatten().map(|(name, _)| *name).collect();
    let repeated: Vec<_> = columns
        .iter()
        .filter(|column| names.contains(column.value.name))
        .collect();
    for column in &repeated {
        let name = column.value.name;
        column
            .value
            .add_fault(format!("`{name}` is in the cases already"));
    }
    let mut rows = cases;
    for column in &columns {
        rows = rows
            .iter()
            .flat_map(|row| {
                column.values.iter().map(|value| {
                    let mut row = row.clone();
                    row.push((column.value.name, value.clone()));
                    row
                })
            })
            .collect();
    }
    repeated.is_empty().then_some(rows)
}

fn child_value<'a>(outer: FieldValue<'a>, entry: &'a TomlEntry) -> FieldValue<'a> {
    FieldValue {
        line: entry.line,
        name: &entry.name,
        node: &entry.node,
        ..outer
    }
}
