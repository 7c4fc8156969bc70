//! A person of a roster.

use jiff::civil::Date;
use vigie_shared::{person::fold_name, time::ExtraTime};

/// As civil status has it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CivilSex {
    /// Female.
    F,
    /// Male.
    M,
}

impl CivilSex {
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
pub struct RosterPerson {
    /// First name, or all given names in their order; empty for a person with one name.
    pub first_name: String,
    /// Birth name, never empty.
    pub last_name: String,
    /// Married or used name, where the file has it in a column of its own; may be empty.
    pub used_name: String,
    /// Further given names, where the file has them in columns of their own; may be empty.
    pub other_first_names: String,
    /// Birthdate, from 1900-01-01 to the day of the enrollment.
    pub birthdate: Date,
    /// Sex, when given.
    pub sex: Option<CivilSex>,
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

impl RosterPerson {
    /// Last and first name, as lists have them.
    pub fn listed_name(&self) -> String {
        format!("{} {}", self.last_name, self.first_name)
            .trim()
            .to_owned()
    }
}

/// What distinguishes the candidates of a session: folded first name, folded last name,
/// birthdate. Folding leaves no spaces, so that a space can separate.
pub fn identity(first_name: &str, last_name: &str, birthdate: Date) -> String {
    format!(
        "{} {} {birthdate}",
        fold_name(first_name),
        fold_name(last_name)
    )
}

/// Whether a character may stand in a name or a description. Invisible ones may not: control
/// characters, and those that turn the direction of a text or take no room.
pub fn is_visible(c: char) -> bool {
    let invisible = matches!(c,
        '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}');
    !c.is_control() && !invisible
}

/// What files have in place of a name that somebody has not, folded. No word that is somebody's
/// name: there are people called Na, Nil and Null.
const PLACEHOLDERS: [&str; 13] = [
    "sansprenom",
    "sansprenoms",
    "sansnom",
    "pasdeprenom",
    "pasdenom",
    "aucun",
    "aucunprenom",
    "neant",
    "inconnu",
    "inconnue",
    "nonrenseigne",
    "nonrenseignee",
    "xxx",
];

/// Whether a cell says that there is no such name: it is empty, has no letter, or a placeholder.
pub(crate) fn is_no_name(text: &str) -> bool {
    let folded = fold_name(text);
    let sign = matches!(text.trim(), "x" | "X" | "N/A" | "n/a");
    folded.is_empty() || sign || PLACEHOLDERS.contains(&folded.as_str())
}

/// Last and first name of one cell: `VASSEUR Élodie`, `Vasseur, Élodie`. None when it is not
/// clear which is which.
pub(crate) fn split_full_name(text: &str) -> Option<(String, String)> {
    if let Some((last, first)) = text.split_once(',') {
        let both = (last.trim().to_owned(), first.trim().to_owned());
        return (!both.0.is_empty() && !both.1.is_empty()).then_some(both);
    }
    let words: Vec<&str> = text.split_whitespace().collect();
    let capitals = |word: &&&str| {
        word.chars().any(char::is_alphabetic) && !word.chars().any(char::is_lowercase)
    };
    let in_capitals = words.iter().take_while(capitals).count();
    let all_in_capitals = words.iter().filter(capitals).count();
    if in_capitals == 0 || in_capitals == words.len() || all_in_capitals != in_capitals {
        return None;
    }
    Some((
        words[..in_capitals].join(" "),
        words[in_capitals..].join(" "),
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_in_one_cell_are_split_where_it_is_clear() {
        let split = |text| split_full_name(text);
        let both = |last: &str, first: &str| Some((last.to_owned(), first.to_owned()));
        assert_eq!(split("VASSEUR Élodie"), both("VASSEUR", "Élodie"));
        assert_eq!(
            split("DE LA TOUR Jean-Baptiste"),
            both("DE LA TOUR", "Jean-Baptiste")
        );
        assert_eq!(
            split("Vasseur, Élodie Marie"),
            both("Vasseur", "Élodie Marie")
        );
        for unclear in [
            "Vasseur Élodie",
            "VASSEUR ELODIE",
            "VASSEUR",
            "Élodie VASSEUR",
            "",
        ] {
            assert_eq!(split(unclear), None, "{unclear}");
        }
    }

    #[test]
    fn placeholders_are_no_names() {
        for text in [
            "",
            "-",
            ".",
            "--",
            "SANS PRENOM",
            "Sans prénom",
            "x",
            "N/A",
            "'",
        ] {
            assert!(is_no_name(text), "{text}");
        }
        for text in ["Zaw", "O", "Xi", "Na", "Null", "李"] {
            assert!(!is_no_name(text), "{text}");
        }
    }
}
