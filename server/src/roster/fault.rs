//! What can be wrong in a roster.

use serde::Serialize;
use utoipa::ToSchema;

/// Most characters of a refused value that are sent back.
const SHOWN: usize = 60;

/// One thing wrong in a file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct Fault {
    /// Line of the file, from 1.
    pub line: u32,
    /// Column as this server names it, such as `birthdate`; none for the whole line or file.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub column: Option<&'static str>,
    /// What is wrong.
    pub code: FaultCode,
    /// The beginning of the value found.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub value: Option<String>,
    /// The line this one repeats.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub same_as_line: Option<u32>,
}

impl Fault {
    /// A fault of a line or of the whole file.
    pub(super) fn of_line(line: u32, code: FaultCode) -> Self {
        Self {
            line,
            column: None,
            code,
            value: None,
            same_as_line: None,
        }
    }

    /// A fault of one cell.
    pub(super) fn of_cell(line: u32, column: &'static str, code: FaultCode, value: &str) -> Self {
        let shown: String = value.chars().take(SHOWN).collect();
        let value = (!shown.is_empty()).then_some(shown);
        Self {
            line,
            column: Some(column),
            code,
            value,
            same_as_line: None,
        }
    }
}

/// The kinds of faults.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum FaultCode {
    /// A needed column is not in the header.
    MissingColumn,
    /// A heading is not known. Not ignored: a misspelt "extra time" would cost a
    /// candidate half an hour without anybody noticing.
    UnknownColumn,
    /// A column is there twice.
    DuplicateColumn,
    /// More cells than headings.
    ExtraCells,
    /// No first or last name.
    EmptyName,
    /// Not a date, neither `2008-03-09` nor `09/03/2008`.
    BadBirthdate,
    /// Before 1900-01-01.
    BirthdateBefore1900,
    /// After today.
    BirthdateInFuture,
    /// Neither F nor M.
    BadSex,
    /// Not a percentage of 0 to 200 with at most two decimals.
    BadExtraTime,
    /// Above 0 and below 1: a share, where a percentage is asked.
    ExtraTimeLooksLikeAShare,
    /// Neither yes nor no.
    BadFlag,
    /// The candidate may not be certified yet.
    NotEligible,
    /// The same person as on an earlier line.
    DuplicateOfLine,
    /// Longer than a certificate has room for.
    TooLong,
    /// Invisible characters.
    ControlCharacters,
    /// The file was not read as the encoding it is in.
    BadEncoding,
    /// A spreadsheet would run it.
    Formula,
    /// No candidate.
    EmptyRoster,
    /// More candidates than a room may have.
    TooMany,
}
