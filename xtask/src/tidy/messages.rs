//! Every visible text exists in both languages and is shown somewhere.

use super::Fault;
use super::catalogue::Catalogue;
use super::files::File;
use super::usage::Usage;

/// French first: it is the default.
const LANGUAGES: [&str; 2] = ["fr", "en"];
/// The crates that have texts: the pages and the printed papers. Each has messages of its
/// own, so that a paper stays as it is when a page is reworded.
const CRATES: [&str; 2] = ["frontend", "crates/documents"];

/// Checks the messages of both languages against each other and against the source.
pub fn check(files: &[File]) -> Vec<Fault> {
    let faults = CRATES.iter().map(|name| check_crate(files, name));
    faults.flatten().collect()
}

fn check_crate(files: &[File], name: &str) -> Vec<Fault> {
    let [french, english] =
        LANGUAGES.map(|language| Catalogue::read(files_of(files, name, language)));
    let source = format!("{name}/src/");
    let usage = Usage::read(
        files
            .iter()
            .filter(|file| file.is_rust() && file.path.starts_with(&source)),
    );

    let mut faults = missing(&french, &english, LANGUAGES[1]);
    faults.extend(missing(&english, &french, LANGUAGES[0]));
    faults.extend(unknown(&usage, &french));
    faults.extend(unused(&usage, &french, &english));
    faults.extend(french.faults);
    faults.extend(english.faults);
    faults
}

/// `frontend/i18n/fr.ftl`, or any file below `frontend/i18n/fr/`.
fn files_of<'a>(files: &'a [File], name: &str, language: &str) -> impl Iterator<Item = &'a File> {
    let (file, folder) = (
        format!("{name}/i18n/{language}.ftl"),
        format!("{name}/i18n/{language}/"),
    );
    files.iter().filter(move |candidate| {
        let path = &candidate.path;
        *path == file || (path.starts_with(&folder) && path.ends_with(".ftl"))
    })
}

fn missing(catalogue: &Catalogue, other: &Catalogue, language: &str) -> Vec<Fault> {
    let missing = catalogue
        .keys
        .iter()
        .filter(|(key, _)| !other.keys.contains_key(*key));
    missing
        .map(|(key, place)| fault(place, format!("`{key}` has no translation in `{language}`")))
        .collect()
}

fn unknown(usage: &Usage, catalogue: &Catalogue) -> Vec<Fault> {
    let unknown = usage
        .asked
        .iter()
        .filter(|asked| !catalogue.keys.contains_key(&asked.key));
    unknown
        .map(|asked| {
            fault(
                &(asked.path.clone(), asked.line),
                format!("there is no message `{}`", asked.key),
            )
        })
        .collect()
}

fn unused(usage: &Usage, french: &Catalogue, english: &Catalogue) -> Vec<Fault> {
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
            fault(place, reason)
        })
        .collect()
}

fn fault((path, line): &(String, usize), reason: String) -> Fault {
    Fault {
        path: path.clone(),
        line: *line,
        reason,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn faults(french: &str, english: &str, source: &str) -> Vec<String> {
        let file = |path: &str, text: &str| File {
            path: path.to_owned(),
            text: text.to_owned(),
        };
        let files = [
            file("frontend/i18n/fr.ftl", french),
            file("frontend/i18n/en/desk.ftl", english),
            file("frontend/src/desk.rs", source),
        ];
        check(&files)
            .into_iter()
            .map(|fault| format!("{}:{}", fault.path, fault.line))
            .collect()
    }

    #[test]
    fn a_message_in_both_languages_that_is_shown_is_well() {
        assert!(faults("a = A\n", "a = A\n", "t!(\"a\")").is_empty());
    }

    #[test]
    fn a_message_in_one_language_only_is_a_fault_where_it_stands() {
        assert_eq!(
            faults("a = A\nb = B\n", "a = A\n", "t!(\"a\"); t!(\"b\")"),
            ["frontend/i18n/fr.ftl:2"]
        );
        assert_eq!(
            faults("a = A\n", "a = A\nb = B\n", "t!(\"a\")"),
            ["frontend/i18n/en/desk.ftl:2"]
        );
    }

    #[test]
    fn a_message_that_does_not_exist_is_a_fault_where_it_is_asked_for() {
        assert_eq!(
            faults("a = A\n", "a = A\n", "t!(\"a\");\nt!(\"z\")"),
            ["frontend/src/desk.rs:2"]
        );
    }

    #[test]
    fn the_papers_have_messages_of_their_own() {
        let file = |path: &str, text: &str| File {
            path: path.to_owned(),
            text: text.to_owned(),
        };
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
        let mut faults: Vec<_> = check(&files).into_iter().map(|fault| fault.path).collect();
        faults.sort();
        assert_eq!(
            faults,
            [
                "crates/documents/i18n/fr/b.ftl",
                "crates/documents/src/lib.rs"
            ]
        );
    }

    #[test]
    fn a_message_that_is_never_shown_is_a_fault() {
        assert_eq!(
            faults("a = A\nb = B\n", "a = A\nb = B\n", "t!(\"a\")"),
            ["frontend/i18n/fr.ftl:2"]
        );
        assert!(faults("a-x = A\n", "a-x = A\n", "// fluent: a-*").is_empty());
        assert!(faults("a = { b }\nb = B\n", "a = A\nb = B\n", "t!(\"a\")").is_empty());
    }
}
