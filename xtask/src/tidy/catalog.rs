//! The Fluent messages of one language.

use std::collections::{BTreeMap, BTreeSet};

use fluent_syntax::ast::{Entry, Expression, InlineExpression, Pattern, PatternElement};
use fluent_syntax::parser;

use super::Diagnostic;
use super::files::SourceFile;

/// What the files of a language define.
#[derive(Default)]
pub struct MessageCatalog {
    /// Each key and where it stands; an attribute's key is `message.attribute`.
    pub keys: BTreeMap<String, (String, usize)>,
    /// Keys that other messages insert.
    pub inserted: BTreeSet<String>,
    /// Text that is not Fluent, and keys that are defined twice.
    pub diagnostics: Vec<Diagnostic>,
}

impl MessageCatalog {
    /// Reads a language's files.
    pub fn read<'a>(files: impl Iterator<Item = &'a SourceFile>) -> Self {
        let mut catalog = Self::default();
        for file in files {
            catalog.add(file);
        }
        catalog
    }

    fn add(&mut self, file: &SourceFile) {
        let source = file.text.as_str();
        let (resource, errors) = match parser::parse(source) {
            Ok(resource) => (resource, Vec::new()),
            Err((resource, errors)) => (resource, errors),
        };
        for error in errors {
            let line = line_at(source, error.pos.start);
            self.diagnostic(file, line, format!("not Fluent: {}", error.kind));
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

    fn define(&mut self, file: &SourceFile, key: String, line: usize) {
        if let Some((path, first)) = self.keys.get(&key) {
            let reason = format!("`{key}` is already defined at {path}:{first}");
            self.diagnostic(file, line, reason);
        } else {
            self.keys.insert(key, (file.path.clone(), line));
        }
    }

    fn diagnostic(&mut self, file: &SourceFile, line: usize, reason: String) {
        self.diagnostics.push(Diagnostic {
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

    fn read(text: &str) -> MessageCatalog {
        let file = SourceFile::sample("fr.ftl", text);
        MessageCatalog::read([&file].into_iter())
    }

    #[test]
    fn messages_and_attributes_are_keys_with_their_lines() {
        let catalog =
            read("# Titre\nhello = Bonjour\n\nfield =\n    .label = Nom\n-brand = Vigie\n");
        let keys: Vec<_> = catalog
            .keys
            .iter()
            .map(|(key, (_, line))| (key.as_str(), *line))
            .collect();
        assert_eq!(keys, [("field.label", 5), ("hello", 2)]);
        assert!(catalog.diagnostics.is_empty());
    }

    #[test]
    fn an_inserted_message_is_found_inside_a_selection() {
        let catalog = read(
            "room = salle\nrooms = { $n ->\n    [one] une { room }\n   *[other] des { room.plural }\n }\n",
        );
        assert!(catalog.inserted.contains("room"));
        assert!(catalog.inserted.contains("room.plural"));
    }

    #[test]
    fn broken_text_and_double_keys_are_faults_at_their_lines() {
        let catalog = read("one = Un\ntwo Deux\none = Encore\n");
        let lines: Vec<_> = catalog
            .diagnostics
            .iter()
            .map(|diagnostic| diagnostic.line)
            .collect();
        assert_eq!(lines, [2, 3], "{:?}", catalog.diagnostics);
    }
}
