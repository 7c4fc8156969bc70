//! What the papers say, in both languages.

use fluent_bundle::{FluentArgs, FluentBundle, FluentResource, FluentValue};
use jiff::civil::{Date, DateTime};
use unic_langid::{LanguageIdentifier, langid};

use crate::edition::Language;

const FRENCH: [&str; 4] = [
    include_str!("../i18n/fr/common.ftl"),
    include_str!("../i18n/fr/certificate.ftl"),
    include_str!("../i18n/fr/incidents.ftl"),
    include_str!("../i18n/fr/attendance.ftl"),
];
const ENGLISH: [&str; 4] = [
    include_str!("../i18n/en/common.ftl"),
    include_str!("../i18n/en/certificate.ftl"),
    include_str!("../i18n/en/incidents.ftl"),
    include_str!("../i18n/en/attendance.ftl"),
];

/// The messages of one language, and its way to write dates.
pub struct Words {
    bundle: FluentBundle<FluentResource>,
}

impl Words {
    /// The words of `language`.
    pub fn of(language: Language) -> Self {
        let bundle = match language {
            Language::French => bundle(langid!("fr"), FRENCH),
            Language::English => bundle(langid!("en"), ENGLISH),
        };
        Self { bundle }
    }

    /// The message `key`; the key itself if there is none, which `cargo xtask tidy` and
    /// the tests find first.
    pub fn text(&self, key: &str) -> String {
        self.text_with(key, &[])
    }

    /// The message `key` with its arguments.
    pub fn text_with(&self, key: &str, args: &[(&str, FluentValue<'_>)]) -> String {
        self.find(key, args).unwrap_or_else(|| key.to_owned())
    }

    /// The message `key`, if there is one.
    pub fn find(&self, key: &str, args: &[(&str, FluentValue<'_>)]) -> Option<String> {
        let pattern = self.bundle.get_message(key)?.value()?;
        let args: FluentArgs = args
            .iter()
            .map(|(name, value)| (*name, value.clone()))
            .collect();
        // A missing argument shows as `{$name}`: better than no text at all.
        let mut errors = Vec::new();
        let text = self
            .bundle
            .format_pattern(pattern, Some(&args), &mut errors);
        Some(text.into_owned())
    }

    /// A date in words: `1er mars 2026`, `1 March 2026`.
    pub fn long_date(&self, date: Date) -> String {
        let month = self.text(MONTHS[usize::from(date.month().unsigned_abs()) - 1]);
        let args = [
            ("day", date.day().into()),
            ("month", month.into()),
            // As text: a year is not a quantity, and must not be grouped.
            ("year", date.year().to_string().into()),
        ];
        self.text_with("date-long", &args)
    }

    /// A date for tables: `01/03/2026`, `2026-03-01`.
    pub fn short_date(&self, date: Date) -> String {
        let args = [
            ("day", format!("{:02}", date.day()).into()),
            ("month", format!("{:02}", date.month()).into()),
            ("year", format!("{:04}", date.year()).into()),
        ];
        self.text_with("date-short", &args)
    }

    /// A time of day to the minute, 24 hours in both languages.
    pub fn time(&self, at: DateTime) -> String {
        format!("{:02}:{:02}", at.hour(), at.minute())
    }

    /// A time of day, with the date unless it is `day`.
    pub fn moment(&self, at: DateTime, day: Date) -> String {
        if at.date() == day {
            self.time(at)
        } else {
            format!("{} {}", self.short_date(at.date()), self.time(at))
        }
    }
}

const MONTHS: [&str; 12] = [
    "month-1", "month-2", "month-3", "month-4", "month-5", "month-6", "month-7", "month-8",
    "month-9", "month-10", "month-11", "month-12",
];

fn bundle(language: LanguageIdentifier, files: [&str; 4]) -> FluentBundle<FluentResource> {
    let mut bundle = FluentBundle::new(vec![language]);
    // The isolation marks would be invisible characters in what people copy, and both
    // languages are written left to right.
    bundle.set_use_isolating(false);
    for file in files {
        let resource = FluentResource::try_new(file.to_owned()).unwrap_or_else(|(rest, _)| rest);
        bundle.add_resource(resource).unwrap_or_default();
    }
    bundle
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn every_file_parses_and_no_message_is_defined_twice() {
        for files in [FRENCH, ENGLISH] {
            let mut bundle: FluentBundle<FluentResource> = FluentBundle::new(vec![langid!("fr")]);
            for file in files {
                let resource = FluentResource::try_new(file.to_owned()).map_err(|(_, e)| e);
                bundle.add_resource(resource.unwrap()).unwrap();
            }
        }
    }

    #[test]
    fn french_punctuation_never_begins_a_line() {
        let marks = [" :", " ;", " ?", " !", " %", " »", "« "];
        let comment = |line: &&str| !line.starts_with('#');
        for line in FRENCH.into_iter().flat_map(str::lines).filter(comment) {
            let parted = marks.into_iter().find(|mark| line.contains(mark));
            assert_eq!(parted, None, "a space that may break, in: {line}");
        }
    }

    #[test]
    fn dates_are_written_as_the_language_does() {
        let (french, english) = (Words::of(Language::French), Words::of(Language::English));
        let first = date(2026, 3, 1);
        assert_eq!(french.long_date(first), "1er\u{a0}mars 2026");
        assert_eq!(english.long_date(first), "1\u{a0}March 2026");
        assert_eq!(french.short_date(first), "01/03/2026");
        assert_eq!(english.short_date(first), "2026-03-01");
        assert_eq!(english.moment(first.at(9, 5, 0, 0), first), "09:05");
        assert_eq!(
            french.moment(first.at(9, 5, 0, 0), date(2026, 3, 2)),
            "01/03/2026 09:05"
        );
    }
}
