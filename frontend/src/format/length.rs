//! Lengths of time, and the time of day.

use vigie_shared::session::ActorName;
use vigie_shared::time::{SECOND, Timestamp};

use super::{actor, instant};
use crate::clock::local_of;
use crate::i18n::LanguageHandle;

/// `1 h 05 min`, `12 min`, `40 s`: as exactly as it matters.
pub fn length(language: &LanguageHandle, micros: i64) -> String {
    let seconds = micros.max(0) / SECOND;
    let (hours, minutes, rest) = (seconds / 3600, seconds / 60 % 60, seconds % 60);
    let padded = |number: i64| format!("{number:02}").into();
    match (hours, minutes, rest) {
        (0, 0, rest) => language.text_with("referent-length-seconds", &[("seconds", rest.into())]),
        (0, minutes, 0) => {
            language.text_with("referent-length-minutes", &[("minutes", minutes.into())])
        }
        (0, minutes, rest) => language.text_with(
            "referent-length-minutes-seconds",
            &[("minutes", minutes.into()), ("seconds", padded(rest))],
        ),
        (hours, minutes, _) => language.text_with(
            "referent-length-hours",
            &[("hours", hours.into()), ("minutes", padded(minutes))],
        ),
    }
}

/// Hour and minute of an instant on this device's clock: `14:03`.
pub fn hour_and_minute(language: &LanguageHandle, at: Timestamp) -> String {
    let mut text = time_of_day(language, at);
    text.truncate(5);
    text
}

/// The same with seconds: `14:03:22`.
pub fn time_of_day(language: &LanguageHandle, at: Timestamp) -> String {
    language.time_of_day(local_of(at).0)
}

/// Who did something, and when.
pub fn actor_and_time(language: &LanguageHandle, who: &ActorName, at: Timestamp) -> String {
    let args = [
        ("by", actor(language, who).into()),
        ("at", instant(language, at).into()),
    ];
    language.text_with("referent-incident-by", &args)
}
