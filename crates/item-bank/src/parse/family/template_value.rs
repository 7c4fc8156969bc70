//! A value of a family, from the file to the templates.

use minijinja::Value as TemplateValue;

use super::super::{fields::FieldValue, text, tree::TomlNode};

/// Whether templates can use its name; a fault if not.
pub fn is_name(value: FieldValue) -> bool {
    let fits = text::is_name(value.name);
    if !fits {
        let name = value.name;
        value.add_fault(format!("`{name}` must be letters, digits and underscores"));
    }
    fits
}

/// The value as templates see it; a fault and none if templates have no such type.
pub fn template_value(value: FieldValue) -> Option<TemplateValue> {
    let converted = convert(value.node);
    if converted.is_none() {
        value.add_fault(format!(
            "`{}` has a date or too large a number: write it as a text",
            value.name
        ));
    }
    converted
}

fn convert(node: &TomlNode) -> Option<TemplateValue> {
    match node {
        TomlNode::Text(text) => Some(TemplateValue::from(text.as_str())),
        TomlNode::Integer(number) => Some(TemplateValue::from(*number)),
        TomlNode::Float(number) => Some(TemplateValue::from(*number)),
        TomlNode::Boolean(flag) => Some(TemplateValue::from(*flag)),
        TomlNode::List(list) => {
            let values = list.iter().map(|entry| convert(&entry.node));
            values
                .collect::<Option<Vec<_>>>()
                .map(TemplateValue::from_iter)
        }
        TomlNode::Table(entries) => {
            let pairs = entries
                .iter()
                .map(|entry| Some((entry.name.as_str(), convert(&entry.node)?)));
            pairs
                .collect::<Option<Vec<_>>>()
                .map(TemplateValue::from_iter)
        }
        TomlNode::Other => None,
    }
}
