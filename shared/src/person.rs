//! Candidates as people, and how names are compared.
//!
//! Identities stay out of the journal: it only knows seats. So a person can be
//! erased later without breaking the chain of the record.

mod name_match;

pub use name_match::EnrolledNames;

use crate::{ids::Seat, time::ExtraTime};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use unicode_normalization::UnicodeNormalization;

/// What the staff in the room sees of an enrolled candidate.
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
    /// ISO date, where somebody else of the session has the same name: it tells them apart.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub birthdate: Option<String>,
}

/// Which of these people have a name that another one has as well, written in whatever way. In
/// their order; names are last name and first name.
pub fn shared_names<'a>(names: impl IntoIterator<Item = (&'a str, &'a str)>) -> Vec<bool> {
    let fold = |(last, first)| (fold_name(last), fold_name(first));
    let folded: Vec<(String, String)> = names.into_iter().map(fold).collect();
    let mut counts: BTreeMap<&(String, String), u32> = BTreeMap::new();
    for name in &folded {
        *counts.entry(name).or_default() += 1;
    }
    folded.iter().map(|name| counts[name] > 1).collect()
}

/// Folds a name to what a French keyboard types, so that accents, case, spaces, hyphens and
/// apostrophes do not matter: `"Jean-François "` and `"jean francois"` are the same, and so are
/// `"Đặng"` and `"dang"`.
pub fn fold_name(name: &str) -> String {
    name.nfkd()
        .filter(|c| c.is_alphanumeric() && !is_apostrophe_letter(*c))
        .flat_map(char::to_lowercase)
        .flat_map(|c| {
            let plain = plain_letters(c);
            let itself = plain.is_empty().then_some(c);
            plain.chars().chain(itself)
        })
        .collect()
}

/// Every way a name is typed: as [`fold_name`] has it, and with the letters that people write in
/// two ways written in the other one (`"Əliyev"`: `eliyev`, `aliyev`; `"Müller"`: `muller`,
/// `mueller`). The first is [`fold_name`].
pub fn name_spellings(name: &str) -> Vec<String> {
    let mut spellings = vec![fold_name(name)];
    let other: String = name.nfc().map(other_spelling).collect();
    let other = fold_name(&other);
    if !spellings.contains(&other) {
        spellings.push(other);
    }
    spellings
}

/// Letters that stand for an apostrophe: the ʻokina of Tahiti and Hawaii and its relatives. To
/// Unicode they are letters; a French keyboard has the apostrophe, which folds to nothing.
fn is_apostrophe_letter(c: char) -> bool {
    matches!(c, '\u{2b0}'..='\u{2ff}' | '\u{a78b}' | '\u{a78c}')
}

/// What people type for a lower-case letter that Unicode does not decompose; empty for all
/// others.
fn plain_letters(c: char) -> &'static str {
    match c {
        'œ' => "oe",
        'æ' => "ae",
        'ß' => "ss",
        'þ' => "th",
        'ø' | 'ɔ' | 'ɵ' => "o",
        'ł' | 'ƚ' | 'ɫ' => "l",
        'ı' | 'ɨ' => "i",
        'đ' | 'ð' | 'ɖ' | 'ɗ' => "d",
        'ə' | 'ǝ' | 'ɛ' => "e",
        'ħ' => "h",
        'ŋ' | 'ɲ' | 'ƞ' => "n",
        'ŧ' | 'ƭ' => "t",
        'ĸ' | 'ƙ' => "k",
        'ɓ' | 'ƀ' => "b",
        'ǥ' | 'ɣ' => "g",
        'ƴ' => "y",
        'ƶ' | 'ʒ' => "z",
        'ƒ' => "f",
        'ʋ' => "v",
        'ʉ' => "u",
        'ɑ' => "a",
        _ => "",
    }
}

/// The other letters that people write for one; the letter itself where there are none.
fn other_spelling(c: char) -> String {
    match c {
        'ə' | 'Ə' | 'ǝ' | 'Ǝ' => "a".to_owned(),
        'ä' | 'Ä' => "ae".to_owned(),
        'ö' | 'Ö' => "oe".to_owned(),
        'ü' | 'Ü' => "ue".to_owned(),
        'å' | 'Å' => "aa".to_owned(),
        'ŋ' | 'Ŋ' => "ng".to_owned(),
        'ñ' | 'Ñ' => "gn".to_owned(),
        other => other.to_string(),
    }
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

    #[test]
    fn letters_without_decomposition_fold_to_what_a_french_keyboard_types() {
        let cases = [
            ("Yıldız", "Yildiz"),
            ("IŞIL", "Isil"),
            ("İnce", "Ince"),
            ("Đặng", "Dang"),
            ("Thị Mai", "Thi Mai"),
            ("Teʻura", "Te'ura"),
            ("Teʼura", "Te’ura"),
            ("Għarib", "Gharib"),
            ("Luċija", "Lucija"),
            ("Əliyev", "Eliyev"),
            ("Þórsson", "Thorsson"),
            ("Ðuro", "Duro"),
            ("Đuro", "duro"),
            ("Sørensen", "SORENSEN"),
            ("Weiß", "Weiss"),
            ("Ŋgoma", "ngoma"),
            ("Ætna", "Aetna"),
        ];
        for (enrolled, typed) in cases {
            assert_eq!(fold_name(enrolled), fold_name(typed), "{enrolled}");
        }
    }

    #[test]
    fn letters_that_people_write_in_two_ways_have_both_spellings() {
        assert_eq!(name_spellings("Əliyev"), ["eliyev", "aliyev"]);
        assert_eq!(name_spellings("Müller"), ["muller", "mueller"]);
        assert_eq!(name_spellings("Petit"), ["petit"]);
    }
}
