//! Rules about the bank as a whole.

mod coverage;
mod duplicates;

use std::collections::BTreeSet;

use crate::{
    asset::{self, AssetFiles},
    diagnostic::Diagnostic,
    item::Item,
    parse::{self, ParsedFile},
    source::BankSource,
};

/// The content of a valid bank.
pub struct CheckedBank {
    pub items: Vec<Item>,
    pub assets: AssetFiles,
    pub warnings: Vec<Diagnostic>,
}

/// Reads and checks a source.
///
/// # Errors
/// All faults, by location.
pub fn check(source: &BankSource) -> Result<CheckedBank, Vec<Diagnostic>> {
    let (assets, mut faults) = asset::load(source);
    let questions = parse_folder(source, "questions", &mut faults, |path, name, bytes| {
        parse::question_file(path, name, bytes, &assets)
    });
    let families = parse_folder(source, "families", &mut faults, parse::family_file);
    faults.extend(unused_assets(source, &assets, &questions));
    faults.extend(coverage::missing_files(source, &questions));
    let mut warnings = Vec::new();
    for questions in &questions {
        let same_name = families.iter().find(|file| file.name == questions.name);
        let files: Vec<_> = [Some(questions), same_name].into_iter().flatten().collect();
        // The items of a faulty file cannot be counted.
        if files.iter().all(|file| file.faults.is_empty()) {
            faults.extend(coverage::shortages(&files));
            warnings.extend(coverage::empty_levels(&files));
        }
    }
    let mut files = questions;
    files.extend(families);
    faults.extend(duplicates::faults(&files));
    warnings.extend(files.iter().flat_map(duplicates::shared_skills));
    for file in &mut files {
        faults.append(&mut file.faults);
    }
    if !faults.is_empty() {
        faults.sort();
        return Err(faults);
    }
    warnings.sort();
    let items = files.into_iter().flat_map(|file| file.items);
    Ok(CheckedBank {
        items: items.map(|parsed| parsed.item).collect(),
        assets,
        warnings,
    })
}

fn parse_folder(
    source: &BankSource,
    folder: &str,
    faults: &mut Vec<Diagnostic>,
    parse: impl Fn(&str, &str, &[u8]) -> ParsedFile,
) -> Vec<ParsedFile> {
    let mut files = Vec::new();
    for (name, bytes) in source.below(folder) {
        let path = source.path(folder, name);
        if name.ends_with(".toml") {
            files.push(parse(&path, name, bytes));
        } else {
            let reason = "only .toml files belong in this folder";
            faults.push(Diagnostic::new(&path, 1, reason));
        }
    }
    files
}

/// Assets that no item refers to; none while a file cannot be read, since it may refer to
/// any of them.
fn unused_assets(
    source: &BankSource,
    assets: &AssetFiles,
    files: &[ParsedFile],
) -> Vec<Diagnostic> {
    let mut used = BTreeSet::new();
    for file in files {
        match &file.used_assets {
            Some(names) => used.extend(names),
            None => return Vec::new(),
        }
    }
    let unused = assets.keys().filter(|name| !used.contains(name));
    let reason = "no item refers to this file";
    unused
        .map(|name| Diagnostic::new(&source.path("assets", name), 1, reason))
        .collect()
}
