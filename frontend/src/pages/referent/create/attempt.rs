//! One attempt at making a session, and what is wrong with it.

use std::rc::Rc;

use vigie_shared::api::{
    ErrorCode, RosterDiagnostic, SessionConcern, SessionConcernsDetail, SpreadOrder, ValidationCode,
};

use super::draft::SessionDraft;
use super::fields::FieldErrors;
use crate::api::HttpError;

/// Why the session was not created.
#[derive(Debug, Clone, PartialEq)]
pub enum CreationRefusal {
    /// Something in the form is missing or wrong; it says where.
    Form,
    /// Something is probably not meant: it is asked back.
    Concerns(Rc<Vec<SessionConcern>>),
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
    pub roster_faults: Option<Rc<Vec<RosterDiagnostic>>>,
}

/// The errors that need no request.
pub fn missing(draft: &SessionDraft) -> FieldErrors {
    let spread = draft.spread.as_ref().map(|spread| spread.by);
    // The rooms of a spread have names of their own; a file may name everything.
    let in_file = spread == Some(SpreadOrder::File);
    let needed = [
        ("site", &*draft.site, !in_file),
        ("room", &draft.room, spread.is_none()),
        ("held_on", &draft.held_on, !in_file),
        ("held_at", &draft.held_at, !in_file),
    ];
    let empty = needed
        .into_iter()
        .filter(|(_, text, needed)| *needed && text.trim().is_empty())
        .map(|(field, ..)| field);
    let roster = draft.check().is_none().then_some("roster");
    empty
        .chain(roster)
        .map(|field| (field.into(), ValidationCode::Empty))
        .collect()
}

/// The error of an empty field goes as soon as something is typed.
pub fn still_wrong(faults: &FieldErrors, draft: &SessionDraft) -> FieldErrors {
    let empty = missing(draft);
    let mut wrong = faults.clone();
    wrong.retain(|field, code| *code != ValidationCode::Empty || empty.contains_key(field));
    wrong
}

/// What the server found.
pub fn refused(error: HttpError) -> CreationAttempt {
    if let Some(fields) = error.field_errors() {
        let faults = fields.into_iter().map(|fault| (fault.field, fault.code));
        return CreationAttempt {
            refused: Some(CreationRefusal::Form),
            faults: Rc::new(faults.collect()),
            ..CreationAttempt::default()
        };
    }
    if let Some(faults) = error.roster_findings() {
        return CreationAttempt {
            refused: Some(CreationRefusal::Form),
            roster_faults: Some(Rc::new(faults)),
            ..CreationAttempt::default()
        };
    }
    match error.detail_of(ErrorCode::SessionConcerns) {
        Some(SessionConcernsDetail { concerns }) => CreationAttempt {
            refused: Some(CreationRefusal::Concerns(Rc::new(concerns))),
            ..CreationAttempt::default()
        },
        None => failed(error),
    }
}

fn failed(error: HttpError) -> CreationAttempt {
    CreationAttempt {
        refused: Some(CreationRefusal::Error(error)),
        ..CreationAttempt::default()
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
    use serde_json::json;
    use vigie_shared::api::RosterDiagnosticCode;

    use super::*;

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
            (faults[0].line, faults[0].code),
            (2, RosterDiagnosticCode::BadBirthdate)
        );
    }
}
