//! A family that was read and compiled, before it is filled in.

use vigie_shared::competence::Competence;

use super::{
    super::{
        fields::{FieldValue, TableFields},
        text,
        tree::{TomlEntry, TomlNode},
    },
    field_template::FieldTemplate,
    templates::{CompiledExpression, KnownNames, TextTemplate},
    value_rows::{self, ValueRow},
};

/// Fields of an item that are the same in all variants.
const FIXED_FIELDS: [&str; 5] = ["skill", "mode", "accessible", "seconds", "keep_order"];
/// Fields of an item whose texts are templates. Images and attachments are not among
/// them: a drawing shows one thing, and an item about it is written by hand.
const TEMPLATE_FIELDS: [&str; 6] = ["a", "accept", "tolerance", "pairs", "fr", "en"];
/// Names in `holds` for the parts of a proposition.
const PROPOSITION_NAMES: [&str; 3] = ["id", "fr", "en"];

/// A family whose own fields have no faults.
pub struct CompiledFamily<'a> {
    /// Line of the heading.
    pub line: u32,
    pub id: FieldValue<'a>,
    pub name: &'a str,
    pub competence: Competence,
    pub rows: Vec<ValueRow<'a>>,
    /// Computed values, in this order.
    pub computed: Vec<(&'a str, CompiledExpression<'a>)>,
    pub key: TextTemplate<'a>,
    pub checks: Vec<CompiledExpression<'a>>,
    pub holds: Option<CompiledExpression<'a>>,
    /// The fields of the items, except those that are derived.
    pub fields: Vec<FieldTemplate<'a>>,
}

impl<'a> CompiledFamily<'a> {
    /// Reads every field, also when others are faulty.
    pub fn take(mut family: TableFields<'a>, competence: Option<Competence>) -> Option<Self> {
        let context = family.context;
        let before = context.fault_count();
        let id = family.require("id");
        let name = id.and_then(|id| name(id, competence));
        let rows = value_rows::read_rows(&mut family);
        let given = rows.as_ref().map(|rows| rows.iter().flatten());
        let mut names = KnownNames::new(given.map(|given| given.map(|(name, _)| *name)));
        let lets = family.take("let").map(|value| lets(value, &mut names));
        let key = family.require("key").and_then(|value| {
            let label = value.name.to_owned();
            TextTemplate::compile(value, label, value.text()?, &names)
        });
        let checks = family.take("check").map(|value| checks(value, &names));
        let kind = family.take("kind");
        // The level follows from `b`, so that cannot be left to the item.
        let (b, right) = (family.require("b"), family.take("right"));
        let fixed = FIXED_FIELDS.iter().filter_map(|name| family.take(name));
        let fixed: Vec<_> = kind.into_iter().chain(fixed).collect();
        let filled = TEMPLATE_FIELDS.iter().filter_map(|name| family.take(name));
        let filled: Vec<_> = [b, right].into_iter().flatten().chain(filled).collect();
        let filled = filled
            .into_iter()
            .map(|value| FieldTemplate::filled(value, &names));
        let fields = fixed
            .into_iter()
            .map(FieldTemplate::fixed)
            .chain(filled)
            .collect();
        let holds = family
            .take("holds")
            .map(|value| holds(value, kind, right, names));
        let line = family.line;
        family.report_unknown();
        let compiled = Self {
            line,
            id: id?,
            name: name?,
            competence: competence?,
            rows: rows?,
            computed: lets.unwrap_or_default(),
            key: key?,
            checks: checks.unwrap_or_default(),
            holds: holds.flatten(),
            fields,
        };
        (context.fault_count() == before).then_some(compiled)
    }
}

fn name<'a>(id: FieldValue<'a>, competence: Option<Competence>) -> Option<&'a str> {
    let name = id.text()?;
    let code = competence?.code();
    if !text::is_item_id(name, code) {
        id.add_fault(format!(
            "`{name}` must be {code}, a hyphen and lower-case words, at most 40 characters"
        ));
    }
    Some(name)
}

fn lets<'a>(
    value: FieldValue<'a>,
    names: &mut KnownNames<'a>,
) -> Vec<(&'a str, CompiledExpression<'a>)> {
    let Some(pairs) = pairs(value) else {
        value.add_fault("`let` must be a list of pairs: a name and an expression");
        names.accept_any();
        return Vec::new();
    };
    let mut lets = Vec::new();
    for (line, name, source) in pairs {
        let line_value = FieldValue { line, ..value };
        if !text::is_name(name) {
            line_value.add_fault(format!("`{name}` must be letters, digits and underscores"));
        }
        let expression = CompiledExpression::compile(line_value, name, source, names);
        if !names.add(name) {
            line_value.add_fault(format!("`{name}` is defined already"));
        }
        lets.extend(expression.map(|expression| (name, expression)));
    }
    lets
}

fn pairs(value: FieldValue<'_>) -> Option<Vec<(u32, &str, &str)>> {
    let TomlNode::List(list) = value.node else {
        return None;
    };
    let pairs = list.iter().map(|entry| match &entry.node {
        TomlNode::List(pair) => match pair.as_slice() {
            [name, source] => Some((entry.line, name.node.text()?, source.node.text()?)),
            _ => None,
        },
        _ => None,
    });
    pairs.collect()
}

fn checks<'a>(value: FieldValue<'a>, names: &KnownNames) -> Vec<CompiledExpression<'a>> {
    let (TomlNode::List(list), Some(_)) = (value.node, value.texts()) else {
        return Vec::new();
    };
    let check = |entry: &'a TomlEntry| {
        let line = entry.line;
        CompiledExpression::compile(
            FieldValue { line, ..value },
            value.name,
            entry.node.text()?,
            names,
        )
    };
    list.iter().filter_map(check).collect()
}

fn holds<'a>(
    value: FieldValue<'a>,
    kind: Option<FieldValue>,
    right: Option<FieldValue>,
    mut names: KnownNames<'a>,
) -> Option<CompiledExpression<'a>> {
    if let Some(right) = right {
        right.add_fault("`right` follows from `holds`: leave one of them out");
    }
    if let Some(kind) = kind.and_then(|kind| kind.node.text())
        && !["single", "multiple"].contains(&kind)
    {
        value.add_fault(format!("`holds` does not go with kind `{kind}`"));
    }
    for name in PROPOSITION_NAMES {
        if !names.add(name) {
            value.add_fault(format!(
                "`{name}` is the proposition's in `holds`: give the value another name"
            ));
        }
    }
    CompiledExpression::compile(value, value.name, value.text()?, &names)
}
