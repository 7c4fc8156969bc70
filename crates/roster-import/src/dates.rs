//! Dates in the forms that people and their programs write.

use jiff::{ToSpan, civil::Date};

/// A date written `2008-03-09` or `09/03/2008`, if it is one that exists.
pub fn parse_date(text: &str) -> Option<Date> {
    iso(text).or_else(|| day_first(text, &['/']))
}

/// What a text says of a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum DateReading {
    /// One date.
    Day(Date),
    /// Only a date when the month stands first, as in `03/25/2008`.
    MonthFirst(Date),
    /// No date.
    Not,
}

/// Reads what a cell says. `today` decides about years of two digits.
pub(crate) fn read(text: &str, today: Date) -> DateReading {
    let text = without_time(text.trim());
    if let Some(date) = iso(text).or_else(|| compact(text)).or_else(|| serial(text)) {
        return DateReading::Day(date);
    }
    let parts = three_parts(text);
    if let Some([day, month, year]) = parts {
        let year = year_of(year, today);
        if let Some(date) = year.and_then(|year| date(year, month, day)) {
            return DateReading::Day(date);
        }
        if let Some(date) = year.and_then(|year| date(year, day, month)) {
            return DateReading::MonthFirst(date);
        }
    }
    // `2008/03/14`.
    if let Some([year, month, day]) = parts
        && year.len() == 4
        && let Some(date) = year.parse().ok().and_then(|year| date(year, month, day))
    {
        return DateReading::Day(date);
    }
    in_words(text, today).map_or(DateReading::Not, DateReading::Day)
}

/// The same text with the month first, if both are dates.
pub(crate) fn month_first(text: &str, today: Date) -> Option<Date> {
    let [month, day, year] = three_parts(without_time(text.trim()))?;
    date(year_of(year, today)?, month, day)
}

/// `2008-03-14`, also with a time behind it.
pub(crate) fn iso(text: &str) -> Option<Date> {
    let text = without_time(text);
    let (year, rest) = text.split_once('-')?;
    let (month, day) = rest.split_once('-')?;
    date(number(year, 4..=4)?, month, day)
}

fn day_first(text: &str, signs: &[char]) -> Option<Date> {
    let mut parts = text.split(signs);
    let (day, month, year) = (parts.next()?, parts.next()?, parts.next()?);
    match parts.next() {
        None => date(number(year, 4..=4)?, month, day),
        Some(_) => None,
    }
}

/// Programs add midnight to a day.
fn without_time(text: &str) -> &str {
    let end = text.find(['T', ' ']).unwrap_or(text.len());
    let (day, time) = text.split_at(end);
    let is_time = time[1.min(time.len())..]
        .trim()
        .chars()
        .all(|c| c.is_ascii_digit() || ":.+ZAMPamp ".contains(c));
    match day.len() >= 8 && is_time {
        true => day,
        false => text,
    }
}

/// Three numbers with one sign between them.
fn three_parts(text: &str) -> Option<[&str; 3]> {
    let sign = text.chars().find(|c| !c.is_ascii_digit())?;
    if !"/-. ".contains(sign) {
        return None;
    }
    let mut parts = text
        .split(sign)
        .map(str::trim)
        .filter(|part| !part.is_empty());
    let three = [parts.next()?, parts.next()?, parts.next()?];
    let plain = three
        .iter()
        .all(|part| part.bytes().all(|b| b.is_ascii_digit()));
    (parts.next().is_none() && plain).then_some(three)
}

/// `14032008`.
fn compact(text: &str) -> Option<Date> {
    let plain = text.len() == 8 && text.bytes().all(|b| b.is_ascii_digit());
    if !plain {
        return None;
    }
    date(number(&text[4..], 4..=4)?, &text[2..4], &text[..2])
        .filter(|date| date.year() >= 1900)
        .or_else(|| date(number(&text[..4], 4..=4)?, &text[4..6], &text[6..]))
}

/// Days since the end of 1899, as spreadsheets keep dates: 10,000 is in 1927, 60,000 in 2064.
fn serial(text: &str) -> Option<Date> {
    let whole = text.split(['.', ',']).next().unwrap_or("");
    let number: f64 = number(whole, 5..=5).map(f64::from).or_else(|| {
        let plain = whole.len() == 5 && whole.bytes().all(|b| b.is_ascii_digit());
        plain.then(|| whole.parse().ok())?
    })?;
    (10_000.0..60_000.0)
        .contains(&number)
        .then(|| date_of_serial(number, false))?
}

/// The date of a serial number: days since 1899-12-30, or since 1904-01-01 in workbooks of old
/// Macintoshes. None outside of 1900 to 2199.
pub(crate) fn date_of_serial(serial: f64, since_1904: bool) -> Option<Date> {
    if !(1.0..110_000.0).contains(&serial) {
        return None;
    }
    let first = match since_1904 {
        true => Date::constant(1904, 1, 1),
        false => Date::constant(1899, 12, 30),
    };
    first.checked_add((serial.trunc() as i32).days()).ok()
}

const MONTHS: [&[&str]; 12] = [
    &["janvier", "janv", "jan", "january"],
    &["fevrier", "fevr", "fev", "feb", "february"],
    &["mars", "mar", "march"],
    &["avril", "avr", "apr", "april"],
    &["mai", "may"],
    &["juin", "jun", "june"],
    &["juillet", "juil", "jul", "july"],
    &["aout", "aug", "august"],
    &["septembre", "sept", "sep", "september"],
    &["octobre", "oct", "october"],
    &["novembre", "nov", "november"],
    &["decembre", "dec", "december"],
];

/// `12 mai 2008`, `1er mars 2008`, `12-mai-08`, `March 14, 2008`.
fn in_words(text: &str, today: Date) -> Option<Date> {
    let words: Vec<String> = text
        .split(|c: char| !c.is_alphanumeric())
        .map(vigie_shared::person::fold_name)
        .filter(|word| !word.is_empty())
        .collect();
    let [.., before, after, year] = words.as_slice() else {
        return None;
    };
    let month_of = |word: &str| MONTHS.iter().position(|names| names.contains(&word));
    let (day, month) = match month_of(after) {
        Some(month) => (before, month),
        None => (after, month_of(before)?),
    };
    let endings = ["er", "st", "nd", "rd", "th"];
    let bare = endings.iter().find_map(|ending| day.strip_suffix(ending));
    let month = (month + 1).to_string();
    date(year_of(year, today)?, &month, bare.unwrap_or(day))
}

/// A year of four digits, or of two: the latest one that is not after today.
fn year_of(text: &str, today: Date) -> Option<i16> {
    match text.len() {
        4 => number(text, 4..=4),
        2 => {
            let short = number(text, 2..=2)?;
            let century = today.year() / 100 * 100;
            let year = century + short;
            Some(if year > today.year() {
                year - 100
            } else {
                year
            })
        }
        _ => None,
    }
}

fn date(year: i16, month: &str, day: &str) -> Option<Date> {
    let (month, day) = (number(month, 1..=2)?, number(day, 1..=2)?);
    Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()
}

fn number(digits: &str, length: std::ops::RangeInclusive<usize>) -> Option<i16> {
    let plain = length.contains(&digits.len()) && digits.bytes().all(|b| b.is_ascii_digit());
    plain.then(|| digits.parse().ok())?
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    const TODAY: Date = date(2026, 11, 30);

    #[test]
    fn dates_are_read_in_the_forms_of_schools() {
        let day = date(2008, 3, 14);
        for text in [
            "14/03/2008",
            "14/3/2008",
            "2008-03-14",
            "14-03-2008",
            "14.03.2008",
            "14/03/08",
            "2008/03/14",
            "14032008",
            "20080314",
            "39521",
            "39521.0",
            "2008-03-14 00:00:00",
            "2008-03-14T00:00:00",
            "14/03/2008 00:00",
            "14 mars 2008",
            "14-mars-08",
            "14 MARS 2008",
            "vendredi 14 mars 2008",
            " 14/03/2008 ",
            "14 03 2008",
            "2008-3-14",
            "March 14, 2008",
            "Mar 14th 2008",
            "14-Mar-2008",
            "14/03/2008 12:00:00 AM",
        ] {
            assert_eq!(read(text, TODAY), DateReading::Day(day), "{text}");
        }
        assert_eq!(
            read("1er mai 2008", TODAY),
            DateReading::Day(date(2008, 5, 1))
        );
        assert_eq!(read("14/03/85", TODAY), DateReading::Day(date(1985, 3, 14)));
        assert_eq!(read("03/14/2008", TODAY), DateReading::MonthFirst(day));
        assert_eq!(month_first("04/05/2008", TODAY), Some(date(2008, 4, 5)));
    }

    #[test]
    fn the_rest_is_no_date() {
        for text in [
            "",
            "14",
            "31/02/2008",
            "hier",
            "14/03",
            "14/03/208",
            "99999",
            "123456789",
            "--",
            "é/é/é",
            "08-01-02x",
        ] {
            assert_eq!(read(text, TODAY), DateReading::Not, "{text}");
        }
    }

    #[test]
    fn serial_numbers_are_days() {
        assert_eq!(date_of_serial(39_521.0, false), Some(date(2008, 3, 14)));
        assert_eq!(date_of_serial(38_059.0, true), Some(date(2008, 3, 14)));
        assert_eq!(date_of_serial(39_521.75, false), Some(date(2008, 3, 14)));
        assert_eq!(date_of_serial(0.33, false), None);
        assert_eq!(date_of_serial(f64::NAN, false), None);
    }

    #[test]
    fn the_two_forms_of_the_wire_are_strict() {
        assert_eq!(parse_date("2008-03-09"), Some(date(2008, 3, 9)));
        assert_eq!(parse_date("09/03/2008"), Some(date(2008, 3, 9)));
        assert_eq!(parse_date("9.3.2008"), None);
    }
}
