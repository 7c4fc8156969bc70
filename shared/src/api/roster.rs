//! Rosters: the files with the candidates of sessions.

mod diagnostic;
mod reading;

pub use diagnostic::{RosterDiagnostic, RosterDiagnosticCode};
pub use reading::{
    PlannedSession, RosterClass, RosterColumnReading, RosterSourceReading, SetAsidePerson,
};

use super::code::codes;
use crate::{ids::Seat, time::ExtraTime};
use serde::{Deserialize, Serialize};
use std::{fmt, sync::Arc};

/// Body of `POST /api/roster/check`: a text or a file.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct RosterCheckRequest {
    /// Text of a table, typed or pasted; ignored when there is a file.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub csv: Option<String>,
    /// A file.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub file: Option<RosterFile>,
    /// What was answered about it so far.
    #[serde(default, skip_serializing_if = "RosterAnswers::is_empty")]
    pub answers: RosterAnswers,
    /// A file of the training platform: who has level 1 in five competences.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub profile: Option<RosterFile>,
    /// How the people are to be spread over several sessions.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub spread: Option<RosterSpread>,
}

/// A file as it is: its kind is found by its content.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct RosterFile {
    /// The bytes in Base64, standard alphabet with padding.
    pub content: String,
}

// Written by hand: the file names people.
impl fmt::Debug for RosterFile {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("RosterFile")
            .field("base64_chars", &self.content.len())
            .finish_non_exhaustive()
    }
}

/// What a person answered about a file.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct RosterAnswers {
    /// The sheet to read.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sheet: Option<String>,
    /// The encoding to read the bytes in.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub encoding: Option<RosterEncoding>,
    /// What columns are.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub columns: Vec<ColumnAnswer>,
    /// What cells should be.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub cells: Vec<CellAnswer>,
    /// What is right as it is.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub accepted: Vec<AcceptedFinding>,
    /// The classes to enroll; all when absent.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub classes: Option<Vec<String>>,
}

impl RosterAnswers {
    /// Whether nothing was answered.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

/// "Column C is extra time."
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ColumnAnswer {
    /// Place, from 0.
    pub place: u16,
    /// What it is.
    pub role: RosterColumn,
}

/// "Where column C has 1,33, read 33 %."
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct CellAnswer {
    /// The line; every line when absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub line: Option<u32>,
    /// Place of the column, from 0.
    pub place: u16,
    /// The value found, as the finding has it; empty for an empty cell.
    pub found: String,
    /// What it should be.
    pub value: String,
}

/// "This is right as it is."
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct AcceptedFinding {
    /// What was found.
    pub code: RosterDiagnosticCode,
    /// Where; everywhere when absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub line: Option<u32>,
}

/// How people are spread over rooms, one session a room.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct RosterSpread {
    /// Whether classes stay together.
    pub by: SpreadOrder,
    /// The rooms, 1 to 40; absent for a file that names its sessions.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub rooms: Vec<String>,
}

/// What was read in a roster.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct RosterCheckResponse {
    /// The people without a fault, as they would be enrolled.
    #[cfg_attr(feature = "openapi", schema(value_type = Vec<RosterCandidate>))]
    pub candidates: Arc<[RosterCandidate]>,
    /// Everything found, at most 500. With one that stops or asks, nobody is enrolled.
    pub faults: Vec<RosterDiagnostic>,
    /// How many there are in all.
    pub faults_in_all: u32,
    /// Whether sessions can be made: nothing stops, nothing is left to answer.
    pub ready: bool,
    /// How the file was read.
    pub source: RosterSourceReading,
    /// Its columns, in order.
    pub columns: Vec<RosterColumnReading>,
    /// Its classes, sorted by name.
    pub classes: Vec<RosterClass>,
    /// Who is not enrolled, and why.
    pub set_aside: Vec<SetAsidePerson>,
    /// Where those train who may not be certified yet; absent when nobody is set aside for it, or
    /// the center has not said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub training_link: Option<String>,
    /// The sessions that the file or the spread would make; empty for one session.
    pub sessions: Vec<PlannedSession>,
}

/// A candidate of a roster or of a session.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct RosterCandidate {
    /// Rank in the roster, from 1.
    #[cfg_attr(feature = "openapi", schema(value_type = u16))]
    pub seat: Seat,
    /// First name; empty for a person with one name.
    pub first_name: String,
    /// Birth name.
    pub last_name: String,
    /// Married or used name, where it differs; may be empty.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub used_name: String,
    /// Further given names; may be empty.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub other_first_names: String,
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
    /// How often the person was corrected, from 1: who changes it says what they saw.
    #[serde(default = "first_version")]
    pub version: u32,
}

fn first_version() -> u32 {
    1
}

codes! {
    /// Whether a finding must be mended, answered, or only read.
    pub enum RosterSeverity {
        /// Nobody is enrolled until it is mended.
        Stops = "stops",
        /// Nobody is enrolled until it is answered.
        Asks = "asks",
        /// To be known.
        Note = "note",
    }
}

codes! {
    /// The kinds of files.
    pub enum RosterFormat {
        /// A table in text.
        Csv = "csv",
        /// A workbook of Excel.
        Xlsx = "xlsx",
        /// A workbook of the `OpenDocument` format.
        Ods = "ods",
        /// The XML export of SIECLE.
        Siecle = "siecle",
    }
}

codes! {
    /// How bytes are text.
    pub enum RosterEncoding {
        /// With or without a byte order mark.
        Utf8 = "utf8",
        /// Either byte order.
        Utf16 = "utf16",
        /// Windows.
        Windows1252 = "windows1252",
        /// Latin 9.
        Iso8859_15 = "iso8859_15",
        /// Macintosh.
        MacRoman = "mac_roman",
        /// DOS.
        Cp850 = "cp850",
    }
}

codes! {
    /// What a column holds.
    pub enum RosterColumn {
        /// Birth name.
        LastName = "last_name",
        /// First name, or all given names.
        FirstName = "first_name",
        /// Last and first name in one cell.
        FullName = "full_name",
        /// Married or used name.
        UsedName = "used_name",
        /// Further given names; several columns may be.
        OtherFirstNames = "other_first_names",
        /// Birthdate.
        Birthdate = "birthdate",
        /// Sex.
        Sex = "sex",
        /// Town of birth.
        BirthPlace = "birth_place",
        /// Country of birth: its name, or its code.
        BirthCountry = "birth_country",
        /// INSEE code of the town of birth.
        BirthPlaceCode = "birth_place_code",
        /// INE or another identifier.
        ExternalId = "external_id",
        /// Class.
        Division = "division",
        /// Extra time.
        ExtraTime = "extra_time",
        /// Needs accessible items only.
        Accessible = "accessible",
        /// May be certified: yes, no, or the number of competences at level 1.
        Eligible = "eligible",
        /// Number of a session that exists.
        SessionNumber = "session_number",
        /// Address of the session.
        Site = "site",
        /// Room of the session.
        Room = "room",
        /// Day of the session.
        HeldOn = "held_on",
        /// Hour of the session.
        HeldAt = "held_at",
        /// Invigilators of the session.
        Invigilators = "invigilators",
        /// Observations about the session.
        Observations = "observations",
        /// Nothing that is needed.
        Ignored = "ignored",
    }
}

codes! {
    /// Why somebody in a file is not enrolled.
    pub enum SetAsideReason {
        /// May not be certified yet: level 1 is needed in five competences.
        NotEligible = "not_eligible",
        /// Has left the school.
        HasLeft = "has_left",
        /// Is in no class.
        InNoClass = "in_no_class",
        /// Is in a class that is not ticked.
        ClassNotChosen = "class_not_chosen",
    }
}

codes! {
    /// How people are spread over rooms.
    pub enum SpreadOrder {
        /// Classes stay together where they can.
        Class = "class",
        /// By name.
        Alphabet = "alphabet",
        /// As the lines of the file name their sessions.
        File = "file",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_request_of_an_earlier_page_is_read() {
        let request: RosterCheckRequest = serde_json::from_str(r#"{"csv":"Nom"}"#).unwrap();
        assert_eq!(request.csv.as_deref(), Some("Nom"));
        assert_eq!(serde_json::to_string(&request).unwrap(), r#"{"csv":"Nom"}"#);
    }

    #[test]
    fn a_file_is_not_written_to_a_log() {
        let file = RosterFile {
            content: "Vk9TU0VVUg==".to_owned(),
        };
        assert!(!format!("{file:?}").contains("Vk9"));
    }
}
