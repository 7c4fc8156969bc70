//! One attempt at making a session, and what is wrong with it.

use std::rc::Rc;

use vigie_shared::api::ErrorCode;

use super::draft::SessionDraft;
use super::fields::FieldErrors;
use crate::api::HttpError;
use crate::api::referent::{RosterError, SessionFieldError};

/// The code of a field that must be filled in; the server's own.
const EMPTY: &str = "empty";

/// Why the session was not created.
#[derive(Debug, Clone, PartialEq)]
pub enum CreationRefusal {
    /// Something in the form is missing or wrong; it says where.
    Form,
    /// Something else.
    Error(HttpError),
}

/// Where the creation stands.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct CreationAttempt {
    /// The request is under way.
    pub busy: bool,
    /// Why the session was not created.
    pub refused: Option<CreationRefusal>,
    /// Errors by field.
    pub faults: Rc<FieldErrors>,
    /// The errors of the roster for which the session was refused.
    pub roster_faults: Option<Rc<Vec<RosterError>>>,
}

/// The errors that need no request.
pub fn missing(draft: &SessionDraft) -> FieldErrors {
    let needed = [
        ("site", &*draft.site),
        ("room", &draft.room),
        ("held_on", &draft.held_on),
        ("held_at", &draft.held_at),
        ("roster", &draft.roster),
    ];
    let empty = needed
        .into_iter()
        .filter(|(_, text)| text.trim().is_empty());
    empty
        .map(|(field, _)| (field.to_owned(), EMPTY.to_owned()))
        .collect()
}

/// The error of an empty field goes as soon as something is typed.
pub fn still_wrong(faults: &FieldErrors, draft: &SessionDraft) -> FieldErrors {
    let empty = missing(draft);
    let wrong = |(field, code): &(&String, &String)| *code != EMPTY || empty.contains_key(*field);
    faults
        .iter()
        .filter(wrong)
        .map(|(field, code)| (field.clone(), code.clone()))
        .collect()
}

/// What the server found.
pub fn refused(error: HttpError) -> CreationAttempt {
    let HttpError::Refused { code, detail } = &error else {
        return CreationAttempt {
            refused: Some(CreationRefusal::Error(error)),
            ..CreationAttempt::default()
        };
    };
    let list = |name: &str| detail[name].clone();
    match code {
        ErrorCode::FieldsRefused => {
            let faults: Vec<SessionFieldError> =
                serde_json::from_value(list("fields")).unwrap_or_default();
            let faults = faults
                .into_iter()
                .map(|fault| (fault.field, fault.code))
                .collect();
            let refused = Some(CreationRefusal::Form);
            CreationAttempt {
                refused,
                faults: Rc::new(faults),
                ..CreationAttempt::default()
            }
        }
        ErrorCode::RosterRefused => {
            let faults = serde_json::from_value(list("faults")).unwrap_or_default();
            let (refused, roster_faults) = (Some(CreationRefusal::Form), Some(Rc::new(faults)));
            CreationAttempt {
                refused,
                roster_faults,
                ..CreationAttempt::default()
            }
        }
        _ => CreationAttempt {
            refused: Some(CreationRefusal::Error(error)),
            ..CreationAttempt::default()
        },
    }
}

/// Id of the first field of the form that has an error.
pub fn first_field(faults: &FieldErrors) -> Option<String> {
    const ORDER: [&str; 7] = [
        "site",
        "room",
        "held_on",
        "held_at",
        "observations",
        "invigilators",
        "roster",
    ];
    let first = ORDER
        .into_iter()
        .find(|field| faults.contains_key(*field))?;
    Some(match first {
        "invigilators" => "referent-invigilator-1".to_owned(),
        field => format!("referent-{field}"),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn every_fault_of_a_field_is_kept_and_the_first_in_the_form_gets_the_focus() {
        let error = HttpError::Refused {
            code: ErrorCode::FieldsRefused,
            detail: json!({ "fields": [
                { "field": "room", "code": "too_long" },
                { "field": "held_at", "code": "bad_time" },
            ] }),
        };
        let attempt = refused(error);
        assert_eq!(attempt.faults.len(), 2);
        assert_eq!(
            first_field(&attempt.faults).as_deref(),
            Some("referent-room")
        );
        assert!(!attempt.busy);
    }

    #[test]
    fn a_refused_roster_brings_its_faults() {
        let error = HttpError::Refused {
            code: ErrorCode::RosterRefused,
            detail: json!({ "faults": [{ "line": 2, "column": "birthdate", "code": "bad_birthdate",
                "value": "31/02/2008" }] }),
        };
        let faults = refused(error).roster_faults.unwrap();
        assert_eq!(
            (faults[0].line, faults[0].code.as_str()),
            (2, "bad_birthdate")
        );
    }
}
