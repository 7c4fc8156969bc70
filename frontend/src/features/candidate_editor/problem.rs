//! What the server found wrong with a form, field by field and in all.

use vigie_i18n::roster_finding;
use vigie_shared::api::{ErrorCode, RosterDiagnosticCode};

use super::draft::DraftField;
use crate::api::HttpError;
use crate::format;
use crate::i18n::LanguageHandle;

/// Why a form was not taken.
#[derive(Debug, Clone, PartialEq)]
pub enum FormProblem {
    /// A percentage, or a reason, is not what it should be: never sent.
    Field(DraftField),
    /// The server refused.
    Refused(HttpError),
}

impl FormProblem {
    /// What is wrong with this field, in words.
    pub fn of_field(&self, language: &LanguageHandle, field: DraftField) -> Option<String> {
        match self {
            Self::Field(wrong) if *wrong == field => Some(match field {
                DraftField::ExtraTime => language.text("candidate-extra-time-wrong"),
                _ => language.text("referent-field-empty"),
            }),
            Self::Field(_) => None,
            Self::Refused(error) => {
                let name = field.name();
                let mut findings = error.roster_findings().into_iter().flatten();
                let found = findings.find(|found| found.column.as_deref() == Some(name));
                found
                    .map(|found| roster_finding(language.language, &found))
                    .or_else(|| invalid(language, error, name))
            }
        }
    }

    /// What concerns no field of the form, in words.
    pub fn of_all(&self, language: &LanguageHandle) -> Option<String> {
        let Self::Refused(error) = self else {
            return None;
        };
        if let Some(findings) = error.roster_findings() {
            let whole = findings.iter().filter(|found| found.column.is_none());
            let words: Vec<String> = whole
                .map(|found| roster_finding(language.language, found))
                .collect();
            return (!words.is_empty()).then(|| words.join(" "));
        }
        let is_in_fields = error.field_errors().is_some();
        (!is_in_fields).then(|| format::http_error(language, error))
    }

    /// What is only doubtful and can be right as it is; empty when something is wrong.
    pub fn doubts(&self) -> Vec<RosterDiagnosticCode> {
        match self {
            Self::Refused(error) => error.roster_doubts(),
            Self::Field(_) => Vec::new(),
        }
    }

    /// Has somebody else changed the candidate meanwhile?
    pub fn is_conflict(&self) -> bool {
        matches!(self, Self::Refused(error) if error.is(ErrorCode::CandidateChanged))
    }
}

fn invalid(language: &LanguageHandle, error: &HttpError, name: &str) -> Option<String> {
    let code = error.field_error(name)?;
    Some(match name {
        "last_name" => language.text("candidate-duplicate-person"),
        "external_id" => language.text("candidate-duplicate-identifier"),
        _ => format::validation(language, code),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn refused(severity: &str) -> FormProblem {
        FormProblem::Refused(HttpError::Refused {
            code: ErrorCode::RosterRefused,
            detail: json!({ "faults": [
                { "line": 2, "column": "birthdate", "code": "odd_birthdate", "severity": severity },
            ] }),
        })
    }

    #[test]
    fn only_what_is_doubtful_can_be_right_as_it_is() {
        assert_eq!(
            refused("asks").doubts(),
            [RosterDiagnosticCode::OddBirthdate]
        );
        assert!(refused("stops").doubts().is_empty());
        assert!(FormProblem::Field(DraftField::Reason).doubts().is_empty());
    }
}
