//! The numbers of a variant.

use super::super::{
    fields::Page,
    head,
    tree::{Entry, Node},
};

/// Fields that a template may give, and that are numbers.
const NUMBERS: [&str; 3] = ["a", "b", "tolerance"];

/// A number that was filled in as a text.
pub fn number(entry: Entry, page: &Page) -> Entry {
    let Entry { name, line, node } = entry;
    let node = match node {
        Node::Text(text) if NUMBERS.contains(&name.as_str()) => match text.trim().parse::<f64>() {
            Ok(number) => Node::Number(rounded(number)),
            Err(_) => {
                page.fault(line, format!("`{name}` gives `{text}`, which is no number"));
                Node::Other
            }
        },
        node => node,
    };
    Entry { name, line, node }
}

/// Without what binary fractions add: `-1.5 + 0.4 * 3` is -0.3 to its author.
fn rounded(number: f64) -> f64 {
    (number * 1e6).round() / 1e6
}

/// The level, which follows from the difficulty.
pub fn level(entries: &[Entry], page: &Page) -> Option<Entry> {
    let Entry { line, node, .. } = entries.iter().find(|entry| entry.name == "b")?;
    let b = match node {
        Node::Number(b) => *b,
        Node::Whole(b) => *b as f64,
        // Refused by the item, or already.
        _ => return Some(Entry::new("level", *line, Node::Whole(1))),
    };
    let level = head::level_of(b);
    if level.is_none() {
        page.fault(*line, format!("`b` must be -3 to 4, not {b}"));
    }
    Some(Entry::new("level", *line, Node::Whole(level?.into())))
}
