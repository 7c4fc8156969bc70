//! Identifiers of people: INE, BEA, or what a school uses.

/// What an identifier looks like.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum IdentifierForm {
    /// As it should be.
    Good,
    /// A spreadsheet turned it into a number and lost digits.
    Damaged,
    /// Not the form of a national identifier.
    Odd,
}

/// Judges an identifier. Only in a column for national identifiers can it be odd.
pub(crate) fn form(text: &str, national: bool) -> IdentifierForm {
    if is_exponential(text) || is_rounded(text) {
        IdentifierForm::Damaged
    } else if national && !is_national(text) {
        IdentifierForm::Odd
    } else {
        IdentifierForm::Good
    }
}

/// `1,23E+10`, `1.23457E10`.
fn is_exponential(text: &str) -> bool {
    let Some((mantissa, exponent)) = text.split_once(['E', 'e']) else {
        return false;
    };
    let digits = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
    let exponent_sign = exponent.starts_with('+');
    let exponent = exponent.trim_start_matches('+');
    let fraction = mantissa.split_once([',', '.']);
    // An identifier may be digits, an E and digits; no identifier has a comma or a plus.
    match fraction {
        Some((whole, decimals)) => digits(whole) && digits(decimals) && digits(exponent),
        None => exponent_sign && digits(mantissa) && digits(exponent),
    }
}

/// A long number with a fraction, or more digits than a spreadsheet keeps.
fn is_rounded(text: &str) -> bool {
    let digits = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
    match text.split_once([',', '.']) {
        Some((whole, decimals)) => digits(whole) && digits(decimals),
        None => digits(text) && text.len() > 15,
    }
}

/// Eleven characters: an INE has nine digits and two letters, or ten characters and a letter; of
/// those of the regions (BEA) the first characters are digits as well.
fn is_national(text: &str) -> bool {
    let bare: Vec<char> = text.chars().filter(|c| c.is_alphanumeric()).collect();
    let digits = bare.iter().filter(|c| c.is_ascii_digit()).count();
    bare.len() == 11
        && bare.iter().all(char::is_ascii_alphanumeric)
        && digits >= 4
        && bare.last().is_some_and(char::is_ascii_alphabetic)
}

/// A national identifier as it is: people type it in groups and in small letters. What is none
/// stays as it was typed.
pub(crate) fn national(text: &str) -> Option<String> {
    let grouped = |c: char| c.is_whitespace() || ".-_/".contains(c);
    let bare = key(text);
    let only_groups = text.chars().all(|c| c.is_alphanumeric() || grouped(c));
    (only_groups && is_national(&bare) && bare != text).then_some(bare)
}

/// For comparing: without separators and case.
pub(crate) fn key(text: &str) -> String {
    text.chars()
        .filter(|c| c.is_alphanumeric())
        .flat_map(char::to_uppercase)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_national_identifier_has_no_spaces() {
        for text in [
            "000000101fa",
            "000 000 101 FA",
            "0000.0010-1FA",
            "000\u{a0}000101FA",
        ] {
            assert_eq!(national(text).as_deref(), Some("000000101FA"), "{text}");
        }
        for text in ["000000101FA", "matricule 12", "000000101FA (2)", ""] {
            assert_eq!(national(text), None, "{text}");
        }
    }

    #[test]
    fn numbers_of_spreadsheets_are_damaged_identifiers() {
        for text in [
            "1,23E+10",
            "1.23457E+10",
            "1.23E10",
            "12345678901234567",
            "1E+11",
            "120890045.5",
        ] {
            assert_eq!(form(text, true), IdentifierForm::Damaged, "{text}");
        }
        for text in [
            "000000101FA",
            "1208900458H",
            "920049642HH",
            "12089004580",
            "1234E567890",
        ] {
            assert_ne!(form(text, false), IdentifierForm::Damaged, "{text}");
        }
        assert_eq!(form("920049642HH", true), IdentifierForm::Good);
        assert_eq!(form("1208900458H", true), IdentifierForm::Good);
        assert_eq!(form("pas un INE du tout", true), IdentifierForm::Odd);
        assert_eq!(form("pas un INE du tout", false), IdentifierForm::Good);
    }
}
