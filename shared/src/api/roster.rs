//! Rosters: the CSV file with the candidates of a session.

use super::code::codes;
use crate::{ids::Seat, time::ExtraTime};
use serde::{Deserialize, Serialize};
use std::{borrow::Cow, sync::Arc};

/// Body of `POST /api/roster/check`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct RosterCheckRequest {
    /// Text of the CSV file.
    pub csv: String,
}

/// What was read in a roster.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct RosterCheckResponse {
    /// The lines without an error.
    #[cfg_attr(feature = "openapi", schema(value_type = Vec<RosterCandidate>))]
    pub candidates: Arc<[RosterCandidate]>,
    /// Every error. A roster with an error is not enrolled.
    pub faults: Vec<RosterDiagnostic>,
}

/// A candidate of a roster or of a session.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct RosterCandidate {
    /// Rank in the roster, from 1.
    #[cfg_attr(feature = "openapi", schema(value_type = u16))]
    pub seat: Seat,
    /// First name.
    pub first_name: String,
    /// Birth name.
    pub last_name: String,
    /// ISO date.
    pub birthdate: String,
    /// `F`, `M` or empty.
    pub sex: String,
    /// May be empty.
    pub birth_place: String,
    /// INE or another identifier; may be empty.
    pub external_id: String,
    /// Class; may be empty.
    pub division: String,
    /// Basis points: 33 % is 3300.
    #[cfg_attr(feature = "openapi", schema(value_type = u32))]
    pub extra_time: ExtraTime,
    /// Needs accessible items only.
    pub accessible: bool,
}

/// One error in a roster.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct RosterDiagnostic {
    /// Line of the file, from 1.
    pub line: u32,
    /// Column as the server names it, such as `birthdate`; absent when the error concerns the
    /// whole line or file.
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
}

codes! {
    /// What can be wrong in a roster.
    pub enum RosterDiagnosticCode {
        /// A needed column is not in the header.
        MissingColumn = "missing_column",
        /// A heading is not known. Not ignored: a misspelt "extra time" would silently cost a
        /// candidate half an hour.
        UnknownColumn = "unknown_column",
        /// A column is there twice.
        DuplicateColumn = "duplicate_column",
        /// More cells than headings.
        ExtraCells = "extra_cells",
        /// No first or last name.
        EmptyName = "empty_name",
        /// Not a date, neither `2008-03-09` nor `09/03/2008`.
        BadBirthdate = "bad_birthdate",
        /// Before 1900-01-01.
        BirthdateBefore1900 = "birthdate_before1900",
        /// After today.
        BirthdateInFuture = "birthdate_in_future",
        /// Neither F nor M.
        BadSex = "bad_sex",
        /// Not a percentage of 0 to 200 with at most two decimals.
        BadExtraTime = "bad_extra_time",
        /// Above 0 and below 1: a share, where a percentage is asked.
        ExtraTimeLooksLikeAShare = "extra_time_looks_like_a_share",
        /// Neither yes nor no.
        BadFlag = "bad_flag",
        /// The candidate may not be certified yet.
        NotEligible = "not_eligible",
        /// The same person as on an earlier line.
        DuplicateOfLine = "duplicate_of_line",
        /// Longer than a certificate has room for.
        TooLong = "too_long",
        /// Invisible characters.
        ControlCharacters = "control_characters",
        /// The file was not read in the encoding it was written in.
        BadEncoding = "bad_encoding",
        /// A spreadsheet would evaluate it.
        Formula = "formula",
        /// No candidate.
        EmptyRoster = "empty_roster",
        /// More candidates than a room may have.
        TooMany = "too_many",
    }
}
