//! Candidates as people, and how names are compared.
//!
//! Identities stay out of the journal: it only knows seats. So a person can be
//! erased later without breaking the chain of the record.

use crate::{ids::Seat, time::ExtraTime};
use serde::{Deserialize, Serialize};
use unicode_normalization::UnicodeNormalization;

/// What the staff in the room sees of an enrolled candidate. Never changes
/// while the session lives.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct EnrolledCandidate {
    /// Place in the roster.
    pub seat: Seat,
    /// First name.
    pub first_name: String,
    /// Birth name.
    pub last_name: String,
    /// Extra time.
    pub extra_time: ExtraTime,
    /// Needs accessible items only.
    pub accessible: bool,
}

/// Folds a name so that accents, case, spaces, hyphens and apostrophes do not
/// matter: `"Jean-François "` and `"jean francois"` are the same.
pub fn fold_name(name: &str) -> String {
    name.nfkd()
        .filter(|c| c.is_alphanumeric())
        .flat_map(char::to_lowercase)
        .flat_map(|c| match c {
            'œ' => "oe".chars().collect::<Vec<_>>(),
            'æ' => "ae".chars().collect(),
            'ß' => "ss".chars().collect(),
            'ø' => vec!['o'],
            'ł' => vec!['l'],
            other => vec![other],
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn accents_case_spaces_and_hyphens_do_not_matter() {
        assert_eq!(fold_name(" Jean-François "), fold_name("JEAN FRANCOIS"));
        assert_eq!(fold_name("D’Œuvre"), "doeuvre");
        assert_eq!(fold_name("Łukasz"), "lukasz");
        assert_ne!(fold_name("Anne"), fold_name("Hanne"));
        assert_eq!(fold_name("李"), "李");
    }
}
