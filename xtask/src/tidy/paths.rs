//! Paths that the documents name exist.

use std::collections::BTreeSet;
use std::path::{Component, Path};

use super::Diagnostic;
use super::files::SourceFile;

/// In these, every path between backquotes must exist as well. In the other documents
/// a path may be an example.
const MAPS: &[&str] = &[
    "ARCHITECTURE.md",
    "CONTRIBUTING.md",
    "README.md",
    "SECURITY.md",
    GLOSSARY,
];

/// Says which type of the code stands for each term.
const GLOSSARY: &str = "docs/GLOSSARY.md";

/// Checks every link between documents, and the paths of the maps.
///
/// A text between backquotes is a path of the repository when it starts with a top-level
/// folder and a slash, and has no spaces or placeholders in it.
pub fn check(files: &[SourceFile], exists: impl Fn(&str) -> bool) -> Vec<Diagnostic> {
    let folders: BTreeSet<_> = files
        .iter()
        .filter_map(|file| file.path.split_once('/'))
        .map(|(folder, _)| folder)
        .collect();
    let mut diagnostics = Vec::new();
    for file in files.iter().filter(|file| file.path.ends_with(".md")) {
        let is_map = MAPS.contains(&file.path.as_str());
        for (line, text) in prose(file) {
            let links = links(text).filter_map(|link| from_root(&file.path, link));
            let quoted = quoted(text)
                .filter(|path| is_map && is_path(path, &folders))
                .map(str::to_owned);
            diagnostics.extend(
                links
                    .chain(quoted)
                    .filter(|path| !exists(path))
                    .map(|path| Diagnostic {
                        path: file.path.clone(),
                        line,
                        reason: format!("there is no `{path}`"),
                    }),
            );
        }
    }
    diagnostics.extend(unknown_types(files));
    diagnostics
}

/// Types that the glossary names and the code does not know.
fn unknown_types(files: &[SourceFile]) -> Vec<Diagnostic> {
    let Some(glossary) = files.iter().find(|file| file.path == GLOSSARY) else {
        return Vec::new();
    };
    let known: BTreeSet<&str> = files
        .iter()
        .filter(|file| file.is_rust())
        .flat_map(|file| {
            file.text
                .split(|c: char| !(c.is_alphanumeric() || c == '_'))
        })
        .collect();
    let is_type = |name: &&str| name.starts_with(|c: char| c.is_ascii_uppercase());
    prose(glossary)
        .flat_map(|(line, text)| quoted(text).map(move |quoted| (line, quoted)))
        .flat_map(|(line, quoted)| quoted.split("::").next().map(|name| (line, name)))
        .filter(|(_, name)| is_type(name) && !known.contains(name))
        .map(|(line, name)| Diagnostic {
            path: GLOSSARY.to_owned(),
            line,
            reason: format!("no code knows `{name}`"),
        })
        .collect()
}

/// The lines outside blocks of code.
fn prose(file: &SourceFile) -> impl Iterator<Item = (usize, &str)> {
    let mut is_code = false;
    file.lines().filter(move |(_, line)| {
        let is_fence = line.trim_start().starts_with("```");
        is_code ^= is_fence;
        !is_code && !is_fence
    })
}

/// The texts between backquotes.
fn quoted(line: &str) -> impl Iterator<Item = &str> {
    line.split('`').skip(1).step_by(2)
}

fn is_path(text: &str, folders: &BTreeSet<&str>) -> bool {
    let is_known = text
        .split_once('/')
        .is_some_and(|(folder, _)| folders.contains(folder));
    let is_plain = |part: char| part.is_ascii_alphanumeric() || "/._-".contains(part);
    // `dist` holds what is built.
    is_known && text.chars().all(is_plain) && !text.split('/').any(|part| part == "dist")
}

/// The targets of `[text](target)` that are files.
fn links(line: &str) -> impl Iterator<Item = &str> {
    line.split("](")
        .skip(1)
        .filter_map(|rest| rest.split(')').next())
        .map(|target| target.split('#').next().unwrap_or_default())
        .filter(|target| !target.is_empty() && !target.contains(':'))
}

/// A link of a document as a path from the root; none when it leaves the repository.
fn from_root(document: &str, link: &str) -> Option<String> {
    let folder = Path::new(document).parent()?;
    let mut parts = Vec::new();
    for part in folder.join(link).components() {
        match part {
            Component::Normal(part) => parts.push(part.to_str()?.to_owned()),
            Component::ParentDir => drop(parts.pop()?),
            Component::CurDir | Component::RootDir | Component::Prefix(_) => {}
        }
    }
    Some(parts.join("/"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn missing(document: &str, text: &str) -> Vec<String> {
        let file = |path: &str, text: &str| SourceFile::sample(path, text);
        let files = [file(document, text), file("server/src/lib.rs", "")];
        check(&files, |path| {
            ["server/src/lib.rs", "server/src/", "README.md", "docs/A.md"].contains(&path)
        })
        .into_iter()
        .map(|diagnostic| format!("{}: {}", diagnostic.line, diagnostic.reason))
        .collect()
    }

    #[test]
    fn a_path_that_a_map_names_must_exist() {
        let text = "see `server/src/lib.rs`, `server/src/` and `server/gone.rs`\n";
        assert_eq!(
            missing("ARCHITECTURE.md", text),
            ["1: there is no `server/gone.rs`"]
        );
        assert!(missing("docs/A.md", text).is_empty());
    }

    #[test]
    fn commands_placeholders_and_other_folders_are_no_paths() {
        let text = "`server/x run`, `server/*.rs`, `data/x.json`, `turn.rs`, `server/dist/a`\n```\n`server/gone.rs`\n```\n";
        assert!(missing("README.md", text).is_empty());
    }

    #[test]
    fn a_type_that_the_glossary_names_must_be_in_the_code() {
        let file = |path: &str, text: &str| SourceFile::sample(path, text);
        let files = [
            file(
                GLOSSARY,
                "| seat | `Seat`, `SeatState::of` |\n| gone | `Wander` |\n",
            ),
            file("shared/src/ids.rs", "Seat(u16)\nstruct SeatState;"),
        ];
        let found: Vec<_> = unknown_types(&files).into_iter().map(|d| d.line).collect();
        assert_eq!(found, [2]);
    }

    #[test]
    fn links_are_read_from_the_folder_of_their_document() {
        let text = "[a](A.md#x) [b](../README.md) [c](https://example.org/x) [d](#here) [e](B.md)";
        assert_eq!(missing("docs/A.md", text), ["1: there is no `docs/B.md`"]);
    }
}
