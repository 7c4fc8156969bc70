//! The 16 competences of the framework, in 5 areas.
//!
//! Source: the founding document (webinar on the new Pix certification) and
//! the public DigComp-based framework it follows. The order is the order of the
//! certificate and of every array of 16 values in Vigie.

use serde::{Deserialize, Serialize};

/// Number of competences in the framework.
pub const COMPETENCE_COUNT: usize = 16;

/// One competence, as its index `0..16` in the order of the certificate.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Competence(u8);

const CODES: [&str; COMPETENCE_COUNT] = [
    "1.1", "1.2", "1.3", "2.1", "2.2", "2.3", "2.4", "3.1", "3.2", "3.3", "3.4", "4.1", "4.2",
    "4.3", "5.1", "5.2",
];

impl Competence {
    /// Every competence, in the order of the certificate.
    pub fn all() -> impl Iterator<Item = Self> {
        (0..COMPETENCE_COUNT as u8).map(Self)
    }

    /// The competence at `index` (0..16), if there is one.
    pub fn from_index(index: usize) -> Option<Self> {
        (index < COMPETENCE_COUNT).then_some(Self(index as u8))
    }

    /// The competence with this code, such as `"3.4"`.
    pub fn from_code(code: &str) -> Option<Self> {
        CODES
            .iter()
            .position(|known| *known == code)
            .map(|index| Self(index as u8))
    }

    /// Position in the certificate, 0..16.
    pub fn index(self) -> usize {
        usize::from(self.0)
    }

    /// Code of the framework, such as `"3.4"`.
    pub fn code(self) -> &'static str {
        CODES[self.index()]
    }

    /// Area of the framework, 1..=5.
    pub fn area(self) -> u8 {
        self.code().as_bytes()[0] - b'0'
    }
}

/// The text is not a competence code of the framework.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("`{0}` is not a competence (1.1 to 5.2)")]
pub struct UnknownCompetence(pub String);

impl TryFrom<String> for Competence {
    type Error = UnknownCompetence;

    fn try_from(code: String) -> Result<Self, Self::Error> {
        Self::from_code(&code).ok_or(UnknownCompetence(code))
    }
}

impl From<Competence> for String {
    fn from(competence: Competence) -> Self {
        competence.code().to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_and_indexes_go_both_ways() {
        for competence in Competence::all() {
            assert_eq!(Competence::from_code(competence.code()), Some(competence));
            assert_eq!(Competence::from_index(competence.index()), Some(competence));
            assert!((1..=5).contains(&competence.area()));
        }
        assert_eq!(Competence::from_code("1.4"), None);
        assert_eq!(Competence::from_index(16), None);
    }
}
