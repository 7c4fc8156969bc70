//! The headings that files of schools have, whatever stands around them.

mod known;
mod look_alike;

pub(crate) use look_alike::look_alike;

use vigie_shared::{api::RosterColumn, person::fold_name};

/// Words that say nothing about what a column holds.
const FILLING: [&str; 25] = [
    "de",
    "du",
    "des",
    "d",
    "l",
    "la",
    "le",
    "les",
    "et",
    "n",
    "no",
    "num",
    "of",
    "the",
    "eleve",
    "eleves",
    "candidat",
    "candidate",
    "candidats",
    "apprenant",
    "apprenants",
    "etudiant",
    "etudiante",
    "etudiants",
    "obligatoire",
];

/// The column that a heading names, if it is a known one.
pub(crate) fn known_column(heading: &str) -> Option<RosterColumn> {
    forms(heading).iter().find_map(|form| known::find(form))
}

/// The heading in the forms that are looked for, the most exact first: as it is, without what
/// stands in brackets, without filling words, without numbers around it.
fn forms(heading: &str) -> Vec<String> {
    let bare = without_brackets(heading);
    let words = |text: &str, all: bool| -> String {
        text.split(|c: char| !c.is_alphanumeric())
            .map(fold_name)
            .filter(|word| all || !FILLING.contains(&word.as_str()))
            .collect()
    };
    let mut forms = vec![
        words(heading, true),
        words(&bare, true),
        words(heading, false),
        words(&bare, false),
    ];
    let last = forms[3].clone();
    forms.push(
        last.trim_start_matches(|c: char| c.is_ascii_digit())
            .to_owned(),
    );
    forms.push(last.trim_end_matches('1').to_owned());
    forms.retain(|form| !form.is_empty());
    forms.dedup();
    forms
}

/// The heading folded, for comparing and for the memory of a center.
pub fn heading_key(heading: &str) -> String {
    let key = fold_name(&without_brackets(heading));
    match key.is_empty() {
        true => fold_name(heading),
        false => key,
    }
    .chars()
    .take(80)
    .collect()
}

/// Without `(…)` and `[…]`; what is never closed goes to the end.
fn without_brackets(text: &str) -> String {
    let mut depth = 0_u32;
    text.chars()
        .filter(|c| match c {
            '(' | '[' => {
                depth += 1;
                false
            }
            ')' | ']' => {
                depth = depth.saturating_sub(1);
                false
            }
            _ => depth == 0,
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_of_schools_are_known_whatever_stands_around_them() {
        use RosterColumn::*;
        let cases = [
            ("* Nom de naissance", LastName),
            ("Nom de famille", LastName),
            ("NOM_DE_FAMILLE", LastName),
            ("Nom élève", LastName),
            ("1. Nom", LastName),
            ("Nom d'usage élève", UsedName),
            ("Prénom 1", FirstName),
            ("Prénom(s)", FirstName),
            ("Prénom 2", OtherFirstNames),
            ("* Date de naissance (format: jj/mm/aaaa)", Birthdate),
            ("Date Naissance", Birthdate),
            ("Né(e) le", Birthdate),
            ("* Sexe (M ou F)", Sex),
            ("Code sexe", Sex),
            ("Commune naissance", BirthPlace),
            ("N° INE", ExternalId),
            ("Identifiant National Élève (INE)", ExternalId),
            ("Identifiant local", ExternalId),
            ("Libellé classe", Division),
            ("Division", Division),
            ("Temps majoré ?", ExtraTime),
            ("TEMPS MAJORE", ExtraTime),
            ("N° de session", SessionNumber),
            ("* Nom de la salle", Room),
            ("* Heure de début (heure locale)", HeldAt),
            ("* Surveillant(s)", Invigilators),
            ("Élève", FullName),
            ("Nom et prénom", FullName),
            ("Last name", LastName),
            ("birthdate", Birthdate),
        ];
        for (heading, column) in cases {
            assert_eq!(known_column(heading), Some(column), "{heading}");
        }
        for unknown in [
            "Ligne 3 Adresse financ.",
            "Commune resp. financ.",
            "Régime",
            "",
            "*",
        ] {
            assert_eq!(known_column(unknown), None, "{unknown}");
        }
    }
}
