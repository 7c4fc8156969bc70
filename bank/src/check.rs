//! Rules about the bank as a whole.

use std::collections::{BTreeMap, BTreeSet};
use vigie_shared::competence::Competence;

use crate::{
    asset::{self, Assets},
    fault::Fault,
    item::Item,
    mark,
    parse::{self, Draft, Sheet},
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

/// All that was read.
pub struct Checked {
    pub items: Vec<Item>,
    pub assets: Assets,
    pub warnings: Vec<Fault>,
}

/// Reads and checks a source.
///
/// # Errors
/// All faults, by place.
pub fn check(source: &Source) -> Result<Checked, Vec<Fault>> {
    let (assets, mut faults) = asset::load(source);
    let mut sheets = Vec::new();
    for (name, bytes) in source.below("questions") {
        let path = source.path("questions", name);
        if name.ends_with(".toml") {
            sheets.push(parse::parse(&path, name, bytes, &assets));
        } else {
            faults.push(Fault::new(
                &path,
                1,
                "only .toml files belong in this folder",
            ));
        }
    }
    let mut warnings = Vec::new();
    faults.extend(repeated(&sheets));
    faults.extend(absent(source, &sheets));
    for sheet in sheets.iter().filter(|sheet| sheet.faults.is_empty()) {
        faults.extend(scarce(sheet));
        warnings.extend(gaps(sheet));
    }
    faults.extend(unused(source, &assets, &sheets));
    faults.extend(
        sheets
            .iter_mut()
            .flat_map(|sheet| std::mem::take(&mut sheet.faults)),
    );
    if !faults.is_empty() {
        faults.sort();
        return Err(faults);
    }
    let drafts = sheets.into_iter().flat_map(|sheet| sheet.drafts);
    let items = drafts.map(|draft| draft.item).collect();
    Ok(Checked {
        items,
        assets,
        warnings,
    })
}

/// Ids, and prompts of each language, that are there twice.
fn repeated(sheets: &[Sheet]) -> Vec<Fault> {
    type Part = (&'static str, fn(&Draft) -> (u32, String));
    let parts: [Part; 3] = [
        ("id", |draft| (draft.lines.id, draft.item.id.to_string())),
        ("French prompt", |draft| {
            (
                draft.lines.prompt_fr,
                mark::fold(&draft.item.content.prompt.fr),
            )
        }),
        ("English prompt", |draft| {
            (
                draft.lines.prompt_en,
                mark::fold(&draft.item.content.prompt.en),
            )
        }),
    ];
    let mut faults = Vec::new();
    for (what, part) in parts {
        let mut seen = BTreeMap::new();
        for sheet in sheets {
            for draft in &sheet.drafts {
                let (line, text) = part(draft);
                let place = format!("{}:{line}", sheet.file);
                if let Some(first) = seen.get(&text) {
                    faults.push(Fault::new(
                        &sheet.file,
                        line,
                        format!("this {what} is already at {first}"),
                    ));
                } else {
                    seen.insert(text, place);
                }
            }
        }
    }
    faults
}

/// Competences without a file.
fn absent(source: &Source, sheets: &[Sheet]) -> impl Iterator<Item = Fault> {
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
fn scarce(sheet: &Sheet) -> impl Iterator<Item = Fault> {
    fn skills<'a>(items: impl Iterator<Item = &'a Item>) -> usize {
        items.map(|item| &item.skill).collect::<BTreeSet<_>>().len()
    }
    let items = || sheet.drafts.iter().map(|draft| &draft.item);
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
            Fault::new(&sheet.file, 1, reason)
        })
}

/// Levels without an item: the measurement is less precise there, but works.
fn gaps(sheet: &Sheet) -> impl Iterator<Item = Fault> {
    let has = |level| sheet.drafts.iter().any(|draft| draft.item.level == level);
    (1..=7)
        .filter(move |level| !has(*level))
        .map(|level| Fault::new(&sheet.file, 1, format!("no item of level {level}")))
}

/// Assets that no item refers to; unknown while a file cannot be read.
fn unused(source: &Source, assets: &Assets, sheets: &[Sheet]) -> Vec<Fault> {
    let mut used = BTreeSet::new();
    for sheet in sheets {
        match &sheet.used {
            Some(names) => used.extend(names),
            None => return Vec::new(),
        }
    }
    let unused = assets.keys().filter(|name| !used.contains(name));
    let reason = "no item refers to this file";
    unused
        .map(|name| Fault::new(&source.path("assets", name), 1, reason))
        .collect()
}
