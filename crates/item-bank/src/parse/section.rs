//! What an item says in one language: `[item.fr]` or `[item.en]`.

use std::collections::BTreeSet;
use vigie_shared::item::{AnswerOption, LocalizedText};

use super::{
    fields::{Fields, Page, Value},
    text,
};

/// The texts of one language.
pub struct Section<'a> {
    pub page: &'a Page<'a>,
    /// `fr` or `en`.
    pub name: &'static str,
    /// Line of the heading.
    pub line: u32,
    pub prompt: Option<Placed<String>>,
    pub explanation: Option<Placed<String>>,
    pub alt: Option<Placed<String>>,
    pub choices: Option<Placed<List>>,
    pub left: Option<Placed<List>>,
}

/// Something with the line it stands on. `value` is none when it was refused.
pub struct Placed<T> {
    pub line: u32,
    pub value: Option<T>,
}

/// Ids and texts, in the order written.
pub type List = Vec<(String, String)>;

impl<'a> Section<'a> {
    /// Reads the section out of its item.
    pub fn take(item: &mut Fields<'a>, name: &'static str) -> Option<Self> {
        let mut fields = item.need(name)?.table()?;
        let prompt = fields
            .need("prompt")
            .map(|value| prose(value, text::prompt_fault));
        let explanation = fields
            .need("explanation")
            .map(|value| prose(value, text::paragraphs_fault));
        let section = Self {
            page: fields.page,
            name,
            line: fields.line,
            prompt,
            explanation,
            alt: fields
                .take("alt")
                .map(|value| prose(value, text::line_fault)),
            choices: fields.take("choices").map(list),
            left: fields.take("left").map(list),
        };
        fields.finish();
        Some(section)
    }
}

fn prose(value: Value, fault: impl Fn(&str) -> Option<&'static str>) -> Placed<String> {
    let text = value.text().filter(|text| match fault(text) {
        Some(reason) => {
            value.fault(format!("`{}` {reason}", value.name));
            false
        }
        None => true,
    });
    Placed {
        line: value.line,
        value: text.map(|text| text.trim().to_owned()),
    }
}

fn list(value: Value) -> Placed<List> {
    let list = value.pairs().filter(|pairs| {
        let reasons = list_faults(pairs);
        reasons.iter().for_each(|reason| value.fault(reason));
        reasons.is_empty()
    });
    let own = |(id, text): (&str, &str)| (id.to_owned(), text.trim().to_owned());
    Placed {
        line: value.line,
        value: list.map(|list| list.into_iter().map(own).collect()),
    }
}

fn list_faults(pairs: &[(&str, &str)]) -> Vec<String> {
    let mut faults = Vec::new();
    let mut seen = BTreeSet::new();
    for (id, text) in pairs {
        if !text::is_choice_id(id) {
            faults.push(format!("`{id}` is not an id of a choice (a, b, l1)"));
        }
        if let Some(reason) = text::line_fault(text) {
            faults.push(format!("choice `{id}` {reason}"));
        } else if !seen.insert(text.trim()) {
            faults.push(format!("choice `{id}` says the same as another"));
        }
    }
    faults
}

/// A text in both languages.
pub fn both(fr: Option<Placed<String>>, en: Option<Placed<String>>) -> Option<LocalizedText> {
    Some(LocalizedText {
        fr: fr?.value?,
        en: en?.value?,
    })
}

/// Lists of both languages as choices, in the order of the French one.
pub fn choices(
    page: &Page,
    fr: Option<&Placed<List>>,
    en: Option<&Placed<List>>,
) -> Option<Vec<AnswerOption>> {
    let line = en?.line;
    let (fr, en) = (fr?.value.as_ref()?, en?.value.as_ref()?);
    // The same order as well: a scale that is reversed in one language is a mistake.
    if !fr.iter().map(|(id, _)| id).eq(en.iter().map(|(id, _)| id)) {
        page.fault(
            line,
            "the ids must be those of the French section, in the same order",
        );
        return None;
    }
    let pairs = fr.iter().zip(en);
    let choices = pairs.map(|((id, fr), (_, en))| AnswerOption {
        id: id.clone(),
        text: LocalizedText {
            fr: fr.clone(),
            en: en.clone(),
        },
    });
    Some(choices.collect())
}
