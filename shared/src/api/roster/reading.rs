//! How the file of a roster was read.

use super::{RosterColumn, RosterEncoding, RosterFormat, SetAsideReason};
use serde::{Deserialize, Serialize};

/// How a file was read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct RosterSourceReading {
    /// What kind of file it is, by its content.
    pub format: RosterFormat,
    /// How its bytes became text; absent for workbooks.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub encoding: Option<RosterEncoding>,
    /// What stands between cells, of a table in text.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub separator: Option<char>,
    /// The sheet that was read.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sheet: Option<String>,
    /// All sheets of a workbook.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub sheets: Vec<String>,
    /// The school of a school export (its UAI).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub school: Option<String>,
}

/// A column of the file, and what it is taken for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct RosterColumnReading {
    /// Place, from 0.
    pub place: u16,
    /// Letter in a spreadsheet; absent for XML.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub letter: Option<String>,
    /// Heading as it stands in the file; may be empty.
    pub heading: String,
    /// What it is taken for.
    pub role: RosterColumn,
    /// Whether this center answered so for an earlier file.
    pub remembered: bool,
    /// The first value that is not empty, of a column that is used or asked about.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sample: Option<String>,
}

/// A class of the file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct RosterClass {
    /// Its name; empty for those without one.
    pub name: String,
    /// Candidates in it.
    pub people: u32,
    /// Whether they are enrolled.
    pub chosen: bool,
}

/// Somebody in the file who is not enrolled.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct SetAsidePerson {
    /// Line of the file.
    pub line: u32,
    /// First name; may be empty.
    pub first_name: String,
    /// Birth name.
    pub last_name: String,
    /// Class; may be empty.
    pub division: String,
    /// Why.
    pub reason: SetAsideReason,
}

/// A session that a file or a spread over rooms would make.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PlannedSession {
    /// Address; empty when the form gives it.
    pub site: String,
    /// Room.
    pub room: String,
    /// ISO date; empty when the form gives it.
    pub held_on: String,
    /// Local time, `14:30`; empty when the form gives it.
    pub held_at: String,
    /// Names; empty when the form gives them.
    pub invigilators: Vec<String>,
    /// Observations; may be empty.
    pub observations: String,
    /// The classes in it, in order.
    pub classes: Vec<String>,
    /// How many candidates.
    pub people: u32,
    /// The first and the last of them, `Last First`.
    pub first_person: String,
    /// The last of them.
    pub last_person: String,
}
