//! The assets that items refer to.

use std::collections::BTreeSet;
use vigie_shared::item::{ItemAttachment, ItemImage, LocalizedText};

use super::{
    fields::{Fields, Value},
    section::Section,
};
use crate::asset::{self, Assets};

/// The assets of the bank, and those referred to so far.
pub struct Files<'a> {
    assets: &'a Assets,
    pub used: BTreeSet<String>,
}

/// An asset that exists.
pub struct File {
    name: String,
    bytes: u64,
}

impl<'a> Files<'a> {
    pub fn new(assets: &'a Assets) -> Self {
        let used = BTreeSet::new();
        Self { assets, used }
    }

    /// The image, if the item has one: none inside when it was refused. Each language
    /// must then say what it shows.
    pub fn image(
        &mut self,
        fields: &mut Fields,
        sections: [Option<&Section>; 2],
    ) -> Option<Option<File>> {
        let value = fields.take("image");
        for section in sections.into_iter().flatten() {
            match (&value, &section.alt) {
                (Some(_), None) => section.page.fault(
                    section.line,
                    format!("`{}.alt` is missing: the item has an image", section.name),
                ),
                (None, Some(alt)) => section.page.fault(alt.line, "`alt` without an image"),
                _ => {}
            }
        }
        let value = value?;
        let file = self.file(value);
        if let Some(file) = &file
            && !asset::kind_of(&file.name).is_some_and(|kind| kind.is_image)
        {
            value.fault(format!("`{}` is not an image", file.name));
        }
        Some(file)
    }

    /// The attachment, if the item has one: none inside when it was refused.
    pub fn attachment(&mut self, fields: &mut Fields) -> Option<Option<File>> {
        Some(self.file(fields.take("attachment")?))
    }

    fn file(&mut self, value: Value) -> Option<File> {
        let name = value.text()?.to_owned();
        let bytes = self.assets.get(&name).map(|bytes| bytes.len() as u64);
        if bytes.is_none() {
            value.fault(format!("`{name}` is not in the assets"));
        }
        self.used.insert(name.clone());
        Some(File {
            bytes: bytes?,
            name,
        })
    }
}

impl File {
    pub fn image(self, alt: LocalizedText) -> ItemImage {
        ItemImage {
            file: self.name,
            alt,
        }
    }

    pub fn attachment(self) -> ItemAttachment {
        ItemAttachment {
            file: self.name,
            bytes: self.bytes,
        }
    }
}
