//! Numbers as they are written in French and in English.

use super::text::is_blank;

/// The numbers a text may mean; empty when it is not a number.
///
/// A sign, digits (also in groups of three with spaces between them), and a decimal
/// comma or point. `1,250` may be a little more than one in French and more than a
/// thousand in English. Both readings count, so that no candidate loses a point by the
/// notation they are used to; plausible wrong answers are not a factor of a thousand away
/// from the key.
pub fn number_readings(text: &str) -> impl Iterator<Item = f64> {
    let text = text.trim_matches(is_blank);
    let (sign, digits) = match text.strip_prefix(['-', '−', '–']) {
        Some(rest) => (-1.0, rest.trim_start_matches(is_blank)),
        None => (1.0, text.strip_prefix('+').unwrap_or(text)),
    };
    // A sentence may end with the number.
    let digits = digits.strip_suffix('.').unwrap_or(digits);
    let decimal = [decimal(digits, ',', '.'), decimal(digits, '.', ',')];
    // Without any separator the two ways of reading give the same.
    let [first, second] = decimal;
    let second = second.filter(|second| first != Some(*second));
    first
        .into_iter()
        .chain(second)
        .map(move |value| sign * value)
}

/// Reads digits with `point` before the decimals, and spaces or `separator` between
/// groups of three.
fn decimal(text: &str, point: char, separator: char) -> Option<f64> {
    let (whole, decimals) = match text.split_once(point) {
        Some((whole, decimals)) if are_digits(decimals) => (whole, decimals),
        Some(_) => return None,
        None => (text, "0"),
    };
    let whole = match whole {
        // `,5` is a half.
        "" if text.starts_with(point) => "0".to_owned(),
        _ => ungrouped(whole, separator)?,
    };
    format!("{whole}.{decimals}").parse().ok()
}

fn ungrouped(whole: &str, separator: char) -> Option<String> {
    let groups: Vec<&str> = whole.split(|c| c == separator || is_blank(c)).collect();
    let in_threes = groups[1..].iter().all(|group| group.len() == 3)
        && (groups.len() == 1 || groups[0].len() <= 3);
    (in_threes && groups.iter().all(|group| are_digits(group))).then(|| groups.concat())
}

fn are_digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_read_as_people_write_them() {
        for (text, expected) in [
            ("42", vec![42.0]),
            (" 42. ", vec![42.0]),
            ("+3", vec![3.0]),
            ("-0,5", vec![-0.5]),
            ("− 12", vec![-12.0]),
            ("5.5", vec![5.5]),
            ("5,5", vec![5.5]),
            (",5", vec![0.5]),
            ("1 234 567", vec![1_234_567.0]),
            ("1\u{202f}234,5", vec![1234.5]),
            ("1\u{a0}234.5", vec![1234.5]),
            ("1,234", vec![1.234, 1234.0]),
            ("1.234", vec![1234.0, 1.234]),
            ("1.234,5", vec![1234.5]),
            ("1,234,567", vec![1_234_567.0]),
            ("0001", vec![1.0]),
        ] {
            assert_eq!(
                number_readings(text).collect::<Vec<_>>(),
                expected,
                "{text}"
            );
        }
    }

    #[test]
    fn other_texts_are_no_numbers() {
        for text in [
            "",
            " ",
            "-",
            ".",
            ",",
            "5,",
            "12 34",
            "1 2345",
            "1234 567",
            "5 %",
            "1e3",
            "inf",
            "NaN",
            "0x10",
            "1..2",
            "--1",
            "five",
            "1,23,456",
            "+-1",
            "1\u{a0}\u{a0}234",
        ] {
            assert_eq!(number_readings(text).next(), None, "{text}");
        }
    }
}
