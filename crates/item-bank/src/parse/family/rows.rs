//! The values a family is filled with: `cases`, `vary`, or both.

use minijinja::Value as Scope;
use std::collections::BTreeSet;

use super::{
    super::{
        fields::{Fields, Value},
        tree::{Entry, Node},
    },
    value,
};

/// Most variants of a family: more of one kind than anybody reviews, and a slip in `vary`
/// is soon a million.
const VARIANTS: usize = 200;

/// Names and values of one variant.
pub type Row<'a> = Vec<(&'a str, Scope)>;

/// Reads the rows; faults and none if they make no family.
pub fn take<'a>(family: &mut Fields<'a>) -> Option<Vec<Row<'a>>> {
    let cases = family.take("cases");
    let vary = family.take("vary");
    let Some(value) = cases.or(vary) else {
        let reason = "`cases` or `vary` is missing: a family needs values";
        family.page.fault(family.line, reason);
        return None;
    };
    let cases = match cases {
        Some(cases) => self::cases(cases),
        None => Some(vec![Row::new()]),
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
        2..=VARIANTS => return multiplied(cases, columns),
        _ => format!("a family has at most {VARIANTS} variants, this one has {count}"),
    };
    value.fault(refused);
    None
}

/// A value of `vary`.
struct Column<'a> {
    place: Value<'a>,
    values: Vec<Scope>,
}

fn cases(value: Value) -> Option<Vec<Row>> {
    let Node::List(list) = value.node else {
        value.fault("`cases` must be a list of tables");
        return None;
    };
    let rows: Vec<_> = list.iter().map(|entry| case(value, entry)).collect();
    rows.into_iter().collect()
}

fn case<'a>(cases: Value<'a>, entry: &'a Entry) -> Option<Row<'a>> {
    let Node::Table(entries) = &entry.node else {
        cases.page.fault(entry.line, "a case must be a table");
        return None;
    };
    let pairs: Vec<_> = entries
        .iter()
        .map(|entry| {
            let place = inside(cases, entry);
            let scope = value::scope(place);
            value::is_name(place).then_some((place.name, scope?))
        })
        .collect();
    pairs.into_iter().collect()
}

fn columns(vary: Value) -> Option<Vec<Column>> {
    let Node::Table(entries) = vary.node else {
        vary.fault("`vary` must be a table of lists");
        return None;
    };
    let columns: Vec<_> = entries
        .iter()
        .map(|entry| {
            let place = inside(vary, entry);
            let Node::List(list) = &entry.node else {
                place.fault(format!("`{}` must be a list", entry.name));
                return None;
            };
            let is_name = value::is_name(place);
            let values: Vec<_> = list
                .iter()
                .map(|entry| {
                    value::scope(Value {
                        line: entry.line,
                        node: &entry.node,
                        ..place
                    })
                })
                .collect();
            let values = values.into_iter().collect::<Option<_>>()?;
            is_name.then_some(Column { place, values })
        })
        .collect();
    columns.into_iter().collect()
}

/// Every case with every combination, the last value of `vary` changing first.
fn multiplied<'a>(cases: Vec<Row<'a>>, columns: Vec<Column<'a>>) -> Option<Vec<Row<'a>>> {
    let names: BTreeSet<&str> = cases.iter().flatten().map(|(name, _)| *name).collect();
    let twice: Vec<_> = columns
        .iter()
        .filter(|column| names.contains(column.place.name))
        .collect();
    for column in &twice {
        let name = column.place.name;
        column
            .place
            .fault(format!("`{name}` is in the cases already"));
    }
    let mut rows = cases;
    for column in &columns {
        rows = rows
            .iter()
            .flat_map(|row| {
                column.values.iter().map(|value| {
                    let mut row = row.clone();
                    row.push((column.place.name, value.clone()));
                    row
                })
            })
            .collect();
    }
    twice.is_empty().then_some(rows)
}

fn inside<'a>(outer: Value<'a>, entry: &'a Entry) -> Value<'a> {
    Value {
        line: entry.line,
        name: &entry.name,
        node: &entry.node,
        ..outer
    }
}
