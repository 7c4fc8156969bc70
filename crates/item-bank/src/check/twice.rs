//! What is there twice.

use std::collections::BTreeMap;

use crate::{
    fault::Fault,
    mark,
    parse::{Draft, Sheet},
};

/// Ids of items and families, and prompts of each language: the second place of each.
pub fn faults(sheets: &[Sheet]) -> Vec<Fault> {
    let drafts = |part: fn(&Draft) -> (u32, String)| {
        let places = sheets.iter().flat_map(move |sheet| {
            sheet.drafts.iter().map(move |draft| {
                let (line, text) = part(draft);
                (Place::of(sheet, line, draft.variant.as_deref()), text)
            })
        });
        places.collect::<Vec<_>>()
    };
    let families = sheets.iter().flat_map(|sheet| {
        let families = sheet.families.iter();
        families.map(|family| (Place::of(sheet, family.line, None), family.id.to_string()))
    });
    let parts = [
        (
            "id",
            drafts(|draft| (draft.lines.id, draft.item.id.to_string())),
        ),
        ("id of a family", families.collect()),
        (
            "French prompt",
            drafts(|draft| {
                (
                    draft.lines.prompt_fr,
                    mark::fold(&draft.item.content.prompt.fr),
                )
            }),
        ),
        (
            "English prompt",
            drafts(|draft| {
                (
                    draft.lines.prompt_en,
                    mark::fold(&draft.item.content.prompt.en),
                )
            }),
        ),
    ];
    let mut faults = Vec::new();
    for (what, places) in parts {
        let mut seen = BTreeMap::new();
        for (place, text) in places {
            match seen.get(&text) {
                Some(first) => faults.push(place.repeats(what, first)),
                None => {
                    seen.insert(text, place);
                }
            }
        }
    }
    faults
}

/// Families of one skill: a test asks only one variant of all of them, which may be meant.
pub fn skills(sheet: &Sheet) -> Vec<Fault> {
    let mut seen = BTreeMap::new();
    let mut warnings = Vec::new();
    for family in &sheet.families {
        match seen.get(&family.skill) {
            Some(first) => {
                let reason = format!(
                    "the skill `{}` is that of the family `{first}` too",
                    family.skill
                );
                warnings.push(Fault::new(&sheet.file, family.line, reason));
            }
            None => {
                seen.insert(&family.skill, &family.id);
            }
        }
    }
    warnings
}

/// Where something stands.
struct Place<'a> {
    file: &'a str,
    line: u32,
    variant: Option<&'a str>,
}

impl<'a> Place<'a> {
    fn of(sheet: &'a Sheet, line: u32, variant: Option<&'a str>) -> Self {
        let file = &sheet.file;
        Self {
            file,
            line,
            variant,
        }
    }

    fn repeats(&self, what: &str, first: &Place) -> Fault {
        let who = self.variant.map(|key| format!("variant `{key}`: "));
        let which = first.variant.map(|key| format!(" (variant `{key}`)"));
        let (who, which) = (who.unwrap_or_default(), which.unwrap_or_default());
        let reason = format!(
            "{who}this {what} is already at {}:{}{which}",
            first.file, first.line
        );
        Fault::new(self.file, self.line, reason)
    }
}
