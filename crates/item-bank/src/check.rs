//! Rules about the bank as a whole.

mod enough;
mod twice;

use std::collections::BTreeSet;

use crate::{
    asset::{self, Assets},
    fault::Fault,
    item::Item,
    parse::{self, Sheet},
    source::Source,
};

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
    let questions = sheets(source, "questions", &mut faults, |path, name, bytes| {
        parse::questions(path, name, bytes, &assets)
    });
    let families = sheets(source, "families", &mut faults, parse::families);
    faults.extend(unused(source, &assets, &questions));
    faults.extend(enough::absent(source, &questions));
    let mut warnings = Vec::new();
    for questions in &questions {
        let same = families.iter().find(|sheet| sheet.name == questions.name);
        let sheets: Vec<_> = [Some(questions), same].into_iter().flatten().collect();
        // What was refused cannot be counted.
        if sheets.iter().all(|sheet| sheet.faults.is_empty()) {
            faults.extend(enough::scarce(&sheets));
            warnings.extend(enough::gaps(&sheets));
        }
    }
    let mut sheets = questions;
    sheets.extend(families);
    faults.extend(twice::faults(&sheets));
    warnings.extend(sheets.iter().flat_map(twice::skills));
    for sheet in &mut sheets {
        faults.append(&mut sheet.faults);
    }
    if !faults.is_empty() {
        faults.sort();
        return Err(faults);
    }
    warnings.sort();
    let drafts = sheets.into_iter().flat_map(|sheet| sheet.drafts);
    let items = drafts.map(|draft| draft.item).collect();
    Ok(Checked {
        items,
        assets,
        warnings,
    })
}

/// The files of a folder.
fn sheets(
    source: &Source,
    folder: &str,
    faults: &mut Vec<Fault>,
    read: impl Fn(&str, &str, &[u8]) -> Sheet,
) -> Vec<Sheet> {
    let mut sheets = Vec::new();
    for (name, bytes) in source.below(folder) {
        let path = source.path(folder, name);
        if name.ends_with(".toml") {
            sheets.push(read(&path, name, bytes));
        } else {
            let reason = "only .toml files belong in this folder";
            faults.push(Fault::new(&path, 1, reason));
        }
    }
    sheets
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
