//! A family read and compiled, before it is filled in.

use vigie_shared::competence::Competence;

use super::{
    super::{
        fields::{Fields, Value},
        text,
        tree::{Entry, Node},
    },
    part::Part,
    rows::{self, Row},
    script::{Formula, Names, Words},
};

/// Fields of an item that are the same in all variants.
const FIXED: [&str; 5] = ["skill", "mode", "accessible", "seconds", "keep_order"];
/// Fields of an item whose texts are templates. Images and attachments are not among
/// them: a drawing shows one thing, and an item about it is written by hand.
const FILLED: [&str; 6] = ["a", "accept", "tolerance", "pairs", "fr", "en"];
/// What `holds` knows of a proposition.
const PROPOSITION: [&str; 3] = ["id", "fr", "en"];

/// A family without faults of its own.
pub struct Plan<'a> {
    /// Line of the heading.
    pub line: u32,
    pub id: Value<'a>,
    pub name: &'a str,
    pub competence: Competence,
    pub rows: Vec<Row<'a>>,
    /// Computed in this order.
    pub lets: Vec<(&'a str, Formula<'a>)>,
    pub key: Words<'a>,
    pub checks: Vec<Formula<'a>>,
    pub holds: Option<Formula<'a>>,
    /// The fields of the items, but for those that are derived.
    pub parts: Vec<Part<'a>>,
}

impl<'a> Plan<'a> {
    /// Reads every field, whatever is wrong with the others.
    pub fn take(mut family: Fields<'a>, competence: Option<Competence>) -> Option<Self> {
        let page = family.page;
        let before = page.count();
        let id = family.need("id");
        let name = id.and_then(|id| name(id, competence));
        let rows = rows::take(&mut family);
        let given = rows.as_ref().map(|rows| rows.iter().flatten());
        let mut names = Names::new(given.map(|given| given.map(|(name, _)| *name)));
        let lets = family.take("let").map(|value| lets(value, &mut names));
        let key = family.need("key").and_then(|value| {
            let called = value.name.to_owned();
            Words::compile(value, called, value.text()?, &names)
        });
        let checks = family.take("check").map(|value| checks(value, &names));
        let kind = family.take("kind");
        // The level follows from `b`, so that cannot be left to the item.
        let (b, right) = (family.need("b"), family.take("right"));
        let fixed = FIXED.iter().filter_map(|name| family.take(name));
        let fixed: Vec<_> = kind.into_iter().chain(fixed).collect();
        let filled = FILLED.iter().filter_map(|name| family.take(name));
        let filled: Vec<_> = [b, right].into_iter().flatten().chain(filled).collect();
        let filled = filled.into_iter().map(|value| Part::filled(value, &names));
        let parts = fixed.into_iter().map(Part::fixed).chain(filled).collect();
        let holds = family
            .take("holds")
            .map(|value| holds(value, kind, right, names));
        let line = family.line;
        family.finish();
        let plan = Self {
            line,
            id: id?,
            name: name?,
            competence: competence?,
            rows: rows?,
            lets: lets.unwrap_or_default(),
            key: key?,
            checks: checks.unwrap_or_default(),
            holds: holds.flatten(),
            parts,
        };
        (page.count() == before).then_some(plan)
    }
}

fn name<'a>(id: Value<'a>, competence: Option<Competence>) -> Option<&'a str> {
    let name = id.text()?;
    let code = competence?.code();
    if !text::is_item_id(name, code) {
        id.fault(format!(
            "`{name}` must be {code}, a hyphen and lower-case words, at most 40 characters"
        ));
    }
    Some(name)
}

fn lets<'a>(value: Value<'a>, names: &mut Names<'a>) -> Vec<(&'a str, Formula<'a>)> {
    let Some(pairs) = pairs(value) else {
        value.fault("`let` must be a list of pairs: a name and an expression");
        names.forget();
        return Vec::new();
    };
    let mut lets = Vec::new();
    for (line, name, source) in pairs {
        let place = Value { line, ..value };
        if !text::is_name(name) {
            place.fault(format!("`{name}` must be letters, digits and underscores"));
        }
        let formula = Formula::compile(place, name, source, names);
        if !names.add(name) {
            place.fault(format!("`{name}` is defined already"));
        }
        lets.extend(formula.map(|formula| (name, formula)));
    }
    lets
}

fn pairs(value: Value<'_>) -> Option<Vec<(u32, &str, &str)>> {
    let Node::List(list) = value.node else {
        return None;
    };
    let pairs = list.iter().map(|entry| match &entry.node {
        Node::List(pair) => match pair.as_slice() {
            [name, source] => Some((entry.line, name.node.text()?, source.node.text()?)),
            _ => None,
        },
        _ => None,
    });
    pairs.collect()
}

fn checks<'a>(value: Value<'a>, names: &Names) -> Vec<Formula<'a>> {
    let (Node::List(list), Some(_)) = (value.node, value.texts()) else {
        return Vec::new();
    };
    let check = |entry: &'a Entry| {
        let line = entry.line;
        Formula::compile(
            Value { line, ..value },
            value.name,
            entry.node.text()?,
            names,
        )
    };
    list.iter().filter_map(check).collect()
}

fn holds<'a>(
    value: Value<'a>,
    kind: Option<Value>,
    right: Option<Value>,
    mut names: Names<'a>,
) -> Option<Formula<'a>> {
    if let Some(right) = right {
        right.fault("`right` follows from `holds`: leave one of them out");
    }
    if let Some(kind) = kind.and_then(|kind| kind.node.text())
        && !["single", "multiple"].contains(&kind)
    {
        value.fault(format!("`holds` does not go with kind `{kind}`"));
    }
    for name in PROPOSITION {
        if !names.add(name) {
            value.fault(format!(
                "`{name}` is the proposition's in `holds`: give the value another name"
            ));
        }
    }
    Formula::compile(value, value.name, value.text()?, &names)
}
