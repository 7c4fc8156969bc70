//! One `[[item]]`.

use serde_json::value::to_raw_value;
use std::sync::Arc;
use vigie_shared::{
    competence::Competence,
    item::{ItemContent, ItemId},
    session::ItemTraits,
};

use super::{
    Draft, Lines,
    fields::Fields,
    files::Files,
    form::{self, Kind},
    head::Head,
    section::{self, Section},
};
use crate::item::Item;

/// Reads an item. Every field is read whatever is wrong with the others.
pub fn item(
    mut fields: Fields,
    competence: Option<Competence>,
    files: &mut Files,
) -> Option<Draft> {
    let head = Head::take(&mut fields, competence);
    let kind = Kind::take(&mut fields);
    let keep_order = keep_order(&mut fields, kind);
    let fr = Section::take(&mut fields, "fr");
    let en = Section::take(&mut fields, "en");
    let form = form::form(kind, &mut fields, fr.as_ref(), en.as_ref());
    let image = files.image(&mut fields, [fr.as_ref(), en.as_ref()]);
    let attachment = files.attachment(&mut fields);
    fields.finish();

    let (head, competence, (form, key)) = (head?, competence?, form?);
    let (fr, en) = (fr?, en?);
    let lines = Lines {
        id: head.line,
        prompt_fr: fr.prompt.as_ref()?.line,
        prompt_en: en.prompt.as_ref()?.line,
    };
    let facts = ItemTraits {
        mode: head.mode,
        seconds: head.seconds,
        image: image.is_some(),
        attachment: attachment.is_some(),
    };
    let content = ItemContent {
        prompt: section::both(fr.prompt, en.prompt)?,
        form,
        keep_order,
        image: match image {
            Some(file) => Some(file?.image(section::both(fr.alt, en.alt)?)),
            None => None,
        },
        attachment: match attachment {
            Some(file) => Some(file?.attachment()),
            None => None,
        },
    };
    // Strings and lists always become JSON; the error cannot happen.
    let content_json = Arc::from(to_raw_value(&content).ok()?);
    let item = Item {
        id: ItemId(Arc::from(head.id)),
        family: None,
        competence,
        skill: head.skill,
        level: head.level,
        a: head.a,
        b: head.b,
        accessible: head.accessible,
        facts,
        content,
        content_json,
        key,
        explanation: section::both(fr.explanation, en.explanation)?,
    };
    Some(Draft {
        item,
        variant: None,
        lines,
    })
}

fn keep_order(fields: &mut Fields, kind: Option<Kind>) -> bool {
    let Some(value) = fields.take("keep_order") else {
        return false;
    };
    let keep = value.flag() == Some(true);
    // An ordering that is not shuffled may show its own answer.
    if let Some(kind @ (Kind::Text | Kind::Ordering)) = kind
        && keep
    {
        value.fault(format!(
            "`keep_order` does not go with kind `{}`",
            kind.name()
        ));
    }
    keep
}
