//! The text of a file to candidates and diagnostics.

use super::{
    Enrollment, diagnostic, header::RosterHeader, identity, line_counter::LineCounter,
    row::RowReader,
};
use jiff::civil::Date;
use std::collections::HashMap;
use vigie_shared::{
    api::{RosterDiagnostic, RosterDiagnosticCode},
    limits::MAX_CANDIDATES,
};

/// What was read in a file.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct ParsedRoster {
    /// The lines without a diagnostic, in the order of the file.
    pub candidates: Vec<Enrollment>,
    /// Every error, in the order of the file. A roster with any error is not enrolled.
    pub diagnostics: Vec<RosterDiagnostic>,
}

/// Reads a roster: `;`, `,` or tab between cells, with or without byte order mark.
#[tracing::instrument(name = "read_roster", skip_all)]
pub fn read(text: &str, today: Date) -> ParsedRoster {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let mut reader = csv::ReaderBuilder::new()
        .delimiter(delimiter(text))
        .has_headers(false)
        .flexible(true)
        .from_reader(text.as_bytes());
    let mut lines = LineCounter::of(text);
    let mut record = csv::StringRecord::new();
    let mut roster = ParsedRoster::default();
    let mut header = None;
    let mut known = HashMap::new();
    let mut rows = 0;
    // A text that is valid UTF-8 in memory has nothing left to fail on.
    while let Ok(true) = reader.read_record(&mut record) {
        let line = lines.at(record.position().map_or(0, csv::Position::byte));
        if record.iter().all(|cell| cell.trim().is_empty()) {
            continue;
        }
        let Some(header) = &header else {
            match RosterHeader::read(line, record.iter()) {
                Ok(read) => header = Some(read),
                Err(diagnostics) => {
                    return ParsedRoster {
                        diagnostics,
                        ..roster
                    };
                }
            }
            continue;
        };
        rows += 1;
        if rows > MAX_CANDIDATES {
            roster
                .diagnostics
                .push(diagnostic::of_line(line, RosterDiagnosticCode::TooMany));
            return roster;
        }
        let row = RowReader {
            header,
            record: &record,
            line,
            today,
            diagnostics: &mut roster.diagnostics,
        };
        let Some(enrollment) = row.read() else {
            continue;
        };
        let identity = identity(
            &enrollment.first_name,
            &enrollment.last_name,
            enrollment.birthdate,
        );
        match known.get(&identity) {
            Some(first) => roster.diagnostics.push(RosterDiagnostic {
                same_as_line: Some(*first),
                ..diagnostic::of_line(line, RosterDiagnosticCode::DuplicateOfLine)
            }),
            None => {
                known.insert(identity, line);
                roster.candidates.push(enrollment);
            }
        }
    }
    if rows == 0 {
        roster
            .diagnostics
            .push(diagnostic::of_line(1, RosterDiagnosticCode::EmptyRoster));
    }
    roster
}

/// The separator the first line uses most; the French spreadsheet's when none.
fn delimiter(text: &str) -> u8 {
    let first = text
        .lines()
        .find(|line| !line.trim().is_empty())
        .unwrap_or("");
    let mut quoted = false;
    let mut counts = [(b';', 0), (b',', 0), (b'\t', 0)];
    for byte in first.bytes() {
        quoted ^= byte == b'"';
        if let Some((_, count)) = counts.iter_mut().find(|(sign, _)| !quoted && *sign == byte) {
            *count += 1;
        }
    }
    // The first of equals wins only when looked for from the end.
    counts
        .iter()
        .rev()
        .max_by_key(|(_, count)| *count)
        .map_or(b';', |(sign, _)| *sign)
}
