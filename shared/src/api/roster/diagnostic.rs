//! What is found in a roster: what is wrong, where, and what it probably should be.

use super::{RosterColumn, RosterSeverity};
use crate::api::code::codes;
use serde::{Deserialize, Serialize};
use std::borrow::Cow;

/// One thing found in a roster.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct RosterDiagnostic {
    /// Line of the file, from 1; of a workbook the row, of XML the line where the person begins.
    pub line: u32,
    /// Column as the server names it, such as `birthdate`; absent when it concerns the whole
    /// line or file, or a column that is not known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<String>))]
    pub column: Option<Cow<'static, str>>,
    /// What is wrong.
    pub code: RosterDiagnosticCode,
    /// The beginning of the value found.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub value: Option<String>,
    /// The line this one repeats.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub same_as_line: Option<u32>,
    /// Whether it must be mended, answered, or only read.
    #[serde(default = "stops")]
    pub severity: RosterSeverity,
    /// The heading of the column as it stands in the file.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub heading: Option<String>,
    /// The place of the column, from 0: what an answer names.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub place: Option<u16>,
    /// The letter of the column in a spreadsheet, such as `C`; absent for XML.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub letter: Option<String>,
    /// What it probably should be: a value of the cell that would be taken without a question.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub proposal: Option<String>,
    /// The column that a heading probably stands for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub probable_column: Option<RosterColumn>,
    /// Whom it concerns, as the file names them.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub person: Option<String>,
    /// How many people or cells a note sums up.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub count: Option<u32>,
}

fn stops() -> RosterSeverity {
    RosterSeverity::Stops
}

codes! {
    /// What can be found in a roster.
    pub enum RosterDiagnosticCode {
        /// A needed column is not in the header.
        MissingColumn = "missing_column",
        /// A heading is not known: the column is ignored.
        UnknownColumn = "unknown_column",
        /// A heading looks like extra time, accessibility, eligibility or a known one that is
        /// misspelt. To ignore it could silently cost a candidate half an hour.
        LookAlikeColumn = "look_alike_column",
        /// A column is there twice.
        DuplicateColumn = "duplicate_column",
        /// More cells than headings.
        ExtraCells = "extra_cells",
        /// No first or last name.
        EmptyName = "empty_name",
        /// One name only: the file has nothing, or a placeholder, for the other.
        OneName = "one_name",
        /// Digits or signs that no name has.
        OddName = "odd_name",
        /// First and last name stand in one cell and cannot be separated.
        NamesTogether = "names_together",
        /// The fonts of the printed documents lack a letter.
        NotPrintable = "not_printable",
        /// Not a date.
        BadBirthdate = "bad_birthdate",
        /// The dates of the column have the month first.
        MonthFirst = "month_first",
        /// Before 1900-01-01.
        BirthdateBefore1900 = "birthdate_before1900",
        /// After today.
        BirthdateInFuture = "birthdate_in_future",
        /// A child of less than eight years, or somebody of more than a hundred.
        OddBirthdate = "odd_birthdate",
        /// Neither F nor M.
        BadSex = "bad_sex",
        /// Not a percentage of 0 to 200 with at most two decimals.
        BadExtraTime = "bad_extra_time",
        /// Above 0 and below 1: a share, where a percentage is asked.
        ExtraTimeLooksLikeAShare = "extra_time_looks_like_a_share",
        /// 1 to 2, or 100 to 200: a coefficient, where a percentage is asked.
        ExtraTimeLooksLikeACoefficient = "extra_time_looks_like_a_coefficient",
        /// Minutes, or a number that may be minutes.
        ExtraTimeLooksLikeMinutes = "extra_time_looks_like_minutes",
        /// Extra time in words, without a number.
        ExtraTimeInWords = "extra_time_in_words",
        /// Neither yes nor no.
        BadFlag = "bad_flag",
        /// The candidate may not be certified yet: set aside.
        NotEligible = "not_eligible",
        /// The profile file says of nobody who may be certified.
        BadProfile = "bad_profile",
        /// People whom the profile file does not know: they are taken as certifiable.
        NoProfile = "no_profile",
        /// The same person as on an earlier line.
        DuplicateOfLine = "duplicate_of_line",
        /// Same names and birthdate as on an earlier line, another identifier: two people.
        Homonym = "homonym",
        /// The identifier of another person of the file.
        SameIdentifier = "same_identifier",
        /// An identifier that a spreadsheet turned into a number.
        DamagedIdentifier = "damaged_identifier",
        /// Not the form of a national identifier.
        OddIdentifier = "odd_identifier",
        /// No identifier.
        NoIdentifier = "no_identifier",
        /// Longer than a certificate has room for.
        TooLong = "too_long",
        /// Invisible characters.
        ControlCharacters = "control_characters",
        /// The file was not read in the encoding it was written in.
        BadEncoding = "bad_encoding",
        /// UTF-8 that was read as something else and written again.
        DoubleEncoding = "double_encoding",
        /// The encoding of the file is not certain: this is what looks oddest.
        UncertainEncoding = "uncertain_encoding",
        /// A question mark in place of a letter.
        LostLetter = "lost_letter",
        /// A spreadsheet would evaluate it.
        Formula = "formula",
        /// Cells are formulas: the values they had when the file was saved are read.
        FormulaValues = "formula_values",
        /// A formula that ended in an error, or that was never computed.
        FormulaError = "formula_error",
        /// A quotation mark that is opened and not closed.
        UnclosedQuote = "unclosed_quote",
        /// A cell stands for several lines.
        MergedCells = "merged_cells",
        /// Only the code of the birth place is known, not its name.
        BirthPlaceCode = "birth_place_code",
        /// No candidate.
        EmptyRoster = "empty_roster",
        /// More candidates than a room may have.
        TooMany = "too_many",
        /// More lines than are read.
        TooManyLines = "too_many_lines",
        /// More columns than are read.
        TooManyColumns = "too_many_columns",
        /// The file is larger than what is read, also after unpacking.
        TooLarge = "too_large",
        /// A workbook protected by a password.
        PasswordProtected = "password_protected",
        /// A workbook of a form that is not read, such as `.xls`.
        OldWorkbook = "old_workbook",
        /// Macros, which are never run.
        Macros = "macros",
        /// The workbook has several sheets: one was read.
        SeveralSheets = "several_sheets",
        /// Neither a table nor a workbook nor a school export.
        UnknownFormat = "unknown_format",
        /// A workbook or XML file that is damaged.
        DamagedFile = "damaged_file",
        /// XML with a document type or entities of its own: never read.
        ForbiddenXml = "forbidden_xml",
        /// The export of another school.
        OtherSchool = "other_school",
        /// People who have left the school.
        HasLeft = "has_left",
        /// People in no class.
        InNoClass = "in_no_class",
        /// A class that is ticked has no pupil.
        UnknownClass = "unknown_class",
        /// A place, date or hour of a session in the file is missing or wrong.
        BadSession = "bad_session",
        /// A line names a session that exists already.
        ExistingSession = "existing_session",
        /// People of the file are in no room, or a room would have nobody.
        BadSpread = "bad_spread",
    }
}
