//! The check of a crate's messages, for its tests.

use std::collections::BTreeSet;

use fluent_bundle::FluentResource;
use fluent_syntax::ast::Entry;

use crate::{Language, MessageCatalog, Messages};

/// Punctuation that French sets apart by a space. The space must not break, or the mark
/// would begin a line.
const SPACED_PUNCTUATION: [&str; 7] = [" :", " ;", " ?", " !", " %", " »", "« "];

impl MessageCatalog {
    /// What is wrong with the messages: files that are not Fluent, keys defined twice, keys
    /// that one language lacks, and French punctuation after a space that may break.
    pub fn check(&self) -> Vec<String> {
        let mut faults = Vec::new();
        for language in Language::ALL {
            if let Err(error) = Messages::load(language, self.files(language)) {
                faults.push(error.to_string());
            }
        }
        let [french, english] = Language::ALL.map(|language| keys(self.files(language)));
        for key in french.symmetric_difference(&english) {
            faults.push(format!("`{key}` exists in one language only"));
        }
        let lines = self
            .files(Language::French)
            .iter()
            .flat_map(|file| file.lines());
        for line in lines.filter(|line| !line.starts_with('#')) {
            if SPACED_PUNCTUATION.iter().any(|mark| line.contains(mark)) {
                faults.push(format!("a space that may break, in: {line}"));
            }
        }
        faults
    }
}

/// The keys of all messages, and `key.attribute` of all attributes.
fn keys(files: &[&str]) -> BTreeSet<String> {
    let mut keys = BTreeSet::new();
    for file in files {
        let resource = FluentResource::try_new((*file).to_owned()).unwrap_or_else(|(rest, _)| rest);
        for entry in resource.entries() {
            let Entry::Message(message) = entry else {
                continue;
            };
            let id = message.id.name;
            keys.extend(message.value.is_some().then(|| id.to_owned()));
            let attributes = message.attributes.iter();
            keys.extend(attributes.map(|attribute| format!("{id}.{}", attribute.id.name)));
        }
    }
    keys
}

#[cfg(test)]
mod tests {
    use super::*;

    fn faults(french: &'static [&'static str], english: &'static [&'static str]) -> usize {
        MessageCatalog::new(french, english).check().len()
    }

    #[test]
    fn complete_files_have_no_faults_and_may_be_divided_differently() {
        assert_eq!(
            faults(&["a = un\n", "b = deux\n"], &["b = two\na = one\n"]),
            0
        );
    }

    #[test]
    fn a_key_in_one_language_only_is_a_fault() {
        assert_eq!(faults(&["a = un\nb = deux\n"], &["a = one\n"]), 1);
        assert_eq!(faults(&["a = un\n    .b = deux\n"], &["a = one\n"]), 1);
    }

    #[test]
    fn a_file_that_is_not_fluent_is_a_fault() {
        assert_eq!(faults(&["a = un\nb\n"], &["a = one\n"]), 1);
    }

    #[test]
    fn french_punctuation_after_a_space_that_may_break_is_a_fault() {
        assert_eq!(faults(&["a = quoi ?\n"], &["a = what?\n"]), 1);
        assert_eq!(
            faults(&["# quoi ?\na = quoi\u{a0}?\n"], &["a = what?\n"]),
            0
        );
    }
}
