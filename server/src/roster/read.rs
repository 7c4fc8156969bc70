//! The text of a file to candidates and faults.

use super::{Enrolment, Fault, FaultCode, columns::Header, identity, lines::Lines, row::RowReader};
use jiff::civil::Date;
use std::collections::HashMap;

/// Most candidates of one session: what one room and its invigilators hold.
pub const MOST_CANDIDATES: usize = 60;

/// What was found in a file.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Reading {
    /// The lines without a fault, in the order of the file.
    pub candidates: Vec<Enrolment>,
    /// Everything wrong, in the order of the file. A roster with any fault is
    /// enrolled as a whole or not at all.
    pub faults: Vec<Fault>,
}

/// Reads a roster: `;`, `,` or tab between cells, with or without byte order mark.
pub fn read(text: &str, today: Date) -> Reading {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let mut reader = csv::ReaderBuilder::new()
        .delimiter(delimiter(text))
        .has_headers(false)
        .flexible(true)
        .from_reader(text.as_bytes());
    let mut lines = Lines::of(text);
    let mut record = csv::StringRecord::new();
    let mut reading = Reading::default();
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
            match Header::read(line, record.iter()) {
                Ok(read) => header = Some(read),
                Err(faults) => return Reading { faults, ..reading },
            }
            continue;
        };
        rows += 1;
        if rows > MOST_CANDIDATES {
            reading
                .faults
                .push(Fault::of_line(line, FaultCode::TooMany));
            return reading;
        }
        let row = RowReader {
            header,
            record: &record,
            line,
            today,
            faults: &mut reading.faults,
        };
        let Some(enrolment) = row.read() else {
            continue;
        };
        let identity = identity(
            &enrolment.first_name,
            &enrolment.last_name,
            enrolment.birthdate,
        );
        match known.get(&identity) {
            Some(first) => reading.faults.push(Fault {
                same_as_line: Some(*first),
                ..Fault::of_line(line, FaultCode::DuplicateOfLine)
            }),
            None => {
                known.insert(identity, line);
                reading.candidates.push(enrolment);
            }
        }
    }
    if rows == 0 {
        reading
            .faults
            .push(Fault::of_line(1, FaultCode::EmptyRoster));
    }
    reading
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
