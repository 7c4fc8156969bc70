//! Dates as people type them.

use jiff::civil::Date;

/// A date written `2008-03-09` or `09/03/2008`, if it is one that exists.
pub fn parse_date(text: &str) -> Option<Date> {
    let (year, month, day) = match text.split_once('-') {
        Some((year, rest)) => {
            let (month, day) = rest.split_once('-')?;
            (year, month, day)
        }
        None => {
            let (day, rest) = text.split_once('/')?;
            let (month, year) = rest.split_once('/')?;
            (year, month, day)
        }
    };
    Date::new(
        number(year, 4..=4)?,
        number(month, 1..=2)? as i8,
        number(day, 1..=2)? as i8,
    )
    .ok()
}

fn number(digits: &str, length: std::ops::RangeInclusive<usize>) -> Option<i16> {
    let plain = length.contains(&digits.len()) && digits.bytes().all(|b| b.is_ascii_digit());
    plain.then(|| digits.parse().ok())?
}
