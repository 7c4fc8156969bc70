//! One file of questions: from TOML to items, collecting everything that is wrong.
//!
//! The values are taken out of the parsed tables by hand. `Deserialize` would stop at the
//! first fault, and an author who mends one fault at a time gives up.

mod fields;
mod files;
mod form;
mod head;
mod item;
mod key;
mod section;
mod text;

use std::collections::BTreeSet;
use toml::de::DeTable;
use vigie_shared::competence::Competence;

use crate::{asset::Assets, fault::Fault, item::Item};
use fields::{Fields, Page};
use files::Files;

/// What became of one file.
pub struct Sheet {
    /// Path of the file.
    pub file: String,
    /// Items without fatal faults, in order.
    pub drafts: Vec<Draft>,
    /// Assets the file refers to; unknown when the file is not even TOML.
    pub used: Option<BTreeSet<String>>,
    /// What is wrong.
    pub faults: Vec<Fault>,
}

/// An item, and where its parts stand.
pub struct Draft {
    pub item: Item,
    pub lines: Lines,
}

/// Lines of the parts that are compared across files.
pub struct Lines {
    pub id: u32,
    pub prompt_fr: u32,
    pub prompt_en: u32,
}

/// Reads one file; `name` is its name in the folder, such as `1.1.toml`.
pub fn parse(path: &str, name: &str, bytes: &[u8], assets: &Assets) -> Sheet {
    let mut sheet = Sheet {
        file: path.to_owned(),
        drafts: Vec::new(),
        used: None,
        faults: Vec::new(),
    };
    let Ok(text) = std::str::from_utf8(bytes) else {
        sheet.faults = vec![Fault::new(path, 1, "the text is not UTF-8")];
        return sheet;
    };
    let page = Page::new(path, text);
    let (table, errors) = DeTable::parse_recoverable(text);
    for error in &errors {
        let line = error.span().map_or(1, |span| page.line(span.start));
        page.fault(line, error.message());
    }
    // What is left of a broken file would only give misleading faults.
    if errors.is_empty() {
        let mut files = Files::new(assets);
        let fields = Fields::new(&page, "", 1, table.get_ref());
        sheet.drafts = read(fields, name, &mut files);
        sheet.used = Some(files.used);
    }
    sheet.faults = page.into_faults();
    sheet
}

fn read(mut fields: Fields, name: &str, files: &mut Files) -> Vec<Draft> {
    let competence = competence(&mut fields, name);
    let items = fields.need("item").map(|items| items.tables());
    let drafts = items
        .into_iter()
        .flatten()
        .filter_map(|fields| item::item(fields, competence, files))
        .collect();
    fields.finish();
    drafts
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
