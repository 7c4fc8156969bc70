//! Words that the project does not use: gendered pronouns for people, and names from a
//! private language that a newcomer could neither guess nor search.

use super::count::{CountLimit, TidyCount};
use super::files::SourceFile;
use super::rust_source::{RustSource, line_at};
use super::words::words;
use super::{Diagnostic, limits};

/// The lists below contain what they forbid.
const THIS_FILE: &str = "xtask/src/tidy/wording.rs";

/// The people in the stories of questions have a gender.
const STORIES: &[&str] = &["bank/questions/", "bank/families/", "bank/assets/"];

/// Databases hold the checksum of the migrations they ran: not even a comment may change.
const FIXED_BY_CHECKSUM: &str = "migrations/0001_start.sql";

const PRONOUNS: &[&str] = &[
    "he", "him", "his", "himself", "she", "her", "hers", "herself",
];

/// Each stands for a field term that says more; plurals are banned with them.
const BANNED: &[&str] = &[
    "wish", "errand", "deed", "office", "told", "heard", "doorstep", "anew", "befell", "whoever",
];

/// Counts over the texts that developers and users read.
pub fn count(files: &[SourceFile], sources: &[RustSource<'_>]) -> Vec<TidyCount> {
    vec![
        TidyCount::from_findings(
            "gendered pronouns",
            pronouns(files),
            CountLimit::AtMost(limits::GENDERED_PRONOUNS),
        ),
        TidyCount::from_findings(
            "banned words",
            banned(files, sources),
            CountLimit::AtMost(limits::BANNED_WORDS),
        ),
    ]
}

fn pronouns(files: &[SourceFile]) -> Vec<Diagnostic> {
    let is_read = |path: &str| {
        let is_english = [".rs", ".md", ".sql"].iter().any(|end| path.ends_with(end))
            || (path.ends_with(".ftl") && path.contains("/en"));
        is_english
            && path != THIS_FILE
            && path != FIXED_BY_CHECKSUM
            && !STORIES.iter().any(|story| path.starts_with(story))
    };
    files
        .iter()
        .filter(|file| is_read(&file.path))
        .flat_map(|file| find(file, &file.text, PRONOUNS, "say `they`, or name the role"))
        .collect()
}

/// In code only identifiers and comments: a visible text may speak of an office.
fn banned(files: &[SourceFile], sources: &[RustSource<'_>]) -> Vec<Diagnostic> {
    let reason = "use the field's term (docs/GLOSSARY.md), or plain words";
    let in_code = sources
        .iter()
        .filter(|source| source.file.path != THIS_FILE)
        .flat_map(|source| {
            let code = find(source.file, &source.code, BANNED, reason);
            code.chain(find(source.file, &source.comments, BANNED, reason))
        });
    let in_documents = files
        .iter()
        .filter(|file| file.path.ends_with(".md") || file.path.ends_with(".sql"))
        .flat_map(|file| find(file, &file.text, BANNED, reason));
    in_code.chain(in_documents).collect()
}

fn find<'a>(
    file: &'a SourceFile,
    text: &'a str,
    list: &'static [&'static str],
    advice: &'static str,
) -> impl Iterator<Item = Diagnostic> + 'a {
    words(text)
        .filter(move |(_, word)| is_listed(word, list))
        .map(move |(position, word)| Diagnostic {
            path: file.path.clone(),
            line: line_at(text, position),
            reason: format!("`{word}`: {advice}"),
        })
}

fn is_listed(word: &str, list: &[&str]) -> bool {
    let word = word.to_lowercase();
    let stem = word.strip_suffix('s');
    let stem = stem.map(|stem| stem.strip_suffix('e').unwrap_or(stem));
    list.iter().any(|listed| {
        word == *listed || word.strip_suffix('s') == Some(*listed) || stem == Some(*listed)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(path: &str, text: &str) -> [Vec<usize>; 2] {
        let files = [SourceFile::sample(path, text)];
        let counts = count(&files, &RustSource::read_all(&files));
        let lines = |count: &TidyCount| count.findings.iter().map(|found| found.line).collect();
        [lines(&counts[0]), lines(&counts[1])]
    }

    #[test]
    fn a_pronoun_is_found_in_comments_texts_and_identifiers() {
        let text = "// He answers.\nlet is_his = \"the\";\nlet this = \"her seat\";";
        assert_eq!(lines("shared/src/a.rs", text)[0], [1, 2, 3]);
        assert_eq!(lines("frontend/i18n/en/a.ftl", "a = his")[0], [1]);
        assert_eq!(lines("docs/A.md", "He's here; the hero, there")[0], [1]);
    }

    #[test]
    fn stories_and_other_languages_may_have_pronouns() {
        assert!(lines("bank/questions/a.md", "He writes")[0].is_empty());
        assert!(lines("frontend/i18n/fr/a.ftl", "a = his")[0].is_empty());
    }

    #[test]
    fn a_banned_word_is_found_in_identifiers_and_comments_but_not_in_texts() {
        let text = "struct RoomWish;\n// told anew\nlet wishes = \"office\";\nlet toldest = 1;";
        assert_eq!(lines("shared/src/a.rs", text)[1], [1, 3, 2, 2]);
    }

    #[test]
    fn a_plural_is_banned_with_its_singular() {
        assert!(is_listed("Offices", BANNED) && is_listed("wishes", BANNED));
        assert!(is_listed("hers", PRONOUNS) && !is_listed("these", PRONOUNS));
    }
}
