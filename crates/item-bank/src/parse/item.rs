//! One `[[item]]`.

use serde_json::value::to_raw_value;
use std::sync::Arc;
use vigie_shared::{
    competence::Competence,
    item::{ItemContent, ItemId},
    session::ItemTraits,
};

use super::{
    asset_references::AssetReferences,
    fields::TableFields,
    form,
    item_header::ItemHeader,
    item_kind::ItemKind,
    parsed_item::{ItemLines, ParsedItem},
    section::{self, LanguageSection},
};
use crate::item::Item;

/// Reads an item. Every field is read whatever is wrong with the others.
pub fn read_item(
    mut fields: TableFields,
    competence: Option<Competence>,
    references: &mut AssetReferences,
) -> Option<ParsedItem> {
    let header = ItemHeader::take(&mut fields, competence);
    let kind = ItemKind::take(&mut fields);
    let keep_order = keep_order(&mut fields, kind);
    let fr = LanguageSection::take(&mut fields, "fr");
    let en = LanguageSection::take(&mut fields, "en");
    let form = form::form_and_key(kind, &mut fields, fr.as_ref(), en.as_ref());
    let image = references.image(&mut fields, [fr.as_ref(), en.as_ref()]);
    let attachment = references.attachment(&mut fields);
    fields.report_unknown();

    let (header, competence, (form, key)) = (header?, competence?, form?);
    let (fr, en) = (fr?, en?);
    let lines = ItemLines {
        id: header.line,
        prompt_fr: fr.prompt.as_ref()?.line,
        prompt_en: en.prompt.as_ref()?.line,
    };
    let facts = ItemTraits {
        mode: header.mode,
        seconds: header.seconds,
        image: image.is_some(),
        attachment: attachment.is_some(),
    };
    let content = ItemContent {
        prompt: section::bilingual_text(fr.prompt, en.prompt)?,
        form,
        keep_order,
        image: match image {
            Some(file) => Some(file?.image(section::bilingual_text(fr.alt, en.alt)?)),
            None => None,
        },
        attachment: match attachment {
            Some(file) => Some(file?.attachment()),
            None => None,
        },
    };
    let content_json = to_raw_value(&content).expect("texts and lists always become JSON");
    let item = Item {
        id: ItemId(Arc::from(header.id)),
        family: None,
        competence,
        skill: header.skill,
        level: header.level,
        a: header.a,
        b: header.b,
        accessible: header.accessible,
        facts,
        content,
        content_json: Arc::from(content_json),
        key,
        explanation: section::bilingual_text(fr.explanation, en.explanation)?,
    };
    Some(ParsedItem {
        item,
        variant: None,
        lines,
    })
}

fn keep_order(fields: &mut TableFields, kind: Option<ItemKind>) -> bool {
    let Some(value) = fields.take("keep_order") else {
        return false;
    };
    let keep = value.boolean() == Some(true);
    // An ordering that is not shuffled may show its own answer.
    if let Some(kind @ (ItemKind::Text | ItemKind::Ordering)) = kind
        && keep
    {
        value.add_fault(format!(
            "`keep_order` does not go with kind `{}`",
            kind.name()
        ));
    }
    keep
}
