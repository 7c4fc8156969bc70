//! Requests with little typing.

use jiff::civil::{Date, date};
use vigie_roster_import::{ImportMemory, ImportRequest, RosterPerson, RosterReading, read_roster};
use vigie_shared::api::{
    AcceptedFinding, CellAnswer, RosterAnswers, RosterDiagnostic, RosterDiagnosticCode,
    RosterSeverity, RosterSpread,
};

pub const TODAY: Date = date(2026, 11, 30);

/// A text that Latin, Greek and Cyrillic fonts can print.
pub fn is_printed(text: &str) -> bool {
    text.chars()
        .all(|c| u32::from(c) < 0x500 || ('\u{1e00}'..='\u{20ff}').contains(&c))
}

/// Reads with answers.
pub fn read_with(bytes: &[u8], answers: &RosterAnswers) -> RosterReading {
    read_spread(bytes, answers, None)
}

pub fn read_spread(
    bytes: &[u8],
    answers: &RosterAnswers,
    spread: Option<&RosterSpread>,
) -> RosterReading {
    read_roster(&ImportRequest {
        bytes,
        answers,
        memory: &ImportMemory::default(),
        profile: None,
        spread,
        today: TODAY,
        printable: &is_printed,
    })
}

pub fn read(bytes: &[u8]) -> RosterReading {
    read_with(bytes, &RosterAnswers::default())
}

/// Everything that stops or asks: line, code.
pub fn blocking(reading: &RosterReading) -> Vec<(u32, RosterDiagnosticCode)> {
    let blocking = reading
        .findings
        .iter()
        .filter(|one| one.severity != RosterSeverity::Note);
    blocking.map(|one| (one.line, one.code)).collect()
}

/// The findings of a code.
pub fn of_code(reading: &RosterReading, code: RosterDiagnosticCode) -> Vec<&RosterDiagnostic> {
    reading
        .findings
        .iter()
        .filter(|one| one.code == code)
        .collect()
}

/// `Last First` of everybody.
pub fn names(reading: &RosterReading) -> Vec<String> {
    reading
        .people
        .iter()
        .map(RosterPerson::listed_name)
        .collect()
}

/// Says that all findings of a code are right as they are.
pub fn accept(code: RosterDiagnosticCode) -> AcceptedFinding {
    AcceptedFinding { code, line: None }
}

/// Takes the proposals of all findings.
pub fn take_proposals(reading: &RosterReading) -> Vec<CellAnswer> {
    let proposed = reading.findings.iter().filter_map(|one| {
        Some(CellAnswer {
            line: None,
            place: one.place?,
            found: one.value.clone().unwrap_or_default(),
            value: one.proposal.clone()?,
        })
    });
    proposed.collect()
}
