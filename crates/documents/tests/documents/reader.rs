//! Reads a PDF as a screen reader does: by its structure, not by where things stand.

mod content;
mod structure;

use std::collections::BTreeMap;

use lopdf::{Dictionary, Document, Object, ObjectId};

pub use content::PageContent;
pub use structure::Element;

/// A printed paper.
pub struct Paper {
    /// The file.
    pub file: Document,
    /// Its pages.
    pub pages: Vec<PageContent>,
}

impl Paper {
    /// Opens a printed paper.
    pub fn open(bytes: &[u8]) -> Self {
        let file = Document::load_mem(bytes).unwrap();
        let pages = file.get_pages().into_values();
        let pages = pages.map(|page| PageContent::read(&file, page)).collect();
        Self { file, pages }
    }

    /// The root of its structure.
    pub fn structure(&self) -> Element {
        let pieces = self.pages.iter().flat_map(|page| {
            let pieces = page.pieces.iter();
            pieces.map(|(mcid, text)| ((page.id, *mcid), text.as_str()))
        });
        let pieces: BTreeMap<(ObjectId, i64), &str> = pieces.collect();
        Element::read(&self.file, &pieces)
    }

    /// Its text in reading order, without what only decorates or repeats.
    pub fn text(&self) -> String {
        self.structure().text()
    }

    /// Everything painted on a page, in the order of painting.
    pub fn page_text(&self, page: usize) -> &str {
        &self.pages[page].all
    }

    /// The catalog of the file.
    pub fn catalog(&self) -> &Dictionary {
        self.file.catalog().unwrap()
    }

    /// The dictionary below `key`.
    pub fn below<'a>(&'a self, dictionary: &'a Dictionary, key: &[u8]) -> &'a Dictionary {
        let (_, object) = self.file.dereference(dictionary.get(key).unwrap()).unwrap();
        match object {
            Object::Stream(stream) => &stream.dict,
            other => other.as_dict().unwrap(),
        }
    }
}

/// A text without white space: where lines break says nothing about what is printed.
pub fn packed(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}
