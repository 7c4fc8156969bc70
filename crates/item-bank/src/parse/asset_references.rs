//! The assets that items refer to.

use std::collections::BTreeSet;
use vigie_shared::item::{ItemAttachment, ItemImage, LocalizedText};

use super::{
    fields::{FieldValue, TableFields},
    section::LanguageSection,
};
use crate::asset::{self, AssetFiles};

/// The assets of the bank, and those referred to so far.
pub struct AssetReferences<'a> {
    assets: &'a AssetFiles,
    pub used: BTreeSet<String>,
}

/// An asset that exists.
pub struct ReferencedAsset {
    name: String,
    bytes: u64,
}

impl<'a> AssetReferences<'a> {
    pub fn new(assets: &'a AssetFiles) -> Self {
        let used = BTreeSet::new();
        Self { assets, used }
    }

    /// The image, if the item has one: `Some(None)` when it was refused. Each language must
    /// then have a text that describes it.
    pub fn image(
        &mut self,
        fields: &mut TableFields,
        sections: [Option<&LanguageSection>; 2],
    ) -> Option<Option<ReferencedAsset>> {
        let value = fields.take("image");
        for section in sections.into_iter().flatten() {
            match (&value, &section.alt) {
                (Some(_), None) => section.context.add_fault(
                    section.line,
                    format!("`{}.alt` is missing: the item has an image", section.name),
                ),
                (None, Some(alt)) => section
                    .context
                    .add_fault(alt.line, "`alt` without an image"),
                _ => {}
            }
        }
        let value = value?;
        let file = self.file(value);
        if let Some(file) = &file
            && !asset::kind_of(&file.name).is_some_and(|kind| kind.is_image)
        {
            value.add_fault(format!("`{}` is not an image", file.name));
        }
        Some(file)
    }

    /// The attachment, if the item has one: `Some(None)` when it was refused.
    pub fn attachment(&mut self, fields: &mut TableFields) -> Option<Option<ReferencedAsset>> {
        Some(self.file(fields.take("attachment")?))
    }

    fn file(&mut self, value: FieldValue) -> Option<ReferencedAsset> {
        let name = value.text()?.to_owned();
        let bytes = self.assets.get(&name).map(|bytes| bytes.len() as u64);
        if bytes.is_none() {
            value.add_fault(format!("`{name}` is not in the assets"));
        }
        self.used.insert(name.clone());
        Some(ReferencedAsset {
            bytes: bytes?,
            name,
        })
    }
}

impl ReferencedAsset {
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
