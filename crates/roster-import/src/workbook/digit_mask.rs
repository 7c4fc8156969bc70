//! Whole numbers as a sheet shows them: `00042` of 42 where the format says five digits.

use super::number_text;

/// Characters of a format that are looked at.
const MAX_CODE_CHARS: usize = 60;

/// A place of a format.
#[derive(Debug, Clone, PartialEq, Eq)]
enum MaskPlace {
    /// `0`: a digit, zero where the number has none.
    Digit,
    /// `#` or `?`: a digit if the number has one.
    Optional,
    /// A character that is shown as it is.
    Literal(char),
}

/// A format of digits and literals only, such as `00000`, `00" "00" "00` or `0" min"`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct DigitMask(Vec<MaskPlace>);

impl DigitMask {
    /// The mask of a format; none where the format does more than to put digits in their places,
    /// and none where it shows what the number is anyway.
    pub fn of_code(code: &str) -> Option<Self> {
        // What stands behind a semicolon is for negative numbers.
        let mut chars = code.chars().take(MAX_CODE_CHARS);
        let mut places = Vec::new();
        while let Some(c) = chars.next() {
            match c {
                ';' => break,
                '0' => places.push(MaskPlace::Digit),
                '#' | '?' => places.push(MaskPlace::Optional),
                '\\' => places.push(MaskPlace::Literal(chars.next()?)),
                '"' => {
                    let text = chars.by_ref().take_while(|c| *c != '"');
                    places.extend(text.map(MaskPlace::Literal));
                }
                // A color or a language.
                '[' => {
                    let inside: String = chars.by_ref().take_while(|c| *c != ']').collect();
                    if inside.starts_with(['<', '>', '=', '$']) {
                        return None;
                    }
                }
                ' ' | '-' | '/' | '(' | ')' | '\u{a0}' => places.push(MaskPlace::Literal(c)),
                // As wide as the next character.
                '_' => drop(chars.next()?),
                _ => return None,
            }
        }
        let digits = places.iter().filter(|one| **one == MaskPlace::Digit);
        let literal = |one: &MaskPlace| matches!(one, MaskPlace::Literal(c) if *c != ' ');
        let says_more = digits.count() > 1 || places.iter().any(literal);
        let has_digits = places
            .iter()
            .any(|one| !matches!(one, MaskPlace::Literal(_)));
        (says_more && has_digits).then_some(Self(places))
    }

    /// What is shown of a number; none of one that is not whole or is negative.
    pub fn shown(&self, number: f64) -> Option<String> {
        if number < 0.0 || number.fract() != 0.0 || number >= 1e15 {
            return None;
        }
        let digits = number_text(number);
        let mut left: Vec<char> = digits.chars().collect();
        let first = self
            .0
            .iter()
            .position(|one| !matches!(one, MaskPlace::Literal(_)))?;
        let mut shown: Vec<char> = Vec::new();
        for (at, place) in self.0.iter().enumerate().rev() {
            match place {
                MaskPlace::Digit => shown.push(left.pop().unwrap_or('0')),
                MaskPlace::Optional => shown.extend(left.pop()),
                MaskPlace::Literal(c) => shown.push(*c),
            }
            // The first place takes all digits that are left.
            if at == first {
                shown.extend(left.drain(..).rev());
            }
        }
        Some(shown.iter().rev().collect())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_shown_as_their_format_says() {
        let cases = [
            ("00000000000", 42.0, "00000000042"),
            ("00000", 1_234_567.0, "1234567"),
            ("00\" \"00\" \"00", 10_203.0, "01 02 03"),
            ("0\" min\"", 35.0, "35 min"),
            ("\"TG\"0", 2.0, "TG2"),
            ("00\\/00\\/0000", 1_022_008.0, "01/02/2008"),
            ("000;-000", 7.0, "007"),
            ("[Red]000", 7.0, "007"),
        ];
        for (code, number, expected) in cases {
            let mask = DigitMask::of_code(code).unwrap();
            assert_eq!(mask.shown(number).as_deref(), Some(expected), "{code}");
        }
    }

    #[test]
    fn other_formats_and_numbers_are_left_as_they_are() {
        for code in [
            "0",
            "#",
            "0.00",
            "#,##0",
            "0.00E+00",
            "@",
            "",
            "0%",
            "[$-40C]000",
        ] {
            assert_eq!(DigitMask::of_code(code), None, "{code}");
        }
        let mask = DigitMask::of_code("000").unwrap();
        for number in [-1.0, 0.5, 1e16, f64::NAN, f64::INFINITY] {
            assert_eq!(mask.shown(number), None, "{number}");
        }
    }
}
