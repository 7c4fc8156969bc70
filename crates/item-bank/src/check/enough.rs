//! Has every competence enough items, and of every kind? Those written by hand and those
//! of families count alike.

use std::collections::BTreeSet;
use vigie_shared::competence::Competence;

use crate::{
    fault::Fault,
    item::Item,
    parse::{Draft, Sheet},
    source::Source,
};

/// Fewest items of a competence: a test asks up to three, and neighbours must not all
/// meet the same.
const ITEMS: usize = 8;
/// Fewest skills of a competence, since a skill is asked once; also among the accessible
/// items, for a candidate who meets no others.
const SKILLS: usize = 3;
/// Fewest accessible items of a competence.
const ACCESSIBLE: usize = 4;

/// Competences without a file of questions.
pub fn absent(source: &Source, sheets: &[Sheet]) -> impl Iterator<Item = Fault> {
    let files: BTreeSet<&str> = sheets.iter().map(|sheet| sheet.file.as_str()).collect();
    let paths = Competence::all().map(|competence| {
        let name = format!("{}.toml", competence.code());
        source.path("questions", &name)
    });
    paths
        .filter(move |path| !files.contains(path.as_str()))
        .map(|path| {
            Fault::new(
                &path,
                1,
                "the file is missing: every competence needs its items",
            )
        })
}

/// Too few of something.
pub fn scarce(sheets: &[&Sheet]) -> Vec<Fault> {
    fn skills<'a>(items: impl Iterator<Item = &'a Item>) -> usize {
        items.map(|item| &item.skill).collect::<BTreeSet<_>>().len()
    }
    let items = || drafts(sheets).map(|draft| &draft.item);
    let accessible = || items().filter(|item| item.accessible);
    let counts = [
        ("items", items().count(), ITEMS),
        ("skills", skills(items()), SKILLS),
        ("accessible items", accessible().count(), ACCESSIBLE),
        ("skills of accessible items", skills(accessible()), SKILLS),
    ];
    counts
        .into_iter()
        .filter(|(_, found, least)| found < least)
        .map(|(what, found, least)| {
            let reason =
                format!("a competence needs at least {least} {what}, this one has {found}");
            Fault::new(&sheets[0].file, 1, reason)
        })
        .collect()
}

/// Levels without an item: the measurement is less precise there, but works.
pub fn gaps(sheets: &[&Sheet]) -> Vec<Fault> {
    let levels: BTreeSet<u8> = drafts(sheets).map(|draft| draft.item.level).collect();
    let absent = (1..=7).filter(|level| !levels.contains(level));
    absent
        .map(|level| Fault::new(&sheets[0].file, 1, format!("no item of level {level}")))
        .collect()
}

fn drafts<'a>(sheets: &'a [&Sheet]) -> impl Iterator<Item = &'a Draft> {
    sheets.iter().flat_map(|sheet| &sheet.drafts)
}
