//! One file of questions or families: from TOML to items, with everything that is wrong.
//!
//! The values are taken out of the parsed tables by hand. `Deserialize` would stop at the
//! first fault, and an author should see all faults of a file at once.

mod answer_key;
mod asset_references;
mod context;
mod family;
mod fields;
mod form;
mod item;
mod item_header;
mod item_kind;
mod line_index;
mod parsed_item;
mod section;
mod text;
mod tree;

use std::collections::{BTreeMap, BTreeSet};
use toml::de::DeTable;
use vigie_shared::competence::Competence;

use crate::{asset::AssetFiles, diagnostic::Diagnostic};
use asset_references::AssetReferences;
use context::ParseContext;
pub use family::FamilySummary;
use fields::TableFields;
pub use item_header::LEVEL_BOUNDS;
use line_index::LineIndex;
pub use parsed_item::ParsedItem;

/// Most syntax errors that are reported of a file: one open quote makes hundreds.
const MAX_SYNTAX_ERRORS: usize = 5;

/// The result of reading one file.
pub struct ParsedFile {
    /// Its name in the folder, such as `1.1.toml`: that of its competence.
    pub name: String,
    pub path: String,
    /// Items without fatal faults, in order.
    pub items: Vec<ParsedItem>,
    /// Empty in a file of questions.
    pub families: Vec<FamilySummary>,
    /// Assets the file refers to; none when its syntax is broken.
    pub used_assets: Option<BTreeSet<String>>,
    pub faults: Vec<Diagnostic>,
}

/// Reads a file of questions; `name` is its name in the folder.
pub fn question_file(path: &str, name: &str, bytes: &[u8], assets: &AssetFiles) -> ParsedFile {
    parse_file(path, name, bytes, |file, mut fields, competence| {
        let mut references = AssetReferences::new(assets);
        let items = fields.require("item").map(|items| items.tables());
        for item in items.into_iter().flatten() {
            file.items
                .extend(item::read_item(item, competence, &mut references));
        }
        file.used_assets = Some(references.used);
        fields.report_unknown();
    })
}

/// Reads a file of families.
pub fn family_file(path: &str, name: &str, bytes: &[u8]) -> ParsedFile {
    parse_file(path, name, bytes, |file, mut fields, competence| {
        let families = fields.require("family").map(|families| families.tables());
        for fields in families.into_iter().flatten() {
            let (summary, items) = family::read_family(fields, competence);
            file.families.extend(summary);
            file.items.extend(items);
        }
        file.used_assets = Some(BTreeSet::new());
        fields.report_unknown();
    })
}

fn parse_file(
    path: &str,
    name: &str,
    bytes: &[u8],
    read: impl FnOnce(&mut ParsedFile, TableFields, Option<Competence>),
) -> ParsedFile {
    let mut file = ParsedFile {
        name: name.to_owned(),
        path: path.to_owned(),
        items: Vec::new(),
        families: Vec::new(),
        used_assets: None,
        faults: Vec::new(),
    };
    let Ok(text) = std::str::from_utf8(bytes) else {
        file.faults = vec![Diagnostic::new(path, 1, "the text is not UTF-8")];
        return file;
    };
    let context = ParseContext::new(path);
    let lines = LineIndex::new(text);
    let (table, errors) = DeTable::parse_recoverable(text);
    let mut by_line = BTreeMap::new();
    for error in &errors {
        let line = error.span().map_or(1, |span| lines.line(span.start));
        by_line.entry(line).or_insert(error.message());
    }
    for (line, reason) in by_line.into_iter().take(MAX_SYNTAX_ERRORS) {
        context.add_fault(line, reason);
    }
    // The readable rest of a broken file would only give misleading faults.
    if errors.is_empty() {
        let entries = tree::entries(table.get_ref(), &lines);
        let mut fields = TableFields::new(&context, "", 1, &entries);
        let competence = competence(&mut fields, name);
        read(&mut file, fields, competence);
    }
    file.faults = context.into_faults();
    file
}

fn competence(fields: &mut TableFields, name: &str) -> Option<Competence> {
    let value = fields.require("competence")?;
    let code = value.text()?;
    let competence = Competence::from_code(code);
    if competence.is_none() {
        value.add_fault(format!("`{code}` is not a competence (1.1 to 5.2)"));
    } else if name != format!("{code}.toml") {
        value.add_fault(format!("competence {code} belongs in the file {code}.toml"));
    }
    competence
}
