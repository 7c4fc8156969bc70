//! `/api/roster/check`.

use std::rc::Rc;

use serde::{Deserialize, Serialize};
use vigie_shared::ids::Seat;
use vigie_shared::time::ExtraTime;

/// A roster to look at.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct RosterText<'t> {
    /// Text of the CSV file.
    pub csv: &'t str,
}

/// What is in a roster.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct RosterCheckResponse {
    /// The lines without a fault.
    pub candidates: Rc<[RosterCandidate]>,
    /// Everything that is wrong.
    pub faults: Vec<RosterError>,
}

/// A candidate of a roster or of a session.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct RosterCandidate {
    /// Place in the roster.
    pub seat: Seat,
    pub first_name: String,
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
    pub extra_time: ExtraTime,
    /// Gets accessible questions only.
    pub accessible: bool,
}

/// One thing wrong in a roster.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct RosterError {
    /// Line of the file, from 1.
    pub line: u32,
    /// Column, as the server names it; none for a whole line.
    #[serde(default)]
    pub column: Option<String>,
    /// What is wrong: a code that grows with the server, so a text.
    pub code: String,
    /// The beginning of the value found.
    #[serde(default)]
    pub value: Option<String>,
    /// The line this one repeats.
    #[serde(default)]
    pub same_as_line: Option<u32>,
}
