//! One file of questions or families: from TOML to items, collecting everything that is
//! wrong.
//!
//! The values are taken out of the parsed tables by hand. `Deserialize` would stop at the
//! first fault, and an author who mends one fault at a time gives up.

mod family;
mod fields;
mod files;
mod form;
mod head;
mod item;
mod key;
mod section;
mod text;
mod tree;

use std::collections::{BTreeMap, BTreeSet};
use toml::de::DeTable;
use vigie_shared::competence::Competence;

use crate::{asset::Assets, fault::Fault, item::Item};
pub use family::Mark;
use fields::{Fields, Page};
use files::Files;
pub use head::LEVEL_BOUNDS;
use tree::Breaks;

/// Most lines of a file that are told to be no TOML: one open quote makes hundreds.
const BROKEN_LINES: usize = 5;

/// What became of one file.
pub struct Sheet {
    /// Its name in the folder, such as `1.1.toml`: that of its competence.
    pub name: String,
    /// Path of the file.
    pub file: String,
    /// Items without fatal faults, in order.
    pub drafts: Vec<Draft>,
    /// The families, if it is a file of families.
    pub families: Vec<Mark>,
    /// Assets the file refers to; unknown when the file is not even TOML.
    pub used: Option<BTreeSet<String>>,
    /// What is wrong.
    pub faults: Vec<Fault>,
}

/// An item, and where its parts stand.
pub struct Draft {
    pub item: Item,
    /// Its key in its family, if it is a variant.
    pub variant: Option<String>,
    pub lines: Lines,
}

/// Lines of the parts that are compared across files.
pub struct Lines {
    pub id: u32,
    pub prompt_fr: u32,
    pub prompt_en: u32,
}

/// Reads a file of questions; `name` is its name in the folder.
pub fn questions(path: &str, name: &str, bytes: &[u8], assets: &Assets) -> Sheet {
    sheet(path, name, bytes, |sheet, mut fields, competence| {
        let mut files = Files::new(assets);
        let items = fields.need("item").map(|items| items.tables());
        for item in items.into_iter().flatten() {
            sheet
                .drafts
                .extend(item::item(item, competence, &mut files));
        }
        sheet.used = Some(files.used);
        fields.finish();
    })
}

/// Reads a file of families.
pub fn families(path: &str, name: &str, bytes: &[u8]) -> Sheet {
    sheet(path, name, bytes, |sheet, mut fields, competence| {
        let families = fields.need("family").map(|families| families.tables());
        for fields in families.into_iter().flatten() {
            let (mark, drafts) = family::family(fields, competence);
            sheet.families.extend(mark);
            sheet.drafts.extend(drafts);
        }
        sheet.used = Some(BTreeSet::new());
        fields.finish();
    })
}

fn sheet(
    path: &str,
    name: &str,
    bytes: &[u8],
    read: impl FnOnce(&mut Sheet, Fields, Option<Competence>),
) -> Sheet {
    let mut sheet = Sheet {
        name: name.to_owned(),
        file: path.to_owned(),
        drafts: Vec::new(),
        families: Vec::new(),
        used: None,
        faults: Vec::new(),
    };
    let Ok(text) = std::str::from_utf8(bytes) else {
        sheet.faults = vec![Fault::new(path, 1, "the text is not UTF-8")];
        return sheet;
    };
    let page = Page::new(path);
    let breaks = Breaks::of(text);
    let (table, errors) = DeTable::parse_recoverable(text);
    let mut broken = BTreeMap::new();
    for error in &errors {
        let line = error.span().map_or(1, |span| breaks.line(span.start));
        broken.entry(line).or_insert(error.message());
    }
    for (line, reason) in broken.into_iter().take(BROKEN_LINES) {
        page.fault(line, reason);
    }
    // What is left of a broken file would only give misleading faults.
    if errors.is_empty() {
        let entries = tree::entries(table.get_ref(), &breaks);
        let mut fields = Fields::new(&page, "", 1, &entries);
        let competence = competence(&mut fields, name);
        read(&mut sheet, fields, competence);
    }
    sheet.faults = page.into_faults();
    sheet
}

fn competence(fields: &mut Fields, name: &str) -> Option<Competence> {
    let value = fields.need("competence")?;
    let code = value.text()?;
    let competence = Competence::from_code(code);
    if competence.is_none() {
        value.fault(format!("`{code}` is not a competence (1.1 to 5.2)"));
    } else if name != format!("{code}.toml") {
        value.fault(format!("competence {code} belongs in the file {code}.toml"));
    }
    competence
}
