//! Tables with a memory: what is not taken out of one is a field nobody knows.

use std::{cell::RefCell, collections::BTreeMap, ops::RangeInclusive};
use toml::{
    Spanned,
    de::{DeTable, DeValue},
};

use crate::fault::Fault;

/// The file being read, and what was found wrong so far.
pub struct Page<'a> {
    file: &'a str,
    text: &'a str,
    faults: RefCell<Vec<Fault>>,
}

impl<'a> Page<'a> {
    pub fn new(file: &'a str, text: &'a str) -> Self {
        Self {
            file,
            text,
            faults: RefCell::default(),
        }
    }

    /// The line, from 1, of a byte offset.
    pub fn line(&self, offset: usize) -> u32 {
        let before = self.text.bytes().take(offset);
        1 + before.filter(|byte| *byte == b'\n').count() as u32
    }

    pub fn fault(&self, line: u32, reason: impl Into<String>) {
        let fault = Fault::new(self.file, line, reason);
        self.faults.borrow_mut().push(fault);
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
    value: &'a Spanned<DeValue<'a>>,
}

impl<'a> Fields<'a> {
    pub fn new(page: &'a Page<'a>, name: &'a str, line: u32, table: &'a DeTable<'a>) -> Self {
        let values = table.iter().map(|(key, value)| {
            let name: &str = key.get_ref();
            let line = page.line(key.span().start);
            (
                name,
                Value {
                    page,
                    line,
                    name,
                    value,
                },
            )
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
        let text = self.value.get_ref().as_str();
        text.or_else(|| self.is_not("a text"))
    }

    pub fn flag(&self) -> Option<bool> {
        let flag = self.value.get_ref().as_bool();
        flag.or_else(|| self.is_not("true or false"))
    }

    pub fn number(&self) -> Option<f64> {
        let number = match self.value.get_ref() {
            DeValue::Float(number) => number.as_str().parse().ok(),
            DeValue::Integer(number) => i64::from_str_radix(number.as_str(), number.radix())
                .ok()
                .map(|number| number as f64),
            _ => None,
        };
        number.or_else(|| self.is_not("a number"))
    }

    /// A whole number within a range.
    pub fn whole(&self, range: RangeInclusive<u16>) -> Option<u16> {
        let DeValue::Integer(number) = self.value.get_ref() else {
            return self.is_not("a whole number");
        };
        let whole = u16::from_str_radix(number.as_str(), number.radix());
        let whole = whole.ok().filter(|whole| range.contains(whole));
        if whole.is_none() {
            let (name, from, to) = (self.name, range.start(), range.end());
            self.fault(format!("`{name}` must be {from} to {to}"));
        }
        whole
    }

    pub fn texts(&self) -> Option<Vec<&'a str>> {
        let texts = self.value.get_ref().as_array().and_then(|array| {
            let texts = array.iter().map(|value| value.get_ref().as_str());
            texts.collect()
        });
        texts.or_else(|| self.is_not("a list of texts"))
    }

    /// Pairs of key and text in the order they are written. The table itself is sorted.
    pub fn pairs(&self) -> Option<Vec<(&'a str, &'a str)>> {
        let pairs = self.value.get_ref().as_table().and_then(|table| {
            let mut entries: Vec<_> = table.iter().collect();
            entries.sort_by_key(|(key, _)| key.span().start);
            let pairs = entries.into_iter().map(|(key, value)| {
                let key: &str = key.get_ref();
                Some((key, value.get_ref().as_str()?))
            });
            pairs.collect()
        });
        pairs.or_else(|| self.is_not("a table of texts"))
    }

    pub fn table(&self) -> Option<Fields<'a>> {
        let table = self.value.get_ref().as_table();
        table
            .map(|table| Fields::new(self.page, self.name, self.line, table))
            .or_else(|| self.is_not("a table"))
    }

    /// The tables of a list written as `[[name]]`.
    pub fn tables(&self) -> Vec<Fields<'a>> {
        let Some(array) = self.value.get_ref().as_array() else {
            return self.is_not("a list of tables").unwrap_or_default();
        };
        let tables = array.iter().filter_map(|value| {
            let line = self.page.line(value.span().start);
            let value = Value {
                line,
                value,
                ..*self
            };
            value.table().map(|fields| Fields { name: "", ..fields })
        });
        tables.collect()
    }
}
