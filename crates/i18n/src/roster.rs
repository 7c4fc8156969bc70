//! What is found in a roster, in words.

use vigie_shared::{
    api::{RosterColumn, RosterDiagnostic, RosterEncoding, RosterFormat, SetAsideReason},
    limits::{MAX_CANDIDATES, MAX_SESSIONS_PER_FILE},
};

use crate::{Language, MessageCatalog};

pub(crate) static ROSTER: MessageCatalog = MessageCatalog::new(
    &[include_str!("../i18n/fr/roster.ftl")],
    &[include_str!("../i18n/en/roster.ftl")],
);

/// A finding in a sentence that says what to do.
pub fn roster_finding(language: Language, finding: &RosterDiagnostic) -> String {
    let text = |value: &Option<String>| value.clone().unwrap_or_else(|| "none".to_owned());
    let mut args = vec![
        ("max", MAX_CANDIDATES.into()),
        ("sessions", MAX_SESSIONS_PER_FILE.into()),
        ("person", text(&finding.person).into()),
        ("value", text(&finding.value).into()),
    ];
    args.push(match finding.count {
        Some(count) => ("count", count.into()),
        None => ("count", "none".into()),
    });
    args.extend(finding.same_as_line.map(|line| ("line", line.into())));
    let key = format!("roster-{}", finding.code.as_str().replace('_', "-"));
    ROSTER.messages(language).text_with(&key, &args)
}

/// What a column holds.
pub fn roster_column(language: Language, column: RosterColumn) -> String {
    of(language, "roster-column", column.as_str())
}

/// An encoding.
pub fn roster_encoding(language: Language, encoding: RosterEncoding) -> String {
    of(language, "roster-encoding", encoding.as_str())
}

/// A kind of file.
pub fn roster_format(language: Language, format: RosterFormat) -> String {
    of(language, "roster-format", format.as_str())
}

/// Why somebody is not enrolled.
pub fn set_aside_reason(language: Language, reason: SetAsideReason) -> String {
    of(language, "roster-aside", reason.as_str())
}

fn of(language: Language, family: &str, code: &str) -> String {
    ROSTER.messages(language).text_of(family, code)
}

#[cfg(test)]
mod tests {
    use super::*;
    use vigie_shared::api::RosterDiagnosticCode;

    #[test]
    fn every_finding_has_a_sentence_in_both_languages() {
        assert_eq!(ROSTER.check(), Vec::<String>::new());
        for language in Language::ALL {
            for code in RosterDiagnosticCode::ALL {
                for count in [None, Some(1), Some(7)] {
                    let json = serde_json::json!({
                        "line": 3, "code": code.as_str(), "same_as_line": 2, "count": count,
                        "person": "Zaw", "value": "x",
                    });
                    let finding: RosterDiagnostic = serde_json::from_value(json).unwrap();
                    let text = roster_finding(language, &finding);
                    // A missing message is its key, a missing argument stands in braces.
                    assert!(text.contains(' ') && !text.contains(['{', '}']), "{text}");
                }
            }
        }
    }
}
