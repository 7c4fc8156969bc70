//! The two languages of the product, the loader of translated messages, and the formats of
//! numbers, dates and durations that differ between the languages.
//!
//! A crate with texts keeps them as Fluent files, compiles them into a static
//! [`MessageCatalog`], and looks them up by key:
//!
//! ```
//! use vigie_i18n::{Language, MessageCatalog};
//!
//! // Real crates pass `include_str!("../i18n/fr/common.ftl")` and the like.
//! static MESSAGES: MessageCatalog = MessageCatalog::new(
//!     &["greeting = Bonjour\ncandidates = { $count } candidats\n"],
//!     &["greeting = Hello\ncandidates = { $count } candidates\n"],
//! );
//!
//! let messages = MESSAGES.messages(Language::French);
//! assert_eq!(messages.text("greeting"), "Bonjour");
//! assert_eq!(messages.text_with("candidates", &[("count", 3.into())]), "3 candidats");
//! // A missing message shows as its key.
//! assert_eq!(messages.text("farewell"), "farewell");
//! ```
//!
//! A test of that crate asserts that [`MessageCatalog::check`] finds nothing.
//!
//! The crate compiles natively and for `wasm32`: it reads no clock, no file and no setting
//! of the machine. What it is not: it does not choose the language (a page, a request or a
//! caller does), and it knows no rules of time zones, only their names.

mod catalog;
mod check;
mod date;
mod duration;
mod framework;
mod language;
mod messages;
mod number;
mod roster;
mod time_zone;

pub use catalog::MessageCatalog;
pub use date::CalendarDate;
pub use duration::{format_countdown, format_duration, spell_duration};
pub use framework::{area_name, competence_name, mesh_meaning, mesh_name};
pub use language::Language;
pub use messages::{LoadError, MessageValue, Messages};
pub use number::format_number;
pub use roster::{roster_column, roster_encoding, roster_finding, roster_format, set_aside_reason};
pub use time_zone::{french_zones, time_zone_place, time_zone_with_offset};

/// The texts of the formats of this crate.
static FORMATS: MessageCatalog = MessageCatalog::new(
    &[
        include_str!("../i18n/fr/formats.ftl"),
        include_str!("../i18n/fr/zones.ftl"),
    ],
    &[
        include_str!("../i18n/en/formats.ftl"),
        include_str!("../i18n/en/zones.ftl"),
    ],
);

#[cfg(test)]
mod tests {
    #[test]
    fn the_formats_are_complete_in_both_languages() {
        assert_eq!(super::FORMATS.check(), Vec::<String>::new());
    }
}
