//! The Fluent messages of one language.

use std::collections::{BTreeMap, BTreeSet};

use fluent_syntax::ast::{Entry, Expression, InlineExpression, Pattern, PatternElement};
use fluent_syntax::parser;

use super::Fault;
use super::files::File;

/// What the files of a language define.
#[derive(Default)]
pub struct Catalogue {
    /// Each key and where it stands; an attribute's key is `message.attribute`.
    pub keys: BTreeMap<String, (String, usize)>,
    /// Keys that other messages insert.
    pub inserted: BTreeSet<String>,
    /// Text that is not Fluent, and keys that are defined twice.
    pub faults: Vec<Fault>,
}

impl Catalogue {
    /// Reads a language's files.
    pub fn read<'a>(files: impl Iterator<Item = &'a File>) -> Self {
        let mut catalogue = Self::default();
        for file in files {
            catalogue.add(file);
        }
        catalogue
    }

    fn add(&mut self, file: &File) {
        let source = file.text.as_str();
        let (resource, errors) = match parser::parse(source) {
            Ok(resource) => (resource, Vec::new()),
            Err((resource, errors)) => (resource, errors),
        };
        for error in errors {
            let line = line_at(source, error.pos.start);
            self.fault(file, line, format!("not Fluent: {}", error.kind));
        }
        for entry in &resource.body {
            match entry {
                Entry::Message(message) => {
                    let id = message.id.name;
                    if let Some(value) = &message.value {
                        self.define(file, id.to_owned(), line_of(source, id));
                        self.insertions(value);
                    }
                    for attribute in &message.attributes {
                        let line = line_of(source, attribute.id.name);
                        self.define(file, format!("{id}.{}", attribute.id.name), line);
                        self.insertions(&attribute.value);
                    }
                }
                // A term belongs to its language alone; it may insert messages.
                Entry::Term(term) => self.insertions(&term.value),
                _ => {}
            }
        }
    }

    fn define(&mut self, file: &File, key: String, line: usize) {
        if let Some((path, first)) = self.keys.get(&key) {
            let reason = format!("`{key}` is already defined at {path}:{first}");
            self.fault(file, line, reason);
        } else {
            self.keys.insert(key, (file.path.clone(), line));
        }
    }

    fn fault(&mut self, file: &File, line: usize, reason: String) {
        self.faults.push(Fault {
            path: file.path.clone(),
            line,
            reason,
        });
    }

    fn insertions(&mut self, pattern: &Pattern<&str>) {
        for element in &pattern.elements {
            if let PatternElement::Placeable { expression } = element {
                self.insertions_of_expression(expression);
            }
        }
    }

    fn insertions_of_expression(&mut self, expression: &Expression<&str>) {
        match expression {
            Expression::Inline(InlineExpression::MessageReference { id, attribute }) => {
                let key = attribute
                    .as_ref()
                    .map(|attribute| format!("{}.{}", id.name, attribute.name));
                self.inserted
                    .insert(key.unwrap_or_else(|| id.name.to_owned()));
            }
            Expression::Inline(InlineExpression::Placeable { expression }) => {
                self.insertions_of_expression(expression)
            }
            Expression::Inline(_) => {}
            Expression::Select { variants, .. } => {
                for variant in variants {
                    self.insertions(&variant.value);
                }
            }
        }
    }
}

/// The parser keeps no positions, but its names are slices of the source.
fn line_of(source: &str, slice: &str) -> usize {
    line_at(
        source,
        slice.as_ptr().addr().saturating_sub(source.as_ptr().addr()),
    )
}

fn line_at(source: &str, position: usize) -> usize {
    let before = source.as_bytes().iter().take(position);
    before.filter(|byte| **byte == b'\n').count() + 1
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Catalogue {
        let file = File {
            path: "fr.ftl".to_owned(),
            text: text.to_owned(),
        };
        Catalogue::read([&file].into_iter())
    }

    #[test]
    fn messages_and_attributes_are_keys_with_their_lines() {
        let catalogue =
            read("# Titre\nhello = Bonjour\n\nfield =\n    .label = Nom\n-brand = Vigie\n");
        let keys: Vec<_> = catalogue
            .keys
            .iter()
            .map(|(key, (_, line))| (key.as_str(), *line))
            .collect();
        assert_eq!(keys, [("field.label", 5), ("hello", 2)]);
        assert!(catalogue.faults.is_empty());
    }

    #[test]
    fn an_inserted_message_is_found_inside_a_selection() {
        let catalogue = read(
            "room = salle\nrooms = { $n ->\n    [one] une { room }\n   *[other] des { room.plural }\n }\n",
        );
        assert!(catalogue.inserted.contains("room"));
        assert!(catalogue.inserted.contains("room.plural"));
    }

    #[test]
    fn broken_text_and_double_keys_are_faults_at_their_lines() {
        let catalogue = read("one = Un\ntwo Deux\none = Encore\n");
        let lines: Vec<_> = catalogue.faults.iter().map(|fault| fault.line).collect();
        assert_eq!(lines, [2, 3], "{:?}", catalogue.faults);
    }
}
