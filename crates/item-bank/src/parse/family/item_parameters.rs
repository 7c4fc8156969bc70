//! The numeric fields of a variant: those filled in as texts, and the level.

use super::super::{
    context::ParseContext,
    item_header,
    tree::{TomlEntry, TomlNode},
};

/// Fields that a template may give, and that are numbers.
const NUMBERS: [&str; 3] = ["a", "b", "tolerance"];

/// A number that was filled in as a text.
pub fn parse_number(entry: TomlEntry, context: &ParseContext) -> TomlEntry {
    let TomlEntry { name, line, node } = entry;
    let node = match node {
        TomlNode::Text(text) if NUMBERS.contains(&name.as_str()) => {
            match text.trim().parse::<f64>() {
                Ok(number) => TomlNode::Float(rounded(number)),
                Err(_) => {
                    context.add_fault(line, format!("`{name}` gives `{text}`, which is no number"));
                    TomlNode::Other
                }
            }
        }
        node => node,
    };
    TomlEntry { name, line, node }
}

/// Removes the error of binary fractions: `-1.5 + 0.4 * 3` must be -0.3.
fn rounded(number: f64) -> f64 {
    (number * 1e6).round() / 1e6
}

/// The level, which follows from the difficulty.
pub fn level_field(entries: &[TomlEntry], context: &ParseContext) -> Option<TomlEntry> {
    let TomlEntry { line, node, .. } = entries.iter().find(|entry| entry.name == "b")?;
    let b = match node {
        TomlNode::Float(b) => *b,
        TomlNode::Integer(b) => *b as f64,
        // A fault already, or one when the item is read.
        _ => return Some(TomlEntry::new("level", *line, TomlNode::Integer(1))),
    };
    let level = item_header::level_of(b);
    if level.is_none() {
        context.add_fault(*line, format!("`b` must be -3 to 4, not {b}"));
    }
    Some(TomlEntry::new(
        "level",
        *line,
        TomlNode::Integer(level?.into()),
    ))
}
