//! Whether every competence has enough items, and of every kind. Those written by hand and
//! those of families count alike.

use std::collections::BTreeSet;
use vigie_shared::competence::Competence;

use crate::{diagnostic::Diagnostic, item::Item, parse::ParsedFile, source::BankSource};

/// Fewest items of a competence: a test asks up to three, and neighbors must not all
/// meet the same.
const MIN_ITEMS: usize = 8;
/// Fewest skills of a competence, since a skill is asked once; also among the accessible
/// items, for a candidate who meets no others.
const MIN_SKILLS: usize = 3;
/// Fewest accessible items of a competence.
const MIN_ACCESSIBLE: usize = 4;

/// Competences without a file of questions.
pub fn missing_files(
    source: &BankSource,
    files: &[ParsedFile],
) -> impl Iterator<Item = Diagnostic> {
    let present: BTreeSet<&str> = files.iter().map(|file| file.path.as_str()).collect();
    let paths = Competence::all().map(|competence| {
        let name = format!("{}.toml", competence.code());
        source.path("questions", &name)
    });
    paths
        .filter(move |path| !present.contains(path.as_str()))
        .map(|path| {
            let reason = "the file is missing: every competence needs its items";
            Diagnostic::new(&path, 1, reason)
        })
}

/// What a competence has too few of; `files` are its questions and its families.
pub fn shortages(files: &[&ParsedFile]) -> Vec<Diagnostic> {
    fn skills<'a>(items: impl Iterator<Item = &'a Item>) -> usize {
        items.map(|item| &item.skill).collect::<BTreeSet<_>>().len()
    }
    let accessible = || items(files).filter(|item| item.accessible);
    let counts = [
        ("items", items(files).count(), MIN_ITEMS),
        ("skills", skills(items(files)), MIN_SKILLS),
        ("accessible items", accessible().count(), MIN_ACCESSIBLE),
        (
            "skills of accessible items",
            skills(accessible()),
            MIN_SKILLS,
        ),
    ];
    counts
        .into_iter()
        .filter(|(_, found, least)| found < least)
        .map(|(what, found, least)| {
            let reason =
                format!("a competence needs at least {least} {what}, this one has {found}");
            Diagnostic::new(&files[0].path, 1, reason)
        })
        .collect()
}

/// Levels without an item: a warning, since the measurement works but is less precise there.
pub fn empty_levels(files: &[&ParsedFile]) -> Vec<Diagnostic> {
    let levels: BTreeSet<u8> = items(files).map(|item| item.level).collect();
    let absent = (1..=7).filter(|level| !levels.contains(level));
    absent
        .map(|level| Diagnostic::new(&files[0].path, 1, format!("no item of level {level}")))
        .collect()
}

fn items<'a>(files: &'a [&ParsedFile]) -> impl Iterator<Item = &'a Item> {
    let parsed = files.iter().flat_map(|file| &file.items);
    parsed.map(|parsed| &parsed.item)
}
