//! Fields people fill in, parsed into values that are valid.

pub(super) use crate::typed_text::{line, paragraph};

use crate::roster::parse_date;
use jiff::civil::Date;
use lettre::Address;
use vigie_shared::{api::ValidationCode, limits::MAX_EMAIL_CHARS};

/// An e-mail address, in lower case: what mails are sent to and accounts are found by.
pub(super) fn email(text: &str) -> Result<String, ValidationCode> {
    let text = line(text, MAX_EMAIL_CHARS)?.to_lowercase();
    let has_domain = |address: &Address| address.domain().contains('.');
    match text.parse::<Address>() {
        Ok(address) if has_domain(&address) && text.is_ascii() => Ok(text),
        Ok(_) | Err(_) => Err(ValidationCode::BadEmail),
    }
}

/// A date.
pub(super) fn date(text: &str) -> Result<Date, ValidationCode> {
    parse_date(text.trim()).ok_or(ValidationCode::BadDate)
}

/// A time of day, as `14:30`.
pub(super) fn time(text: &str) -> Result<String, ValidationCode> {
    let digits = |part: &str, below: u8| {
        let plain = part.len() == 2 && part.bytes().all(|b| b.is_ascii_digit());
        plain && part.parse::<u8>().is_ok_and(|number| number < below)
    };
    match text.trim().split_once(':') {
        Some((hours, minutes)) if digits(hours, 24) && digits(minutes, 60) => {
            Ok(text.trim().to_owned())
        }
        _ => Err(ValidationCode::BadTime),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_is_trimmed_visible_and_not_too_long() {
        assert_eq!(line("  Marie Curie ", 40), Ok("Marie Curie".to_owned()));
        assert_eq!(line(" \t", 40), Err(ValidationCode::Empty));
        assert_eq!(line(&"é".repeat(40), 40), Ok("é".repeat(40)));
        assert_eq!(line(&"é".repeat(41), 40), Err(ValidationCode::TooLong));
        assert_eq!(
            line("Marie\u{202e}", 40),
            Err(ValidationCode::ControlCharacters)
        );
    }

    #[test]
    fn an_address_is_one_that_mail_reaches() {
        assert_eq!(
            email(" Nora.Benali@Example.org "),
            Ok("nora.benali@example.org".to_owned())
        );
        for bad in [
            "nora",
            "nora@",
            "nora@example",
            "a b@example.org",
            "nora@exämple.org",
        ] {
            assert_eq!(email(bad), Err(ValidationCode::BadEmail), "{bad}");
        }
        assert_eq!(email(" "), Err(ValidationCode::Empty));
        assert_eq!(
            email(
                "nora@example.org
Bcc: b@example.org"
            ),
            Err(ValidationCode::ControlCharacters)
        );
    }

    #[test]
    fn observations_may_have_lines() {
        assert_eq!(paragraph("a\r\nb\n", 10), Ok("a\nb".to_owned()));
        assert_eq!(paragraph("", 10), Ok(String::new()));
        assert_eq!(
            paragraph("a\u{0}", 10),
            Err(ValidationCode::ControlCharacters)
        );
    }

    #[test]
    fn a_time_of_day_is_one_that_exists() {
        for good in ["00:00", "14:30", " 23:59 "] {
            assert_eq!(time(good), Ok(good.trim().to_owned()));
        }
        for bad in ["24:00", "9:30", "12:60", "1430", "+1:00", ""] {
            assert_eq!(time(bad), Err(ValidationCode::BadTime), "{bad}");
        }
    }
}
