//! A file as a tree of values that know their lines.
//!
//! The values of the `toml` crate can only be read. Those of a variant are computed and must
//! have the lines of their family, so both are converted to one type.

use toml::de::{DeTable, DeValue};

use super::line_index::LineIndex;

#[derive(Clone)]
pub enum TomlNode {
    Text(String),
    Integer(i64),
    Float(f64),
    Boolean(bool),
    /// Entries without a name.
    List(Vec<TomlEntry>),
    /// In the order written.
    Table(Vec<TomlEntry>),
    /// Dates, and whole numbers that are too large: no field accepts them.
    Other,
}

/// A value with its key and its line.
#[derive(Clone)]
pub struct TomlEntry {
    /// Its key; empty in a list.
    pub name: String,
    /// The line, from 1, of its key, or of the value itself in a list.
    pub line: u32,
    pub node: TomlNode,
}

impl TomlEntry {
    pub fn new(name: &str, line: u32, node: TomlNode) -> Self {
        let name = name.to_owned();
        Self { name, line, node }
    }
}

impl TomlNode {
    pub fn text(&self) -> Option<&str> {
        match self {
            Self::Text(text) => Some(text),
            _ => None,
        }
    }
}

/// The entries of a table, in the order written; TOML's table is sorted by name.
pub fn entries(table: &DeTable, lines: &LineIndex) -> Vec<TomlEntry> {
    let mut pairs: Vec<_> = table.iter().collect();
    pairs.sort_by_key(|(key, _)| key.span().start);
    let entries = pairs.into_iter().map(|(key, value)| TomlEntry {
        name: key.get_ref().to_string(),
        line: lines.line(key.span().start),
        node: node(value.get_ref(), lines),
    });
    entries.collect()
}

fn node(value: &DeValue, lines: &LineIndex) -> TomlNode {
    match value {
        DeValue::String(text) => TomlNode::Text(text.to_string()),
        DeValue::Integer(number) => i64::from_str_radix(number.as_str(), number.radix())
            .map_or(TomlNode::Other, TomlNode::Integer),
        DeValue::Float(number) => number
            .as_str()
            .parse()
            .map_or(TomlNode::Other, TomlNode::Float),
        DeValue::Boolean(flag) => TomlNode::Boolean(*flag),
        DeValue::Datetime(_) => TomlNode::Other,
        DeValue::Array(array) => {
            let entries = array.iter().map(|value| TomlEntry {
                name: String::new(),
                line: lines.line(value.span().start),
                node: node(value.get_ref(), lines),
            });
            TomlNode::List(entries.collect())
        }
        DeValue::Table(table) => TomlNode::Table(entries(table, lines)),
    }
}
