//! The audit trail as a table.

use super::{Language, Messages, ResultError, messages, table::table};
use crate::center_zone::CenterZone;
use vigie_shared::api::AuditLine;

const COLUMNS: [&str; 9] = [
    "at", "role", "name", "login", "action", "session", "subject", "address", "outcome",
];

/// One line of the trail a row, in the order given; instants as the clock of the center says them,
/// with its offset from UTC.
///
/// # Errors
/// When it cannot be written.
#[tracing::instrument(skip_all, fields(lines = lines.len()))]
pub fn audit_table(
    lines: &[AuditLine],
    zone: &CenterZone,
    language: Language,
) -> Result<Vec<u8>, ResultError> {
    let words = messages(language);
    let headings = COLUMNS.map(|column| words.text(&format!("audit-column-{column}")));
    let rows = lines.iter().map(|line| row(line, zone, words));
    table(&headings, rows.collect::<Result<Vec<_>, ResultError>>()?)
}

fn row(
    line: &AuditLine,
    zone: &CenterZone,
    words: &Messages,
) -> Result<[String; COLUMNS.len()], ResultError> {
    let text = |group: &str, name: &str| {
        let key = format!("audit-{group}-{}", name.replace('_', "-"));
        let text = words.text(&key);
        // A message that is missing is its key: the name is better.
        if text == key { name.to_owned() } else { text }
    };
    let role = line.role.as_deref().unwrap_or("stranger");
    let outcome = if line.refused { "refused" } else { "done" };
    Ok([
        zone.iso(line.at)?,
        text("role", role),
        line.name.clone().unwrap_or_default(),
        line.login
            .map_or_else(String::new, |login| login.to_string()),
        text("action", &line.action),
        line.session_number
            .map_or_else(String::new, |number| number.to_string()),
        line.subject.clone(),
        line.address.clone().unwrap_or_default(),
        text("outcome", outcome),
    ])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::audit::AuditAction;
    use vigie_shared::time::Timestamp;

    fn line(action: &str) -> AuditLine {
        AuditLine {
            at: Timestamp(1_748_851_200_000_000),
            role: Some("referent".to_owned()),
            name: Some("=cmd".to_owned()),
            login: None,
            session: None,
            session_number: Some(123_456),
            action: action.to_owned(),
            subject: "attendance.pdf".to_owned(),
            address: None,
            refused: false,
        }
    }

    #[test]
    fn a_line_is_a_row_in_words_and_no_formula() {
        let zone = CenterZone::of("Indian/Reunion").unwrap();
        let table = audit_table(&[line("download")], &zone, Language::English).unwrap();
        let text = String::from_utf8(table).unwrap();
        let row = text.lines().nth(1).unwrap();
        assert_eq!(
            row.trim_end(),
            "\"2025-06-02T12:00:00+04:00\";\"referent\";\"'=cmd\";\"\";\"downloaded a document\";\
             \"123456\";\"attendance.pdf\";\"\";\"done\""
        );
    }

    #[test]
    fn every_action_has_words_in_both_languages() {
        let zone = CenterZone::of(CenterZone::DEFAULT).unwrap();
        for language in [Language::French, Language::English] {
            for action in AuditAction::ALL {
                let table = audit_table(&[line(action.name())], &zone, language).unwrap();
                let text = String::from_utf8(table).unwrap();
                assert!(
                    !text.contains(&format!("\"{}\"", action.name())),
                    "{action:?}"
                );
            }
        }
    }
}
