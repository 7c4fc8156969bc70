//! Ids, prompts and skills that occur twice.

use std::collections::BTreeMap;

use crate::{
    diagnostic::Diagnostic,
    parse::{ParsedFile, ParsedItem},
    scoring,
};

/// Ids of items and families, and prompts of each language: a fault at the second location
/// of each.
pub fn faults(files: &[ParsedFile]) -> Vec<Diagnostic> {
    let compared: [(&str, Vec<(Occurrence, String)>); 4] = [
        (
            "id",
            item_texts(files, |parsed| {
                (parsed.lines.id, parsed.item.id.to_string())
            }),
        ),
        ("id of a family", family_ids(files)),
        (
            "French prompt",
            item_texts(files, |parsed| {
                let prompt = scoring::fold_text(&parsed.item.content.prompt.fr);
                (parsed.lines.prompt_fr, prompt)
            }),
        ),
        (
            "English prompt",
            item_texts(files, |parsed| {
                let prompt = scoring::fold_text(&parsed.item.content.prompt.en);
                (parsed.lines.prompt_en, prompt)
            }),
        ),
    ];
    let mut faults = Vec::new();
    for (what, occurrences) in compared {
        let mut seen = BTreeMap::new();
        for (occurrence, text) in occurrences {
            match seen.get(&text) {
                Some(first) => faults.push(occurrence.repeats(what, first)),
                None => {
                    seen.insert(text, occurrence);
                }
            }
        }
    }
    faults
}

fn item_texts(
    files: &[ParsedFile],
    text: impl Fn(&ParsedItem) -> (u32, String),
) -> Vec<(Occurrence<'_>, String)> {
    let mut texts = Vec::new();
    for file in files {
        for parsed in &file.items {
            let (line, text) = text(parsed);
            let occurrence = Occurrence {
                file: &file.path,
                line,
                variant: parsed.variant.as_deref(),
            };
            texts.push((occurrence, text));
        }
    }
    texts
}

fn family_ids(files: &[ParsedFile]) -> Vec<(Occurrence<'_>, String)> {
    let ids = files.iter().flat_map(|file| {
        file.families.iter().map(|family| {
            let occurrence = Occurrence {
                file: &file.path,
                line: family.line,
                variant: None,
            };
            (occurrence, family.id.to_string())
        })
    });
    ids.collect()
}

/// Families of one skill: a test asks only one variant of all of them, which may be
/// intended, so it is a warning.
pub fn shared_skills(file: &ParsedFile) -> Vec<Diagnostic> {
    let mut seen = BTreeMap::new();
    let mut warnings = Vec::new();
    for family in &file.families {
        match seen.get(&family.skill) {
            Some(first) => {
                let reason = format!(
                    "the skill `{}` is that of the family `{first}` too",
                    family.skill
                );
                warnings.push(Diagnostic::new(&file.path, family.line, reason));
            }
            None => {
                seen.insert(&family.skill, &family.id);
            }
        }
    }
    warnings
}

/// Where an id or a prompt occurs.
struct Occurrence<'a> {
    file: &'a str,
    line: u32,
    variant: Option<&'a str>,
}

impl Occurrence<'_> {
    fn repeats(&self, what: &str, first: &Occurrence) -> Diagnostic {
        let subject = self.variant.map(|key| format!("variant `{key}`: "));
        let of_variant = first.variant.map(|key| format!(" (variant `{key}`)"));
        let (subject, of_variant) = (subject.unwrap_or_default(), of_variant.unwrap_or_default());
        let reason = format!(
            "{subject}this {what} is already at {}:{}{of_variant}",
            first.file, first.line
        );
        Diagnostic::new(self.file, self.line, reason)
    }
}
