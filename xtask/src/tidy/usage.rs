//! The Fluent messages that the SPA's source asks for.

use std::collections::BTreeSet;

use super::files::SourceFile;

/// How the source asks for a message: one of these, then the key as a literal.
const CALLS: &[&str] = &["t!(", ".text(", ".text_with("];
/// Asks for `family-code`, where the code comes from the server; for an unknown one,
/// `family-unknown`.
const FAMILY_CALL: &str = ".text_of(";
/// Announces keys that are put together at run time, as in `// fluent: refusal-*`.
const FAMILY: &str = "fluent: ";

/// What the source says about messages.
#[derive(Default)]
pub struct MessageUsage {
    /// Keys asked for, and where.
    pub asked: Vec<MessageReference>,
    /// Every string literal: a key may also reach a call by way of a table or a variable.
    pub literals: BTreeSet<String>,
    /// Beginnings of keys that are put together at run time.
    pub families: BTreeSet<String>,
}

/// A key asked for by a call.
#[derive(Debug, PartialEq)]
pub struct MessageReference {
    /// The key.
    pub key: String,
    /// The source file.
    pub path: String,
    /// The line of the call.
    pub line: usize,
}

impl MessageUsage {
    /// Reads the source files.
    pub fn read<'a>(files: impl Iterator<Item = &'a SourceFile>) -> Self {
        let mut usage = Self::default();
        for file in files {
            usage.add(file);
        }
        usage
    }

    fn add(&mut self, file: &SourceFile) {
        // Comments become empty lines, so that line numbers stay and examples do not count.
        let mut code = String::with_capacity(file.text.len());
        for line in file.text.lines() {
            match line.trim_start().strip_prefix("//") {
                Some(comment) => self.families.extend(family(comment)),
                None => code.push_str(line),
            }
            code.push('\n');
        }
        for call in CALLS {
            for (key, line) in calls(&code, call) {
                self.ask(file, key.to_owned(), line);
            }
        }
        for (family, line) in calls(&code, FAMILY_CALL) {
            self.ask(file, format!("{family}-unknown"), line);
            self.families.insert(format!("{family}-"));
        }
        // Both what stands between quotes and what stands between literals; the latter is
        // never a key, because a key has no spaces or brackets.
        let pieces = code.lines().flat_map(|line| line.split('"'));
        self.literals.extend(pieces.map(str::to_owned));
    }

    fn ask(&mut self, file: &SourceFile, key: String, line: usize) {
        self.asked.push(MessageReference {
            key,
            path: file.path.clone(),
            line,
        });
    }
}

/// The first argument of every such call, where it is a literal, and the call's line.
fn calls<'a>(code: &'a str, call: &'static str) -> impl Iterator<Item = (&'a str, usize)> {
    code.match_indices(call).filter_map(move |(at, _)| {
        let key = literal_argument(&code[..at], call, &code[at + call.len()..])?;
        Some((key, code[..at].matches('\n').count() + 1))
    })
}

fn family(comment: &str) -> Option<String> {
    let (_, family) = comment.split_once(FAMILY)?;
    family
        .trim()
        .strip_suffix('*')
        .filter(|start| !start.is_empty())
        .map(str::to_owned)
}

/// The key, when the call is one of ours (and not `format!(`) and its argument is a literal.
fn literal_argument<'a>(before: &str, call: &str, after: &'a str) -> Option<&'a str> {
    let continues_a_name =
        before.ends_with(|before: char| before.is_alphanumeric() || before == '_');
    if continues_a_name && !call.starts_with('.') {
        return None;
    }
    let (key, _) = after.trim_start().strip_prefix('"')?.split_once('"')?;
    Some(key)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> MessageUsage {
        let file = SourceFile::sample("a.rs", text);
        MessageUsage::read([&file].into_iter())
    }

    fn asked(text: &str) -> Vec<(String, usize)> {
        read(text)
            .asked
            .into_iter()
            .map(|asked| (asked.key, asked.line))
            .collect()
    }

    #[test]
    fn both_ways_of_asking_are_seen_also_over_two_lines() {
        let text = "let a = t!(\"desk-title\");\n// t!(\"example\")\nlet b = i18n.text(\n    \"desk-help\",\n);";
        assert_eq!(
            asked(text),
            [("desk-title".to_owned(), 1), ("desk-help".to_owned(), 3)]
        );
    }

    #[test]
    fn other_macros_and_computed_keys_are_not_calls() {
        assert!(asked("format!(\"x\"); assert!(\"y\"); t!(key); i18n.text(&key)").is_empty());
    }

    #[test]
    fn a_literal_in_a_table_counts_as_a_use() {
        assert!(
            read("let keys = [(\"Lost\", \"state-lost\")];")
                .literals
                .contains("state-lost")
        );
    }

    #[test]
    fn a_family_call_asks_for_its_unknown_member() {
        let usage = read("language.text_of(\"error\", &code)");
        assert_eq!(usage.asked[0].key, "error-unknown");
        assert!(usage.families.contains("error-"));
    }

    #[test]
    fn a_comment_announces_a_family_of_keys() {
        let usage = read("    // fluent: refusal-*\n    text(&format!(\"refusal-{code}\"))");
        assert!(usage.families.contains("refusal-"));
    }
}
