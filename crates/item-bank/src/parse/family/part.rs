//! A field of the items of a family: the same in all, or filled in for each.

use minijinja::Value as Scope;

use super::{
    super::{
        fields::{Page, Value},
        tree::{Entry, Node},
    },
    script::{Names, Words},
};

/// A field with all that is in it.
pub struct Part<'a> {
    name: &'a str,
    line: u32,
    content: Content<'a>,
}

enum Content<'a> {
    Fixed(&'a Node),
    Filled(Words<'a>),
    List(Vec<Part<'a>>),
    Table(Vec<Part<'a>>),
}

impl<'a> Part<'a> {
    /// A field that is the same in all variants.
    pub fn fixed(value: Value<'a>) -> Self {
        Self {
            name: value.name,
            line: value.line,
            content: Content::Fixed(value.node),
        }
    }

    /// A field in which every text is a template.
    pub fn filled(value: Value<'a>, names: &Names) -> Self {
        Self::compile(value, value.name.to_owned(), names)
    }

    fn compile(value: Value<'a>, called: String, names: &Names) -> Self {
        let inner = |entry: &'a Entry| {
            let value = Value {
                line: entry.line,
                name: &entry.name,
                node: &entry.node,
                ..value
            };
            let called = match entry.name.as_str() {
                "" => called.clone(),
                name => format!("{called}.{name}"),
            };
            Self::compile(value, called, names)
        };
        let content = match value.node {
            Node::Text(text) => Words::compile(value, called, text, names)
                .map_or(Content::Fixed(value.node), Content::Filled),
            Node::List(list) => Content::List(list.iter().map(inner).collect()),
            Node::Table(table) => Content::Table(table.iter().map(inner).collect()),
            node => Content::Fixed(node),
        };
        Self {
            name: value.name,
            line: value.line,
            content,
        }
    }

    /// The field of one variant. What cannot be filled in is a fault, and left empty.
    pub fn entry(&self, scope: &Scope, page: &Page) -> Entry {
        let all = |parts: &[Part]| parts.iter().map(|part| part.entry(scope, page)).collect();
        let node = match &self.content {
            Content::Fixed(node) => (*node).clone(),
            Content::Filled(words) => Node::Text(words.fill(scope, page).unwrap_or_default()),
            Content::List(parts) => Node::List(all(parts)),
            Content::Table(parts) => Node::Table(all(parts)),
        };
        Entry {
            name: self.name.to_owned(),
            line: self.line,
            node,
        }
    }
}
