//! Numbers in other bases, and as French and English write them.

use minijinja::{Error, Value, value::ValueKind};

use super::invalid_argument;

/// Most decimals that are shown: more are errors of binary fractions.
const DECIMALS: usize = 6;

/// In base two, without prefix.
pub fn bin(number: Value) -> Result<String, Error> {
    whole("bin", &number).map(|(sign, digits)| format!("{sign}{digits:b}"))
}

/// In base eight, without prefix.
pub fn oct(number: Value) -> Result<String, Error> {
    whole("oct", &number).map(|(sign, digits)| format!("{sign}{digits:o}"))
}

/// In base sixteen, lower-case, without prefix.
pub fn hex(number: Value) -> Result<String, Error> {
    whole("hex", &number).map(|(sign, digits)| format!("{sign}{digits:x}"))
}

/// As written in French: narrow no-break spaces between thousands, a decimal comma.
pub fn fr(number: Value) -> Result<String, Error> {
    format_number("fr", &number, '\u{202f}', ',')
}

/// As written in English: commas between thousands, a decimal point.
pub fn en(number: Value) -> Result<String, Error> {
    format_number("en", &number, ',', '.')
}

/// Sign and magnitude. `8 / 2` is a fraction to MiniJinja, and whole all the same.
fn whole(filter: &str, number: &Value) -> Result<(&'static str, u128), Error> {
    let whole = match number.kind() {
        ValueKind::Number => i128::try_from(number.clone()).ok(),
        _ => None,
    };
    match whole {
        Some(whole) if whole < 0 => Ok(("-", whole.unsigned_abs())),
        Some(whole) => Ok(("", whole.unsigned_abs())),
        None => Err(invalid_argument(format!(
            "`{filter}` takes a whole number, not `{number}`"
        ))),
    }
}

fn format_number(
    filter: &str,
    number: &Value,
    separator: char,
    point: char,
) -> Result<String, Error> {
    let digits = match number.kind() {
        ValueKind::Number if number.is_integer() => Some(number.to_string()),
        ValueKind::Number => f64::try_from(number.clone())
            .ok()
            .filter(|number| number.is_finite())
            .map(|number| format!("{number:.DECIMALS$}")),
        _ => None,
    };
    let digits = digits
        .ok_or_else(|| invalid_argument(format!("`{filter}` takes a number, not `{number}`")))?;
    let (sign, digits) = match digits.strip_prefix('-') {
        Some(digits) => ("-", digits),
        None => ("", digits.as_str()),
    };
    let (whole, decimals) = digits.split_once('.').unwrap_or((digits, ""));
    let decimals = decimals.trim_end_matches('0');
    let mut text = match (whole, decimals) {
        // A small negative number may be rounded to zero, which has no sign.
        ("0", "") => String::new(),
        _ => sign.to_owned(),
    };
    for (index, digit) in whole.char_indices() {
        if index > 0 && (whole.len() - index).is_multiple_of(3) {
            text.push(separator);
        }
        text.push(digit);
    }
    if !decimals.is_empty() {
        text.push(point);
        text.push_str(decimals);
    }
    Ok(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_written_as_each_language_does() {
        for (number, french, english) in [
            (Value::from(0), "0", "0"),
            (Value::from(999), "999", "999"),
            (Value::from(1000), "1\u{202f}000", "1,000"),
            (
                Value::from(-1_234_567),
                "-1\u{202f}234\u{202f}567",
                "-1,234,567",
            ),
            (Value::from(12_345.5), "12\u{202f}345,5", "12,345.5"),
            (Value::from(4.0), "4", "4"),
            (Value::from(0.1 + 0.2), "0,3", "0.3"),
            (Value::from(-0.25), "-0,25", "-0.25"),
            (Value::from(1.0 / 3.0), "0,333333", "0.333333"),
            (Value::from(999.999_999_9), "1\u{202f}000", "1,000"),
            (Value::from(-0.000_000_1), "0", "0"),
            (
                Value::from(1_u64 << 53),
                "9\u{202f}007\u{202f}199\u{202f}254\u{202f}740\u{202f}992",
                "9,007,199,254,740,992",
            ),
        ] {
            assert_eq!(fr(number.clone()).expect("it is a number"), french);
            assert_eq!(en(number).expect("it is a number"), english);
        }
    }

    #[test]
    fn whole_numbers_are_written_in_other_bases() {
        for (number, two, eight, sixteen) in [
            (Value::from(0), "0", "0", "0"),
            (Value::from(202), "11001010", "312", "ca"),
            (Value::from(-10), "-1010", "-12", "-a"),
            (Value::from(16.0), "10000", "20", "10"),
        ] {
            assert_eq!(bin(number.clone()).expect("it is whole"), two);
            assert_eq!(oct(number.clone()).expect("it is whole"), eight);
            assert_eq!(hex(number).expect("it is whole"), sixteen);
        }
    }

    #[test]
    fn what_is_no_number_is_refused() {
        for value in [Value::from("12"), Value::from(true), Value::from(f64::NAN)] {
            assert!(fr(value.clone()).is_err(), "{value}");
            assert!(hex(value.clone()).is_err(), "{value}");
        }
        let error = bin(Value::from(1.5)).expect_err("it is a fraction");
        assert_eq!(
            error.detail(),
            Some("`bin` takes a whole number, not `1.5`")
        );
    }
}
