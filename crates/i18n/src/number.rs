//! Numbers.

use std::fmt::Display;

use crate::Language;

/// A number as the language writes it: with a decimal comma in French. `number` prints as
/// Rust does, with a decimal point: `format_number(language, &format_args!("{error:.2}"))`.
pub fn format_number(language: Language, number: &impl Display) -> String {
    let text = number.to_string();
    match language {
        Language::French => text.replace('.', ","),
        Language::English => text,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn french_has_a_decimal_comma() {
        assert_eq!(format_number(Language::French, &33.5), "33,5");
        assert_eq!(format_number(Language::English, &"33.33"), "33.33");
        assert_eq!(
            format_number(Language::French, &format_args!("{:.2}", 2.0)),
            "2,00"
        );
    }
}
