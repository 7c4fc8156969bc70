//! A field of the items of a family: the same in all, or filled in for each.

use minijinja::Value as TemplateValue;

use super::{
    super::{
        context::ParseContext,
        fields::FieldValue,
        tree::{TomlEntry, TomlNode},
    },
    templates::{KnownNames, TextTemplate},
};

pub struct FieldTemplate<'a> {
    name: &'a str,
    line: u32,
    content: FieldContent<'a>,
}

enum FieldContent<'a> {
    Fixed(&'a TomlNode),
    Filled(TextTemplate<'a>),
    List(Vec<FieldTemplate<'a>>),
    Table(Vec<FieldTemplate<'a>>),
}

impl<'a> FieldTemplate<'a> {
    /// A field that is the same in all variants.
    pub fn fixed(value: FieldValue<'a>) -> Self {
        Self {
            name: value.name,
            line: value.line,
            content: FieldContent::Fixed(value.node),
        }
    }

    /// A field in which every text is a template.
    pub fn filled(value: FieldValue<'a>, names: &KnownNames) -> Self {
        Self::compile(value, value.name.to_owned(), names)
    }

    fn compile(value: FieldValue<'a>, label: String, names: &KnownNames) -> Self {
        let inner = |entry: &'a TomlEntry| {
            let value = FieldValue {
                line: entry.line,
                name: &entry.name,
                node: &entry.node,
                ..value
            };
            let label = match entry.name.as_str() {
                "" => label.clone(),
                name => format!("{label}.{name}"),
            };
            Self::compile(value, label, names)
        };
        let content = match value.node {
            TomlNode::Text(text) => TextTemplate::compile(value, label, text, names)
                .map_or(FieldContent::Fixed(value.node), FieldContent::Filled),
            TomlNode::List(list) => FieldContent::List(list.iter().map(inner).collect()),
            TomlNode::Table(table) => FieldContent::Table(table.iter().map(inner).collect()),
            node => FieldContent::Fixed(node),
        };
        Self {
            name: value.name,
            line: value.line,
            content,
        }
    }

    /// The field of one variant. A text that cannot be filled in is a fault, and empty.
    pub fn entry(&self, values: &TemplateValue, context: &ParseContext) -> TomlEntry {
        let all = |fields: &[FieldTemplate]| {
            fields
                .iter()
                .map(|field| field.entry(values, context))
                .collect()
        };
        let node = match &self.content {
            FieldContent::Fixed(node) => (*node).clone(),
            FieldContent::Filled(template) => {
                TomlNode::Text(template.fill(values, context).unwrap_or_default())
            }
            FieldContent::List(fields) => TomlNode::List(all(fields)),
            FieldContent::Table(fields) => TomlNode::Table(all(fields)),
        };
        TomlEntry {
            name: self.name.to_owned(),
            line: self.line,
            node,
        }
    }
}
