//! Fields people fill in, checked into values that cannot be wrong.

use crate::roster::{is_printable, parse_date};
use jiff::civil::Date;
use serde::Serialize;
use utoipa::ToSchema;

/// One thing wrong in a form.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct FieldFault {
    /// Name of the field.
    pub field: &'static str,
    /// What is wrong.
    pub code: FieldCode,
}

/// The kinds of faults.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum FieldCode {
    /// Must be filled in.
    Empty,
    /// Too long, or too many.
    TooLong,
    /// Invisible characters.
    ControlCharacters,
    /// Not a date.
    BadDate,
    /// Not a time of day, `14:30`.
    BadTime,
}

/// Longest name of an invigilator, characters.
pub(super) const LONGEST_NAME: usize = 40;

/// A text on one line: trimmed, 1 to `longest` characters, all of them visible.
pub(super) fn line(text: &str, longest: usize) -> Result<String, FieldCode> {
    let text = text.trim();
    if text.is_empty() {
        Err(FieldCode::Empty)
    } else if text.chars().count() > longest {
        Err(FieldCode::TooLong)
    } else if !text.chars().all(is_printable) {
        Err(FieldCode::ControlCharacters)
    } else {
        Ok(text.to_owned())
    }
}

/// A text of any number of lines, or none.
pub(super) fn paragraph(text: &str, longest: usize) -> Result<String, FieldCode> {
    let text = text.replace("\r\n", "\n");
    let text = text.trim();
    if text.chars().count() > longest {
        Err(FieldCode::TooLong)
    } else if !text.chars().all(|c| c == '\n' || is_printable(c)) {
        Err(FieldCode::ControlCharacters)
    } else {
        Ok(text.to_owned())
    }
}

/// A date.
pub(super) fn date(text: &str) -> Result<Date, FieldCode> {
    parse_date(text.trim()).ok_or(FieldCode::BadDate)
}

/// A time of day, as `14:30`.
pub(super) fn time(text: &str) -> Result<String, FieldCode> {
    let digits = |part: &str, below: u8| {
        let plain = part.len() == 2 && part.bytes().all(|b| b.is_ascii_digit());
        plain && part.parse::<u8>().is_ok_and(|number| number < below)
    };
    match text.trim().split_once(':') {
        Some((hours, minutes)) if digits(hours, 24) && digits(minutes, 60) => {
            Ok(text.trim().to_owned())
        }
        _ => Err(FieldCode::BadTime),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_is_trimmed_visible_and_not_too_long() {
        assert_eq!(line("  Marie Curie ", 40), Ok("Marie Curie".to_owned()));
        assert_eq!(line(" \t", 40), Err(FieldCode::Empty));
        assert_eq!(line(&"é".repeat(40), 40), Ok("é".repeat(40)));
        assert_eq!(line(&"é".repeat(41), 40), Err(FieldCode::TooLong));
        assert_eq!(line("Marie\u{202e}", 40), Err(FieldCode::ControlCharacters));
    }

    #[test]
    fn observations_may_have_lines() {
        assert_eq!(paragraph("a\r\nb\n", 10), Ok("a\nb".to_owned()));
        assert_eq!(paragraph("", 10), Ok(String::new()));
        assert_eq!(paragraph("a\u{0}", 10), Err(FieldCode::ControlCharacters));
    }

    #[test]
    fn a_time_of_day_is_one_that_exists() {
        for good in ["00:00", "14:30", " 23:59 "] {
            assert_eq!(time(good), Ok(good.trim().to_owned()));
        }
        for bad in ["24:00", "9:30", "12:60", "1430", "+1:00", ""] {
            assert_eq!(time(bad), Err(FieldCode::BadTime), "{bad}");
        }
    }
}
