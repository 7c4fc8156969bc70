//! Headings that are not known and must not be ignored in silence.

use super::{forms, known};
use vigie_shared::{api::RosterColumn, person::fold_name};

/// Beginnings of words about arrangements for a test, and what they are mostly about.
const EXTRA_TIME: [&str; 6] = [
    "tiers",
    "major",
    "extratime",
    "tpsmaj",
    "tempsup",
    "tempsadd",
];
const ACCESSIBILITY: [&str; 13] = [
    "amenag",
    "accessib",
    "handicap",
    "mdph",
    "ulis",
    "dys",
    "aesh",
    "accompagn",
    "accommod",
    "adaptation",
    "malvoy",
    "deficien",
    "besoin",
];
/// Whole words about the same.
const ACCESSIBILITY_WORDS: [&str; 8] =
    ["pap", "pps", "pai", "ppre", "eip", "rqth", "gevasco", "avs"];
const ELIGIBILITY: [&str; 6] = [
    "eligib",
    "certifiab",
    "positionn",
    "profil",
    "niveaupix",
    "competence",
];

/// What an unknown heading looks like, if it looks like something that changes a test or like a
/// known heading misspelt.
pub(crate) fn look_alike(heading: &str) -> Option<RosterColumn> {
    let words: Vec<String> = heading
        .split(|c: char| !c.is_alphanumeric())
        .map(fold_name)
        .filter(|word| !word.is_empty())
        .collect();
    let whole: String = words.concat();
    let begins = |beginnings: &[&str]| {
        beginnings.iter().any(|beginning| {
            words.iter().any(|word| word.starts_with(beginning))
                || whole.contains(beginning) && beginning.len() > 5
        })
    };
    let has_word = |known: &[&str]| words.iter().any(|word| known.contains(&word.as_str()));
    if begins(&EXTRA_TIME)
        || (has_word(&["temps", "tps"]) && !has_word(&["emploi", "plein", "partiel"]))
    {
        Some(RosterColumn::ExtraTime)
    } else if begins(&ACCESSIBILITY) || has_word(&ACCESSIBILITY_WORDS) {
        Some(RosterColumn::Accessible)
    } else if begins(&ELIGIBILITY) {
        Some(RosterColumn::Eligible)
    } else {
        misspelt(heading)
    }
}

/// The known heading that differs in a letter or two. A known one that is ignored here, such as
/// the town of an address, is not misspelt.
fn misspelt(heading: &str) -> Option<RosterColumn> {
    let forms = forms(heading);
    if forms.iter().any(|form| known::find(form).is_some()) {
        return None;
    }
    known::all()
        .filter(|(_, name)| name.len() >= 5)
        .find(|(_, name)| {
            let allowed = if name.len() >= 9 { 2 } else { 1 };
            forms.iter().any(|form| is_near(form, name, allowed))
        })
        .map(|(column, _)| column)
}

/// Whether two short texts differ in at most so many letters (Levenshtein).
fn is_near(one: &str, other: &str, allowed: usize) -> bool {
    let (one, other): (Vec<char>, Vec<char>) = (one.chars().collect(), other.chars().collect());
    if one.len().abs_diff(other.len()) > allowed || one.len() > 40 {
        return false;
    }
    let mut previous: Vec<usize> = (0..=other.len()).collect();
    for (row, a) in one.iter().enumerate() {
        let mut current = vec![row + 1];
        for (column, b) in other.iter().enumerate() {
            let replaced = previous[column] + usize::from(a != b);
            let shifted = previous[column + 1].min(current[column]) + 1;
            current.push(replaced.min(shifted));
        }
        previous = current;
    }
    previous.last().is_some_and(|distance| *distance <= allowed)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_changes_a_test_is_noticed() {
        use RosterColumn::*;
        let cases = [
            ("1/3 temps (tiers-temps)", ExtraTime),
            ("Majoration de la durée", ExtraTime),
            ("Temps supplémentaire", ExtraTime),
            ("Projet d'accompagnement", Accessible),
            ("Aménagements", Accessible),
            ("PAP/PPS", Accessible),
            ("Dyslexie", Accessible),
            ("Positionnement", Eligible),
            ("Profil certifiable", Eligible),
            ("Tmps majoré", ExtraTime),
            ("Prenon", FirstName),
            ("Date de naisance", Birthdate),
        ];
        for (heading, like) in cases {
            assert_eq!(look_alike(heading), Some(like), "{heading}");
        }
    }

    #[test]
    fn the_rest_is_not_asked_about() {
        for heading in [
            "Régime",
            "Adresse",
            "Téléphone",
            "Emploi du temps",
            "Commune resp. financ.",
            "MEF",
            "Code postal",
            "",
        ] {
            assert_eq!(look_alike(heading), None, "{heading}");
        }
    }
}
