//! The texts of an item in one language: `[item.fr]` or `[item.en]`.

use std::collections::BTreeSet;
use vigie_shared::item::{AnswerOption, LocalizedText};

use super::{
    context::ParseContext,
    fields::{FieldValue, TableFields},
    text,
};

/// The texts of one language.
pub struct LanguageSection<'a> {
    pub context: &'a ParseContext<'a>,
    /// `fr` or `en`.
    pub name: &'static str,
    /// Line of the heading.
    pub line: u32,
    pub prompt: Option<Located<String>>,
    pub explanation: Option<Located<String>>,
    pub alt: Option<Located<String>>,
    pub choices: Option<Located<ChoiceList>>,
    pub left: Option<Located<ChoiceList>>,
}

/// A value with its line; none when it was refused.
pub struct Located<T> {
    pub line: u32,
    pub value: Option<T>,
}

/// Ids and texts, in the order written.
pub type ChoiceList = Vec<(String, String)>;

impl<'a> LanguageSection<'a> {
    /// Reads the section out of its item.
    pub fn take(item: &mut TableFields<'a>, name: &'static str) -> Option<Self> {
        let mut fields = item.require(name)?.table()?;
        let prompt = fields
            .require("prompt")
            .map(|value| checked_text(value, text::prompt_fault));
        let explanation = fields
            .require("explanation")
            .map(|value| checked_text(value, text::paragraphs_fault));
        let section = Self {
            context: fields.context,
            name,
            line: fields.line,
            prompt,
            explanation,
            alt: fields
                .take("alt")
                .map(|value| checked_text(value, text::line_fault)),
            choices: fields.take("choices").map(checked_list),
            left: fields.take("left").map(checked_list),
        };
        fields.report_unknown();
        Some(section)
    }
}

fn checked_text(
    value: FieldValue,
    fault: impl Fn(&str) -> Option<&'static str>,
) -> Located<String> {
    let text = value.text().filter(|text| match fault(text) {
        Some(reason) => {
            value.add_fault(format!("`{}` {reason}", value.name));
            false
        }
        None => true,
    });
    Located {
        line: value.line,
        value: text.map(|text| text.trim().to_owned()),
    }
}

fn checked_list(value: FieldValue) -> Located<ChoiceList> {
    let list = value.pairs().filter(|pairs| {
        let reasons = list_faults(pairs);
        reasons.iter().for_each(|reason| value.add_fault(reason));
        reasons.is_empty()
    });
    let to_owned = |(id, text): (&str, &str)| (id.to_owned(), text.trim().to_owned());
    Located {
        line: value.line,
        value: list.map(|list| list.into_iter().map(to_owned).collect()),
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
pub fn bilingual_text(
    fr: Option<Located<String>>,
    en: Option<Located<String>>,
) -> Option<LocalizedText> {
    Some(LocalizedText {
        fr: fr?.value?,
        en: en?.value?,
    })
}

/// Lists of both languages as choices, in the order of the French one.
pub fn bilingual_choices(
    context: &ParseContext,
    fr: Option<&Located<ChoiceList>>,
    en: Option<&Located<ChoiceList>>,
) -> Option<Vec<AnswerOption>> {
    let line = en?.line;
    let (fr, en) = (fr?.value.as_ref()?, en?.value.as_ref()?);
    // In the same order as well: a scale that is reversed in one language is a mistake.
    if !fr.iter().map(|(id, _)| id).eq(en.iter().map(|(id, _)| id)) {
        context.add_fault(
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
