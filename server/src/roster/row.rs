//! One line of a roster.

use super::{
    date::parse_date,
    diagnostic,
    extra_time::parse_extra_time,
    header::{RosterColumn, RosterHeader},
    is_printable,
};
use jiff::civil::Date;
use vigie_shared::{
    api::{RosterDiagnostic, RosterDiagnosticCode},
    limits::{MAX_CANDIDATE_ID_CHARS, MAX_CANDIDATE_NAME_CHARS},
    person::fold_name,
    time::ExtraTime,
};

/// As civil status has it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sex {
    /// Female.
    F,
    /// Male.
    M,
}

impl Sex {
    /// As written in a roster.
    pub fn letter(self) -> &'static str {
        match self {
            Self::F => "F",
            Self::M => "M",
        }
    }
}

/// A candidate as enrolled. The seat is the place in the roster.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Enrollment {
    /// First name, never empty.
    pub first_name: String,
    /// Birth name, never empty.
    pub last_name: String,
    /// Birthdate, from 1900-01-01 to the day of the enrollment.
    pub birthdate: Date,
    /// Sex, when given.
    pub sex: Option<Sex>,
    /// Birth place, may be empty.
    pub birth_place: String,
    /// INE or another identifier, may be empty.
    pub external_id: String,
    /// Class, may be empty.
    pub division: String,
    /// Extra time.
    pub extra_time: ExtraTime,
    /// Needs accessible items only.
    pub accessible: bool,
}

/// Reads the cells of one line; notes every diagnostic.
pub(super) struct RowReader<'a> {
    pub(super) header: &'a RosterHeader,
    pub(super) record: &'a csv::StringRecord,
    pub(super) line: u32,
    pub(super) today: Date,
    pub(super) diagnostics: &'a mut Vec<RosterDiagnostic>,
}

impl RowReader<'_> {
    /// The candidate of this line, when nothing is wrong with it.
    pub(super) fn read(mut self) -> Option<Enrollment> {
        let before = self.diagnostics.len();
        if self
            .record
            .iter()
            .skip(self.header.width)
            .any(|cell| !cell.trim().is_empty())
        {
            self.diagnostics.push(diagnostic::of_line(
                self.line,
                RosterDiagnosticCode::ExtraCells,
            ));
        }
        let enrollment = Enrollment {
            last_name: self.name(RosterColumn::LastName),
            first_name: self.name(RosterColumn::FirstName),
            birthdate: self.birthdate(),
            sex: self.sex(),
            birth_place: self.text(RosterColumn::BirthPlace, MAX_CANDIDATE_NAME_CHARS),
            external_id: self.text(RosterColumn::ExternalId, MAX_CANDIDATE_ID_CHARS),
            division: self.text(RosterColumn::Division, MAX_CANDIDATE_ID_CHARS),
            extra_time: self.extra_time(),
            accessible: self.flag(RosterColumn::Accessible).unwrap_or(false),
        };
        if self.flag(RosterColumn::Eligible) == Some(false) {
            self.fault(RosterColumn::Eligible, RosterDiagnosticCode::NotEligible);
        }
        (self.diagnostics.len() == before).then_some(enrollment)
    }

    fn cell(&self, column: RosterColumn) -> &str {
        self.header.cell(self.record, column)
    }

    fn fault(&mut self, column: RosterColumn, code: RosterDiagnosticCode) {
        let diagnostic =
            diagnostic::of_cell(self.line, column.name(), code, self.cell(column).trim());
        self.diagnostics.push(diagnostic);
    }

    fn name(&mut self, column: RosterColumn) -> String {
        let before = self.diagnostics.len();
        let name = self.text(column, MAX_CANDIDATE_NAME_CHARS);
        if fold_name(&name).is_empty() && self.diagnostics.len() == before {
            self.fault(column, RosterDiagnosticCode::EmptyName);
        }
        name
    }

    fn text(&mut self, column: RosterColumn, longest: usize) -> String {
        let cell = self.cell(column);
        // Before trimming: a leading tab is one of the ways to hide a formula.
        let starts = |text: &str| text.starts_with(['=', '+', '-', '@', '\t', '\r']);
        let text = cell.split_whitespace().collect::<Vec<_>>().join(" ");
        let code = if starts(cell) || starts(&text) {
            RosterDiagnosticCode::Formula
        } else if cell.contains(char::REPLACEMENT_CHARACTER) {
            RosterDiagnosticCode::BadEncoding
        } else if !cell.chars().all(is_printable) {
            RosterDiagnosticCode::ControlCharacters
        } else if text.chars().count() > longest {
            RosterDiagnosticCode::TooLong
        } else {
            return text;
        };
        self.fault(column, code);
        text
    }

    fn birthdate(&mut self) -> Date {
        let code = match parse_date(self.cell(RosterColumn::Birthdate).trim()) {
            None => RosterDiagnosticCode::BadBirthdate,
            Some(date) if date.year() < 1900 => RosterDiagnosticCode::BirthdateBefore1900,
            Some(date) if date > self.today => RosterDiagnosticCode::BirthdateInFuture,
            Some(date) => return date,
        };
        self.fault(RosterColumn::Birthdate, code);
        self.today
    }

    fn sex(&mut self) -> Option<Sex> {
        match self.cell(RosterColumn::Sex).trim() {
            "" => None,
            "F" | "f" => Some(Sex::F),
            "M" | "m" => Some(Sex::M),
            _ => {
                self.fault(RosterColumn::Sex, RosterDiagnosticCode::BadSex);
                None
            }
        }
    }

    fn extra_time(&mut self) -> ExtraTime {
        match parse_extra_time(self.cell(RosterColumn::ExtraTime).trim()) {
            Ok(extra_time) => extra_time,
            Err(code) => {
                self.fault(RosterColumn::ExtraTime, code);
                ExtraTime::NONE
            }
        }
    }

    /// Yes or no; none when it is not said.
    fn flag(&mut self, column: RosterColumn) -> Option<bool> {
        match self.cell(column).trim().to_lowercase().as_str() {
            "" => None,
            "oui" | "yes" | "x" | "o" | "y" | "1" | "true" | "vrai" => Some(true),
            "non" | "no" | "n" | "0" | "false" | "faux" => Some(false),
            _ => {
                self.fault(column, RosterDiagnosticCode::BadFlag);
                None
            }
        }
    }
}
