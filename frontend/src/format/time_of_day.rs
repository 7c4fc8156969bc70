//! Instants of the server as times of day on the clock of the center.

use vigie_shared::session::ActorName;
use vigie_shared::time::Timestamp;

use super::date::tag;
use super::{actor, instant};
use crate::center_zone;
use crate::i18n::LanguageHandle;

/// Hour and minute: `14:03`.
pub fn hour_and_minute(language: &LanguageHandle, at: Timestamp) -> String {
    let mut text = time_of_day(language, at);
    text.truncate(5);
    text
}

/// The same with seconds: `14:03:22`.
pub fn time_of_day(language: &LanguageHandle, at: Timestamp) -> String {
    let options = [
        ("hour", "2-digit"),
        ("minute", "2-digit"),
        ("second", "2-digit"),
        ("hourCycle", "h23"),
    ];
    center_zone::written(at, tag(language), &options)
}

/// Who did something, and when.
pub fn actor_and_time(language: &LanguageHandle, who: &ActorName, at: Timestamp) -> String {
    let args = [
        ("by", actor(language, who).into()),
        ("at", instant(language, at).into()),
    ];
    language.text_with("referent-incident-by", &args)
}
