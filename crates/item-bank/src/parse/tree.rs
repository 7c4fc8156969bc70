//! A file as values that know their lines.
//!
//! TOML's own values can only be read. Those of a variant are made, and must then stand
//! on the lines of its family; so everything is brought into one shape first.

use toml::de::{DeTable, DeValue};

/// A value.
#[derive(Clone)]
pub enum Node {
    Text(String),
    Whole(i64),
    Number(f64),
    Flag(bool),
    /// Entries without a name.
    List(Vec<Entry>),
    /// In the order written.
    Table(Vec<Entry>),
    /// Dates, and whole numbers that are too large: no field takes any.
    Other,
}

/// A value in its place.
#[derive(Clone)]
pub struct Entry {
    /// Its key; empty in a list.
    pub name: String,
    /// The line, from 1, of its key, or of the value itself in a list.
    pub line: u32,
    pub node: Node,
}

impl Entry {
    pub fn new(name: &str, line: u32, node: Node) -> Self {
        let name = name.to_owned();
        Self { name, line, node }
    }
}

impl Node {
    pub fn text(&self) -> Option<&str> {
        match self {
            Self::Text(text) => Some(text),
            _ => None,
        }
    }
}

/// Where the lines of a text end.
pub struct Breaks(Vec<usize>);

impl Breaks {
    pub fn of(text: &str) -> Self {
        let breaks = text.match_indices('\n').map(|(offset, _)| offset);
        Self(breaks.collect())
    }

    /// The line, from 1, of a byte offset.
    pub fn line(&self, offset: usize) -> u32 {
        1 + self.0.partition_point(|end| *end < offset) as u32
    }
}

/// The entries of a table, in the order written; TOML's table is sorted by name.
pub fn entries(table: &DeTable, breaks: &Breaks) -> Vec<Entry> {
    let mut pairs: Vec<_> = table.iter().collect();
    pairs.sort_by_key(|(key, _)| key.span().start);
    let entries = pairs.into_iter().map(|(key, value)| Entry {
        name: key.get_ref().to_string(),
        line: breaks.line(key.span().start),
        node: node(value.get_ref(), breaks),
    });
    entries.collect()
}

fn node(value: &DeValue, breaks: &Breaks) -> Node {
    match value {
        DeValue::String(text) => Node::Text(text.to_string()),
        DeValue::Integer(number) => {
            i64::from_str_radix(number.as_str(), number.radix()).map_or(Node::Other, Node::Whole)
        }
        DeValue::Float(number) => number.as_str().parse().map_or(Node::Other, Node::Number),
        DeValue::Boolean(flag) => Node::Flag(*flag),
        DeValue::Datetime(_) => Node::Other,
        DeValue::Array(array) => {
            let entries = array.iter().map(|value| Entry {
                name: String::new(),
                line: breaks.line(value.span().start),
                node: node(value.get_ref(), breaks),
            });
            Node::List(entries.collect())
        }
        DeValue::Table(table) => Node::Table(entries(table, breaks)),
    }
}
