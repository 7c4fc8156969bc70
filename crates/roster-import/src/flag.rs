//! Yes and no, as people write them.

use vigie_shared::person::fold_name;

/// Competences at level 1 that are needed to be certified, of 16.
pub(crate) const COMPETENCES_NEEDED: u32 = 5;

/// Whether somebody may be certified: yes or no, or how many of the 16 competences are at level 1.
/// None when it is neither.
pub(crate) fn eligibility(text: &str) -> Option<bool> {
    let counted = || match text.trim().parse::<u32>() {
        Ok(competences @ 2..=16) => Some(competences >= COMPETENCES_NEEDED),
        _ => None,
    };
    flag(text).or_else(counted)
}

/// Yes or no; none when it is neither.
pub(crate) fn flag(text: &str) -> Option<bool> {
    match fold_name(text).as_str() {
        "oui" | "yes" | "x" | "o" | "y" | "1" | "true" | "vrai" => Some(true),
        "non" | "no" | "n" | "0" | "false" | "faux" | "neant" | "aucun" => Some(false),
        // A tick, or a dash.
        "" if text.contains(['✓', '✔', '☑']) => Some(true),
        "" if text.trim() == "-" => Some(false),
        _ => None,
    }
}
