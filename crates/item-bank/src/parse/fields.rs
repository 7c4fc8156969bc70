//! Tables with a memory: what is not taken out of one is a field nobody knows.

use std::{cell::RefCell, collections::BTreeMap, ops::RangeInclusive};

use super::tree::{Entry, Node};
use crate::fault::Fault;

/// The file being read, and what was found wrong so far.
pub struct Page<'a> {
    file: &'a str,
    faults: RefCell<Vec<Fault>>,
}

impl<'a> Page<'a> {
    pub fn new(file: &'a str) -> Self {
        Self {
            file,
            faults: RefCell::default(),
        }
    }

    /// An empty page of the same file, for faults that are not yet final.
    pub fn same_file(&self) -> Self {
        Self::new(self.file)
    }

    pub fn fault(&self, line: u32, reason: impl Into<String>) {
        let fault = Fault::new(self.file, line, reason);
        self.faults.borrow_mut().push(fault);
    }

    /// How many faults were found so far.
    pub fn count(&self) -> usize {
        self.faults.borrow().len()
    }

    pub fn into_faults(self) -> Vec<Fault> {
        self.faults.into_inner()
    }
}

/// A table being read.
pub struct Fields<'a> {
    pub page: &'a Page<'a>,
    /// Where the table begins: the place of faults about what is absent.
    pub line: u32,
    name: &'a str,
    values: BTreeMap<&'a str, Value<'a>>,
}

/// A value that was taken out.
#[derive(Clone, Copy)]
pub struct Value<'a> {
    pub page: &'a Page<'a>,
    /// The line of its key.
    pub line: u32,
    pub name: &'a str,
    pub node: &'a Node,
}

impl<'a> Fields<'a> {
    pub fn new(page: &'a Page<'a>, name: &'a str, line: u32, entries: &'a [Entry]) -> Self {
        let values = entries.iter().map(|Entry { name, line, node }| {
            let value = Value {
                page,
                line: *line,
                name,
                node,
            };
            (name.as_str(), value)
        });
        Self {
            page,
            line,
            name,
            values: values.collect(),
        }
    }

    pub fn take(&mut self, name: &str) -> Option<Value<'a>> {
        self.values.remove(name)
    }

    /// The value, or a fault that it is missing.
    pub fn need(&mut self, name: &str) -> Option<Value<'a>> {
        let value = self.take(name);
        if value.is_none() {
            self.page
                .fault(self.line, format!("{} is missing", self.full(name)));
        }
        value
    }

    /// All that was not taken is unknown.
    pub fn finish(self) {
        for (name, value) in &self.values {
            value.fault(format!("{} is not a known field", self.full(name)));
        }
    }

    fn full(&self, name: &str) -> String {
        match self.name {
            "" => format!("`{name}`"),
            table => format!("`{table}.{name}`"),
        }
    }
}

impl<'a> Value<'a> {
    pub fn fault(&self, reason: impl Into<String>) {
        self.page.fault(self.line, reason);
    }

    fn is_not<T>(&self, wanted: &str) -> Option<T> {
        self.fault(format!("`{}` must be {wanted}", self.name));
        None
    }

    pub fn text(&self) -> Option<&'a str> {
        match self.node {
            Node::Text(text) => Some(text),
            _ => self.is_not("a text"),
        }
    }

    pub fn flag(&self) -> Option<bool> {
        match self.node {
            Node::Flag(flag) => Some(*flag),
            _ => self.is_not("true or false"),
        }
    }

    pub fn number(&self) -> Option<f64> {
        match self.node {
            Node::Number(number) => Some(*number),
            Node::Whole(number) => Some(*number as f64),
            _ => self.is_not("a number"),
        }
    }

    /// A whole number within a range.
    pub fn whole(&self, range: RangeInclusive<u16>) -> Option<u16> {
        let Node::Whole(number) = self.node else {
            return self.is_not("a whole number");
        };
        let whole = u16::try_from(*number).ok();
        let whole = whole.filter(|whole| range.contains(whole));
        if whole.is_none() {
            let (name, from, to) = (self.name, range.start(), range.end());
            self.fault(format!("`{name}` must be {from} to {to}"));
        }
        whole
    }

    pub fn texts(&self) -> Option<Vec<&'a str>> {
        let texts = match self.node {
            Node::List(list) => list.iter().map(|entry| entry.node.text()).collect(),
            _ => None,
        };
        texts.or_else(|| self.is_not("a list of texts"))
    }

    /// Pairs of key and text in the order they are written.
    pub fn pairs(&self) -> Option<Vec<(&'a str, &'a str)>> {
        let pairs = match self.node {
            Node::Table(entries) => entries
                .iter()
                .map(|entry| Some((entry.name.as_str(), entry.node.text()?)))
                .collect(),
            _ => None,
        };
        pairs.or_else(|| self.is_not("a table of texts"))
    }

    pub fn table(&self) -> Option<Fields<'a>> {
        match self.node {
            Node::Table(entries) => Some(Fields::new(self.page, self.name, self.line, entries)),
            _ => self.is_not("a table"),
        }
    }

    /// The tables of a list written as `[[name]]`.
    pub fn tables(&self) -> Vec<Fields<'a>> {
        let Node::List(list) = self.node else {
            return self.is_not("a list of tables").unwrap_or_default();
        };
        let tables = list.iter().filter_map(|Entry { line, node, .. }| {
            let value = Value {
                line: *line,
                node,
                ..*self
            };
            value.table().map(|fields| Fields { name: "", ..fields })
        });
        tables.collect()
    }
}
