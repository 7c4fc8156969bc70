//! Reads a PDF as a screen reader does: by its structure, not by positions on the page.

mod content;
mod structure;

use std::collections::BTreeMap;

use lopdf::{Dictionary, Document, Object, ObjectId};

pub use content::PageContent;
pub use structure::StructureElement;

/// A PDF file, parsed.
pub struct ParsedPdf {
    /// The file.
    pub file: Document,
    /// Its pages.
    pub pages: Vec<PageContent>,
}

impl ParsedPdf {
    pub fn open(bytes: &[u8]) -> Self {
        let file = Document::load_mem(bytes).unwrap();
        let pages = file.get_pages().into_values();
        let pages = pages.map(|page| PageContent::read(&file, page)).collect();
        Self { file, pages }
    }

    /// The root of its structure.
    pub fn structure(&self) -> StructureElement {
        let pieces = self.pages.iter().flat_map(|page| {
            let pieces = page.pieces.iter();
            pieces.map(|(mcid, text)| ((page.id, *mcid), text.as_str()))
        });
        let pieces: BTreeMap<(ObjectId, i64), &str> = pieces.collect();
        StructureElement::read(&self.file, &pieces)
    }

    /// The text in reading order, without decoration and repeated headers.
    pub fn text(&self) -> String {
        self.structure().text()
    }

    /// Everything painted on a page, in the order of painting.
    pub fn page_text(&self, page: usize) -> &str {
        &self.pages[page].all
    }

    /// The document catalog.
    pub fn catalog(&self) -> &Dictionary {
        self.file.catalog().unwrap()
    }

    /// The dictionary or the dictionary of the stream at `key`.
    pub fn dictionary_at<'a>(&'a self, dictionary: &'a Dictionary, key: &[u8]) -> &'a Dictionary {
        let (_, object) = self.file.dereference(dictionary.get(key).unwrap()).unwrap();
        match object {
            Object::Stream(stream) => &stream.dict,
            other => other.as_dict().unwrap(),
        }
    }
}

/// The text without white space, because lines may break anywhere.
pub fn without_whitespace(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}
