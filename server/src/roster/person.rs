//! One person typed in a form, checked by the very rules of a line of a file.

use crate::error::ApiError;
use jiff::civil::Date;
use std::fmt::Write;
use vigie_documents::is_printable_text;
use vigie_roster_import::{ImportMemory, ImportRequest, RosterPerson, read_roster};
use vigie_shared::api::{
    AcceptedFinding, CandidateFields, RosterAnswers, RosterDiagnosticCode, RosterSeverity,
};

/// A person as typed.
pub struct PersonSource<'a> {
    /// What was typed.
    pub fields: &'a CandidateFields,
    /// What was found doubtful, and is right as it is.
    pub accepted: &'a [RosterDiagnosticCode],
    /// The day.
    pub today: Date,
}

/// Most codes of findings that are looked at; there are fewer for one line.
const MAX_ACCEPTED: usize = 20;

/// Longest field, characters: longer ones are refused by the checks of a line, and the table
/// stays small.
const MAX_FIELD_CHARS: usize = 400;

/// The person, if nothing stops and nothing is left to answer. Terms are not among it.
///
/// # Errors
/// `roster_refused` with everything found, which has the column as the form has its fields.
pub fn checked_person(source: &PersonSource<'_>) -> Result<RosterPerson, ApiError> {
    let accepted = source.accepted.iter().take(MAX_ACCEPTED);
    let answers = RosterAnswers {
        accepted: accepted
            .map(|code| AcceptedFinding {
                code: *code,
                line: None,
            })
            .collect(),
        ..RosterAnswers::default()
    };
    let table = table(source.fields);
    let mut reading = read_roster(&ImportRequest {
        bytes: table.as_bytes(),
        answers: &answers,
        memory: &ImportMemory::default(),
        profile: None,
        spread: None,
        today: source.today,
        printable: &is_printable_text,
    });
    let person = reading.people.pop().filter(|_| reading.ready);
    person.ok_or_else(|| {
        let mut findings = reading.findings;
        findings.retain(|found| found.severity != RosterSeverity::Note);
        ApiError::RosterRefused(findings)
    })
}

/// A table of one line.
fn table(fields: &CandidateFields) -> String {
    let columns = [
        ("last_name", &fields.last_name),
        ("first_name", &fields.first_name),
        ("used_name", &fields.used_name),
        ("other_first_names", &fields.other_first_names),
        ("birthdate", &fields.birthdate),
        ("sex", &fields.sex),
        ("birth_place", &fields.birth_place),
        ("external_id", &fields.external_id),
        ("division", &fields.division),
    ];
    let mut table = columns.map(|(heading, _)| heading).join(";");
    table.push('\n');
    for (place, (_, value)) in columns.iter().enumerate() {
        let short: String = value.chars().take(MAX_FIELD_CHARS).collect();
        let quoted = short.replace('"', "\"\"");
        let separator = if place == 0 { "" } else { ";" };
        let _ = write!(table, "{separator}\"{quoted}\"");
    }
    table.push('\n');
    table
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    fn fields() -> CandidateFields {
        CandidateFields {
            first_name: "Ahmed".to_owned(),
            last_name: "Benali".to_owned(),
            birthdate: "02/11/2007".to_owned(),
            sex: "M".to_owned(),
            birth_place: "Lyon; \"3e\"".to_owned(),
            division: "TG2".to_owned(),
            ..CandidateFields::default()
        }
    }

    fn check(
        fields: &CandidateFields,
        accepted: &[RosterDiagnosticCode],
    ) -> Result<RosterPerson, Vec<RosterDiagnosticCode>> {
        let source = PersonSource {
            fields,
            accepted,
            today: date(2026, 11, 30),
        };
        checked_person(&source).map_err(|error| match error {
            ApiError::RosterRefused(found) => found.iter().map(|one| one.code).collect(),
            other => panic!("{other:?}"),
        })
    }

    #[test]
    fn a_person_is_read_as_typed_separators_and_quotation_marks_included() {
        let person = check(&fields(), &[]).unwrap();
        assert_eq!(person.last_name, "Benali");
        assert_eq!(person.birthdate, date(2007, 11, 2));
        assert_eq!(person.birth_place, "Lyon; \"3e\"");
        assert_eq!(person.other_first_names, "");
    }

    #[test]
    fn what_a_file_could_not_have_a_form_cannot_have_either() {
        let bad = CandidateFields {
            birthdate: "31/02/2007".to_owned(),
            last_name: "王小明".to_owned(),
            ..fields()
        };
        let found = check(&bad, &[]).unwrap_err();
        assert!(
            found.contains(&RosterDiagnosticCode::BadBirthdate),
            "{found:?}"
        );
        let nobody = CandidateFields::default();
        assert!(check(&nobody, &[]).is_err());
    }

    #[test]
    fn what_is_doubtful_is_asked_and_can_be_right() {
        let old = CandidateFields {
            birthdate: "02/11/1907".to_owned(),
            ..fields()
        };
        let doubt = RosterDiagnosticCode::OddBirthdate;
        assert_eq!(check(&old, &[]).unwrap_err(), [doubt]);
        assert!(check(&old, &[doubt]).is_ok());
    }
}
