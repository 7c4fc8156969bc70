//! An item as it was read from a file.

use std::sync::Arc;

use crate::item::Item;

/// An item, and where its parts stand in the file.
pub struct ParsedItem {
    pub item: Item,
    /// Its key in its family, if it is a variant.
    pub variant: Option<String>,
    pub lines: ItemLines,
}

/// Lines of the parts that are compared across files.
pub struct ItemLines {
    pub id: u32,
    pub prompt_fr: u32,
    pub prompt_en: u32,
}

impl ParsedItem {
    /// The item as a variant of a family.
    pub fn into_variant(mut self, family: &Arc<str>, key: String) -> Self {
        self.item.family = Some(family.clone());
        self.variant = Some(key);
        self
    }
}
