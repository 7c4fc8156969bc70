//! Tables whose fields are taken out one by one: what is left at the end is unknown.

use std::{collections::BTreeMap, ops::RangeInclusive};

use super::{
    context::ParseContext,
    tree::{TomlEntry, TomlNode},
};

/// A table being read.
pub struct TableFields<'a> {
    pub context: &'a ParseContext<'a>,
    /// Where the table begins: the line of faults about missing fields.
    pub line: u32,
    name: &'a str,
    values: BTreeMap<&'a str, FieldValue<'a>>,
}

/// A value that was taken out.
#[derive(Clone, Copy)]
pub struct FieldValue<'a> {
    pub context: &'a ParseContext<'a>,
    /// The line of its key.
    pub line: u32,
    pub name: &'a str,
    pub node: &'a TomlNode,
}

impl<'a> TableFields<'a> {
    pub fn new(
        context: &'a ParseContext<'a>,
        name: &'a str,
        line: u32,
        entries: &'a [TomlEntry],
    ) -> Self {
        let values = entries.iter().map(|TomlEntry { name, line, node }| {
            let value = FieldValue {
                context,
                line: *line,
                name,
                node,
            };
            (name.as_str(), value)
        });
        Self {
            context,
            line,
            name,
            values: values.collect(),
        }
    }

    pub fn take(&mut self, name: &str) -> Option<FieldValue<'a>> {
        self.values.remove(name)
    }

    /// The value, or a fault that it is missing.
    pub fn require(&mut self, name: &str) -> Option<FieldValue<'a>> {
        let value = self.take(name);
        if value.is_none() {
            self.context
                .add_fault(self.line, format!("{} is missing", self.full_name(name)));
        }
        value
    }

    /// Reports every field that was not taken as unknown.
    pub fn report_unknown(self) {
        for (name, value) in &self.values {
            value.add_fault(format!("{} is not a known field", self.full_name(name)));
        }
    }

    fn full_name(&self, name: &str) -> String {
        match self.name {
            "" => format!("`{name}`"),
            table => format!("`{table}.{name}`"),
        }
    }
}

impl<'a> FieldValue<'a> {
    pub fn add_fault(&self, reason: impl Into<String>) {
        self.context.add_fault(self.line, reason);
    }

    fn must_be<T>(&self, expected: &str) -> Option<T> {
        self.add_fault(format!("`{}` must be {expected}", self.name));
        None
    }

    pub fn text(&self) -> Option<&'a str> {
        match self.node {
            TomlNode::Text(text) => Some(text),
            _ => self.must_be("a text"),
        }
    }

    pub fn boolean(&self) -> Option<bool> {
        match self.node {
            TomlNode::Boolean(flag) => Some(*flag),
            _ => self.must_be("true or false"),
        }
    }

    pub fn number(&self) -> Option<f64> {
        match self.node {
            TomlNode::Float(number) => Some(*number),
            TomlNode::Integer(number) => Some(*number as f64),
            _ => self.must_be("a number"),
        }
    }

    /// A whole number within a range.
    pub fn whole_number(&self, range: RangeInclusive<u16>) -> Option<u16> {
        let TomlNode::Integer(number) = self.node else {
            return self.must_be("a whole number");
        };
        let whole = u16::try_from(*number).ok();
        let whole = whole.filter(|whole| range.contains(whole));
        if whole.is_none() {
            let (name, from, to) = (self.name, range.start(), range.end());
            self.add_fault(format!("`{name}` must be {from} to {to}"));
        }
        whole
    }

    pub fn texts(&self) -> Option<Vec<&'a str>> {
        let texts = match self.node {
            TomlNode::List(list) => list.iter().map(|entry| entry.node.text()).collect(),
            _ => None,
        };
        texts.or_else(|| self.must_be("a list of texts"))
    }

    /// Pairs of key and text, in the order written.
    pub fn pairs(&self) -> Option<Vec<(&'a str, &'a str)>> {
        let pairs = match self.node {
            TomlNode::Table(entries) => entries
                .iter()
                .map(|entry| Some((entry.name.as_str(), entry.node.text()?)))
                .collect(),
            _ => None,
        };
        pairs.or_else(|| self.must_be("a table of texts"))
    }

    pub fn table(&self) -> Option<TableFields<'a>> {
        match self.node {
            TomlNode::Table(entries) => Some(TableFields::new(
                self.context,
                self.name,
                self.line,
                entries,
            )),
            _ => self.must_be("a table"),
        }
    }

    /// The tables of a list written as `[[name]]`.
    pub fn tables(&self) -> Vec<TableFields<'a>> {
        let TomlNode::List(list) = self.node else {
            return self.must_be("a list of tables").unwrap_or_default();
        };
        let tables = list.iter().filter_map(|TomlEntry { line, node, .. }| {
            let value = FieldValue {
                line: *line,
                node,
                ..*self
            };
            value
                .table()
                .map(|fields| TableFields { name: "", ..fields })
        });
        tables.collect()
    }
}
