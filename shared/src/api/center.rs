//! What a center says of itself.

use super::code::codes;
use serde::{Deserialize, Serialize};

/// What kind of establishment a center is: decides the windows of its calendar.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub enum EstablishmentType {
    /// Collège: certifies the pupils of 3e.
    MiddleSchool,
    /// Lycée: certifies the pupils of Terminale, CAP, BTS and CPGE.
    HighSchool,
    /// Higher education.
    HigherEducation,
    /// Training of adults and professionals.
    Professional,
}

impl EstablishmentType {
    /// Every type.
    pub const ALL: [Self; 4] = [
        Self::MiddleSchool,
        Self::HighSchool,
        Self::HigherEducation,
        Self::Professional,
    ];

    /// As in JSON.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::MiddleSchool => "middle_school",
            Self::HighSchool => "high_school",
            Self::HigherEducation => "higher_education",
            Self::Professional => "professional",
        }
    }

    /// The type of this name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|one| one.as_str() == name)
    }

    /// `SCO`, `SUP` or `PRO`.
    pub fn kind(self) -> &'static str {
        match self {
            Self::MiddleSchool | Self::HighSchool => "SCO",
            Self::HigherEducation => "SUP",
            Self::Professional => "PRO",
        }
    }
}

/// What a center says of itself: on its papers, and where its days and hours come from.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct CenterSettings {
    /// Name, as on certificates: 1 to 120 characters.
    #[cfg_attr(feature = "openapi", schema(min_length = 1, max_length = 120))]
    pub name: String,
    /// Number in the national directory of schools: seven digits and the letter that follows
    /// from them; may be empty.
    #[cfg_attr(feature = "openapi", schema(pattern = "^([0-9]{7}[A-Z])?$"))]
    pub uai: String,
    /// Postal address, on up to five lines, at most 240 characters; may be empty.
    #[cfg_attr(feature = "openapi", schema(max_length = 240))]
    pub address: String,
    /// The kind of establishment; absent while nobody has said it.
    #[serde(rename = "type", default, skip_serializing_if = "Option::is_none")]
    pub establishment: Option<EstablishmentType>,
    /// Name in the database of the IANA, such as `Indian/Reunion`.
    #[cfg_attr(feature = "openapi", schema(min_length = 1, max_length = 60))]
    pub time_zone: String,
    /// Who signs certificates; may be empty.
    #[cfg_attr(feature = "openapi", schema(max_length = 80))]
    pub signatory_name: String,
    /// In what function; may be empty.
    #[cfg_attr(feature = "openapi", schema(max_length = 80))]
    pub signatory_function: String,
    /// Where a candidate appeals against a result; may be empty.
    #[cfg_attr(feature = "openapi", schema(max_length = 240))]
    pub appeal_contact: String,
    /// Where those train who may not be certified yet: an `https` address; may be empty.
    #[cfg_attr(feature = "openapi", schema(max_length = 200))]
    pub training_link: String,
}

/// Response of `GET /api/center`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct CenterRecord {
    /// Grows with each change, from 0: a change names the one it was made from.
    pub version: u32,
    /// What the center says of itself.
    pub settings: CenterSettings,
    /// The signature that certificates have: a PNG in Base64; absent without one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub signature: Option<String>,
    /// The window of the calendar for this kind of establishment that is open or comes next, by
    /// the day of the center; absent where none is known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub window: Option<CertificationWindow>,
    /// Sessions of earlier days that are not finalized.
    pub overdue: u32,
    /// All windows that the server knows; absent in responses of earlier versions.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub calendar: Option<CalendarRecord>,
}

/// The windows of certification that a server knows.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct CalendarRecord {
    /// Where the dates are from, as the file of the calendar says it.
    pub source: String,
    /// The school year of the day of the center, `2026-2027`.
    pub school_year: String,
    /// The windows, by their first day; at most 80.
    pub windows: Vec<TypedWindow>,
}

/// A window, and whom it is for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct TypedWindow {
    /// The kind of establishment.
    #[serde(rename = "type")]
    pub establishment: EstablishmentType,
    /// When.
    pub window: CertificationWindow,
}

/// When certification is held in one kind of establishment.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct CertificationWindow {
    /// The school year, `2024-2025`.
    pub school_year: String,
    /// When the space of the center opens, ISO date; absent where it is not announced.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub opens_on: Option<String>,
    /// The first day of certification, ISO date.
    pub first_day: String,
    /// The last day, ISO date. Sessions are to be finalized by then, unless `closes_on` says
    /// otherwise.
    pub last_day: String,
    /// The last day of the space, ISO date; absent where it is not announced.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub closes_on: Option<String>,
}

impl CertificationWindow {
    /// The day by which sessions are to be finalized, ISO date.
    pub fn deadline(&self) -> &str {
        self.closes_on.as_deref().unwrap_or(&self.last_day)
    }
}

/// Body of `POST /api/center`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ChangeCenterRequest {
    /// The version that was shown.
    pub version: u32,
    /// What the center says of itself from now on.
    pub settings: CenterSettings,
    /// What becomes of the signature.
    #[serde(default)]
    pub signature: SignatureChange,
}

/// What becomes of the signature of a center.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "do", content = "png")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub enum SignatureChange {
    /// It stays.
    #[default]
    Keep,
    /// Certificates have none.
    Remove,
    /// This one: a PNG in Base64, at most 100,000 bytes and 1,200 x 600 pixels.
    Replace(String),
}

// By hand: a signature is not for logs.
impl std::fmt::Debug for SignatureChange {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Self::Keep => "Keep",
            Self::Remove => "Remove",
            Self::Replace(_) => "Replace",
        })
    }
}

codes! {
    /// What about a planned session is probably not meant.
    pub enum SessionConcernCode {
        /// The day is outside the windows of certification for this kind of establishment.
        OutsideWindow = "outside_window",
        /// The day has passed.
        InThePast = "in_the_past",
        /// The day is more than a year away.
        FarAway = "far_away",
        /// The day is a Sunday.
        OnASunday = "on_a_sunday",
        /// Another session is in this room at that hour.
        RoomTaken = "room_taken",
        /// Candidates are enrolled in another session that is not finalized.
        AlreadyEnrolled = "already_enrolled",
    }
}

/// Something about a planned session that is asked back: it is made when its code is accepted.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct SessionConcern {
    /// What.
    pub code: SessionConcernCode,
    /// The room it is about, where several sessions are planned.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub room: Option<String>,
    /// The ISO date it is about.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub day: Option<String>,
    /// The first and the last day of the window, of `outside_window`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub window: Option<CertificationWindow>,
    /// The number of the other session, of `room_taken` and `already_enrolled`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub other_session: Option<u32>,
    /// How many candidates, of `already_enrolled`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub people: Option<u32>,
    /// The first of them, as enrolled: last name, first name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub person: Option<String>,
}

/// `detail` of `session_concerns`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct SessionConcernsDetail {
    /// What is asked back, and was not accepted.
    pub concerns: Vec<SessionConcern>,
}

/// Whether a number of the national directory of schools has the letter that follows from its
/// digits: the remainder by 23, in an alphabet without I, O and Q.
pub fn is_uai(text: &str) -> bool {
    const LETTERS: &[u8; 23] = b"ABCDEFGHJKLMNPRSTUVWXYZ";
    let bytes = text.as_bytes();
    if bytes.len() != 8 || !bytes[..7].iter().all(u8::is_ascii_digit) {
        return false;
    }
    let number = bytes[..7].iter().fold(0_usize, |number, digit| {
        number * 10 + usize::from(digit - b'0')
    });
    bytes[7] == LETTERS[number % 23]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_letter_of_a_school_number_follows_from_its_digits() {
        // Schools of the public directory, on the mainland and overseas.
        for real in ["0750655E", "0750652B", "0690026D", "9740001H"] {
            assert!(is_uai(real), "{real}");
        }
        for wrong in [
            "0750655F",
            "750655E",
            "0750655e",
            "07506550E",
            "",
            "ABCDEFGH",
        ] {
            assert!(!is_uai(wrong), "{wrong}");
        }
    }

    #[test]
    fn every_type_is_found_by_its_name() {
        for one in EstablishmentType::ALL {
            assert_eq!(EstablishmentType::from_name(one.as_str()), Some(one));
            let json = serde_json::to_value(one).unwrap();
            assert_eq!(json, one.as_str());
        }
    }
}
