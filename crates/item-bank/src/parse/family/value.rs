//! A value of a family, from the file to the templates.

use minijinja::Value as Scope;

use super::super::{fields::Value, text, tree::Node};

/// Can templates call it by its name?
pub fn is_name(value: Value) -> bool {
    let fits = text::is_name(value.name);
    if !fits {
        let name = value.name;
        value.fault(format!("`{name}` must be letters, digits and underscores"));
    }
    fits
}

/// The value as templates see it; a fault and none if there is no such thing.
pub fn scope(value: Value) -> Option<Scope> {
    let scope = convert(value.node);
    if scope.is_none() {
        value.fault(format!(
            "`{}` has a date or too large a number: write it as a text",
            value.name
        ));
    }
    scope
}

fn convert(node: &Node) -> Option<Scope> {
    match node {
        Node::Text(text) => Some(Scope::from(text.as_str())),
        Node::Whole(number) => Some(Scope::from(*number)),
        Node::Number(number) => Some(Scope::from(*number)),
        Node::Flag(flag) => Some(Scope::from(*flag)),
        Node::List(list) => {
            let values = list.iter().map(|entry| convert(&entry.node));
            values.collect::<Option<Vec<_>>>().map(Scope::from_iter)
        }
        Node::Table(entries) => {
            let pairs = entries
                .iter()
                .map(|entry| Some((entry.name.as_str(), convert(&entry.node)?)));
            pairs.collect::<Option<Vec<_>>>().map(Scope::from_iter)
        }
        Node::Other => None,
    }
}
