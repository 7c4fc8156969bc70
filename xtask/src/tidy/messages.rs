//! Every visible text exists in both languages and is shown somewhere.

use super::Diagnostic;
use super::catalog::MessageCatalog;
use super::files::SourceFile;
use super::usage::MessageUsage;

/// French first: it is the default.
const LANGUAGES: [&str; 2] = ["fr", "en"];
/// The crates that have texts: the pages and the printed papers. Each has messages of its
/// own, so that a paper stays as it is when a page is reworded.
const CRATES: [&str; 2] = ["frontend", "crates/documents"];

/// Checks the messages of both languages against each other and against the source.
pub fn check(files: &[SourceFile]) -> Vec<Diagnostic> {
    let diagnostics = CRATES.iter().map(|name| check_crate(files, name));
    diagnostics.flatten().collect()
}

fn check_crate(files: &[SourceFile], name: &str) -> Vec<Diagnostic> {
    let [french, english] =
        LANGUAGES.map(|language| MessageCatalog::read(files_of(files, name, language)));
    let source = format!("{name}/src/");
    let usage = MessageUsage::read(
        files
            .iter()
            .filter(|file| file.is_rust() && file.path.starts_with(&source)),
    );

    let mut diagnostics = missing(&french, &english, LANGUAGES[1]);
    diagnostics.extend(missing(&english, &french, LANGUAGES[0]));
    diagnostics.extend(unknown(&usage, &french));
    diagnostics.extend(unused(&usage, &french, &english));
    diagnostics.extend(french.diagnostics);
    diagnostics.extend(english.diagnostics);
    diagnostics
}

/// `frontend/i18n/fr.ftl`, or any file below `frontend/i18n/fr/`.
fn files_of<'a>(
    files: &'a [SourceFile],
    name: &str,
    language: &str,
) -> impl Iterator<Item = &'a SourceFile> {
    let (file, folder) = (
        format!("{name}/i18n/{language}.ftl"),
        format!("{name}/i18n/{language}/"),
    );
    files.iter().filter(move |candidate| {
        let path = &candidate.path;
        *path == file || (path.starts_with(&folder) && path.ends_with(".ftl"))
    })
}

fn missing(catalog: &MessageCatalog, other: &MessageCatalog, language: &str) -> Vec<Diagnostic> {
    let missing = catalog
        .keys
        .iter()
        .filter(|(key, _)| !other.keys.contains_key(*key));
    missing
        .map(|(key, place)| {
            diagnostic(place, format!("`{key}` has no translation in `{language}`"))
        })
        .collect()
}

fn unknown(usage: &MessageUsage, catalog: &MessageCatalog) -> Vec<Diagnostic> {
    let unknown = usage
        .asked
        .iter()
        .filter(|asked| !catalog.keys.contains_key(&asked.key));
    unknown
        .map(|asked| {
            diagnostic(
                &(asked.path.clone(), asked.line),
                format!("there is no message `{}`", asked.key),
            )
        })
        .collect()
}

fn unused(
    usage: &MessageUsage,
    french: &MessageCatalog,
    english: &MessageCatalog,
) -> Vec<Diagnostic> {
    let is_used = |key: &String| {
        // An attribute is asked for by the name of its message.
        let message = key
            .split_once('.')
            .map_or(key.as_str(), |(message, _)| message);
        usage.literals.contains(key)
            || usage.literals.contains(message)
            || usage.families.iter().any(|family| key.starts_with(family))
            || french.inserted.contains(key)
            || english.inserted.contains(key)
    };
    let unused = french.keys.iter().filter(|(key, _)| !is_used(key));
    unused
        .map(|(key, place)| {
            let reason = format!(
                "`{key}` is shown nowhere; a key that is put together at run time is announced in the source \
                 by a comment such as `// fluent: start-of-the-key-*`"
            );
            diagnostic(place, reason)
        })
        .collect()
}

fn diagnostic((path, line): &(String, usize), reason: String) -> Diagnostic {
    Diagnostic {
        path: path.clone(),
        line: *line,
        reason,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn diagnostics(french: &str, english: &str, source: &str) -> Vec<String> {
        let file = |path: &str, text: &str| SourceFile::sample(path, text);
        let files = [
            file("frontend/i18n/fr.ftl", french),
            file("frontend/i18n/en/desk.ftl", english),
            file("frontend/src/desk.rs", source),
        ];
        check(&files)
            .into_iter()
            .map(|diagnostic| format!("{}:{}", diagnostic.path, diagnostic.line))
            .collect()
    }

    #[test]
    fn a_message_in_both_languages_that_is_shown_is_well() {
        assert!(diagnostics("a = A\n", "a = A\n", "t!(\"a\")").is_empty());
    }

    #[test]
    fn a_message_in_one_language_only_is_a_fault_where_it_stands() {
        assert_eq!(
            diagnostics("a = A\nb = B\n", "a = A\n", "t!(\"a\"); t!(\"b\")"),
            ["frontend/i18n/fr.ftl:2"]
        );
        assert_eq!(
            diagnostics("a = A\n", "a = A\nb = B\n", "t!(\"a\")"),
            ["frontend/i18n/en/desk.ftl:2"]
        );
    }

    #[test]
    fn a_message_that_does_not_exist_is_a_fault_where_it_is_asked_for() {
        assert_eq!(
            diagnostics("a = A\n", "a = A\n", "t!(\"a\");\nt!(\"z\")"),
            ["frontend/src/desk.rs:2"]
        );
    }

    #[test]
    fn the_papers_have_messages_of_their_own() {
        let file = |path: &str, text: &str| SourceFile::sample(path, text);
        let files = [
            file("frontend/i18n/fr.ftl", "a = A\n"),
            file("frontend/i18n/en.ftl", "a = A\n"),
            file("frontend/src/desk.rs", "t!(\"a\")"),
            file("crates/documents/i18n/fr/b.ftl", "b = B\nc = C\n"),
            file("crates/documents/i18n/en/b.ftl", "b = B\n"),
            file(
                "crates/documents/src/lib.rs",
                "words.text(\"b\"); words.text(\"a\"); let c = \"c\";",
            ),
        ];
        let mut diagnostics: Vec<_> = check(&files)
            .into_iter()
            .map(|diagnostic| diagnostic.path)
            .collect();
        diagnostics.sort();
        assert_eq!(
            diagnostics,
            [
                "crates/documents/i18n/fr/b.ftl",
                "crates/documents/src/lib.rs"
            ]
        );
    }

    #[test]
    fn a_message_that_is_never_shown_is_a_fault() {
        assert_eq!(
            diagnostics("a = A\nb = B\n", "a = A\nb = B\n", "t!(\"a\")"),
            ["frontend/i18n/fr.ftl:2"]
        );
        assert!(diagnostics("a-x = A\n", "a-x = A\n", "// fluent: a-*").is_empty());
        assert!(diagnostics("a = { b }\nb = B\n", "a = A\nb = B\n", "t!(\"a\")").is_empty());
    }
}
