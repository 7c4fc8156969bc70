//! What is painted on a page.

use std::collections::BTreeMap;

use lopdf::content::{Content, Operation};
use lopdf::{Dictionary, Document, Encoding, Object, ObjectId};

/// The content of a page.
pub struct PageContent {
    /// The page.
    pub id: ObjectId,
    /// Its text in the order of painting.
    pub all: String,
    /// The text of each piece that belongs to the structure.
    pub pieces: BTreeMap<i64, String>,
    /// Painting outside of any marked content: there must be none.
    pub unmarked: Vec<String>,
    /// Glyphs of a character that the font lacks: there must be none.
    pub missing_glyphs: usize,
}

/// Operators that paint.
const PAINTING: [&str; 14] = [
    "Tj", "TJ", "'", "\"", "f", "F", "f*", "S", "s", "B", "B*", "b", "Do", "sh",
];

impl PageContent {
    /// Interprets the content of a page.
    pub fn read(file: &Document, id: ObjectId) -> Self {
        let mut page = Self {
            id,
            all: String::new(),
            pieces: BTreeMap::new(),
            unmarked: Vec::new(),
            missing_glyphs: 0,
        };
        let fonts = file.get_page_fonts(id).unwrap();
        let encodings: BTreeMap<Vec<u8>, Encoding<'_>> = fonts
            .into_iter()
            .map(|(name, font)| (name, font.get_font_encoding(file).unwrap()))
            .collect();
        let content = Content::decode(&file.get_page_content(id)).unwrap();
        let mut marks: Vec<Option<Dictionary>> = Vec::new();
        let mut font = None;
        for operation in &content.operations {
            match operation.operator.as_str() {
                "BMC" => marks.push(None),
                "BDC" => marks.push(properties(file, id, &operation.operands[1])),
                "EMC" => drop(marks.pop()),
                "Tf" => font = encodings.get(operation.operands[0].as_name().unwrap()),
                operator if PAINTING.contains(&operator) => {
                    if marks.is_empty() {
                        page.unmarked.push(operator.to_owned());
                    }
                    page.show(operation, font, &marks);
                }
                _ => {}
            }
        }
        page
    }

    fn show(
        &mut self,
        operation: &Operation,
        font: Option<&Encoding<'_>>,
        marks: &[Option<Dictionary>],
    ) {
        let mut text = String::new();
        let operands = operation.operands.iter().flat_map(|operand| match operand {
            Object::Array(parts) => parts.as_slice(),
            other => std::slice::from_ref(other),
        });
        for bytes in operands.filter_map(|operand| operand.as_str().ok()) {
            self.missing_glyphs += bytes.chunks(2).filter(|code| *code == [0, 0]).count();
            text += &Document::decode_text(font.unwrap(), bytes).unwrap();
        }
        self.all += &text;
        let mcid = marks.iter().rev().flatten().find_map(|properties| {
            let mcid = properties.get(b"MCID").ok()?;
            mcid.as_i64().ok()
        });
        if let Some(mcid) = mcid {
            *self.pieces.entry(mcid).or_default() += &text;
        }
    }
}

/// The properties of a mark: written there, or named among the page's resources.
fn properties(file: &Document, page: ObjectId, operand: &Object) -> Option<Dictionary> {
    if let Ok(properties) = operand.as_dict() {
        return Some(properties.clone());
    }
    let name = operand.as_name().ok()?;
    let resources = file.get_dictionary(page).ok()?.get(b"Resources").ok()?;
    let resources = file.dereference(resources).ok()?.1.as_dict().ok()?;
    let all = file.dereference(resources.get(b"Properties").ok()?).ok()?.1;
    let properties = file.dereference(all.as_dict().ok()?.get(name).ok()?).ok()?;
    properties.1.as_dict().ok().cloned()
}
