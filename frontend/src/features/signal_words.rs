//! What pages noticed, in words: shared by candidates, invigilators and referents.

use vigie_shared::session::SignalKind;
use vigie_shared::time::SECOND;
use vigie_shared::view::SignalEffect;

use crate::components::Icon;
use crate::format::{Rounding, duration};
use crate::i18n::LanguageHandle;

/// Microseconds. Below this a time is shown with a tenth of a second.
const TENTHS_BELOW: i64 = 10 * SECOND;

/// `1,2 s`, `40 s`, `2 min 10 s`. Never rounded up: 1.96 s is under two seconds.
pub fn signal_time(language: &LanguageHandle, micros: i64) -> String {
    if micros >= TENTHS_BELOW {
        return duration(language, micros, Rounding::Down);
    }
    let seconds = tenths(micros) as f64 / 10.0;
    language.text_with("signal-seconds", &[("seconds", seconds.into())])
}

/// Whole tenths of a second, never below zero.
fn tenths(micros: i64) -> i64 {
    micros.max(0) / (SECOND / 10)
}

/// What was noticed, in a few words.
pub fn signal_kind(language: &LanguageHandle, kind: SignalKind) -> String {
    match kind {
        SignalKind::Left => language.text("signal-left"),
        SignalKind::Blur => language.text("signal-blur"),
        SignalKind::Hidden => language.text("signal-hidden"),
        SignalKind::Route => language.text("signal-route"),
        SignalKind::Back => language.text("signal-back"),
        SignalKind::FullScreen => language.text("signal-full-screen"),
        SignalKind::SecondScreen => language.text("signal-second-screen"),
        SignalKind::Window => language.text("signal-window"),
        SignalKind::Print => language.text("signal-print"),
        SignalKind::Copy => language.text("signal-copy"),
        SignalKind::Cut => language.text("signal-cut"),
        SignalKind::Paste => language.text("signal-paste"),
        SignalKind::Reload => language.text("signal-reload"),
        SignalKind::Crash => language.text("signal-crash"),
    }
}

/// The icon beside its words.
pub fn signal_icon(kind: SignalKind) -> Icon {
    match kind {
        SignalKind::Left
        | SignalKind::Blur
        | SignalKind::Hidden
        | SignalKind::Route
        | SignalKind::Back => Icon::LogOut,
        SignalKind::FullScreen | SignalKind::SecondScreen | SignalKind::Window => Icon::Image,
        SignalKind::Print => Icon::File,
        SignalKind::Copy | SignalKind::Cut | SignalKind::Paste => Icon::Clipboard,
        SignalKind::Reload => Icon::Sync,
        SignalKind::Crash => Icon::Unplugged,
    }
}

/// What it means for the answer, in the words of the staff; none where it means nothing.
pub fn signal_effect(language: &LanguageHandle, effect: SignalEffect) -> Option<String> {
    match effect {
        SignalEffect::Recorded => None,
        SignalEffect::Ongoing => Some(language.text("signal-effect-ongoing")),
        SignalEffect::Warned => Some(language.text("signal-effect-warned")),
        SignalEffect::Counts => Some(language.text("signal-effect-counts")),
        SignalEffect::Kept => Some(language.text("signal-effect-kept")),
        SignalEffect::Undecided => Some(language.text("signal-effect-undecided")),
        SignalEffect::WhileBlocked => Some(language.text("signal-effect-blocked")),
        SignalEffect::Excused => Some(language.text("signal-effect-excused")),
    }
}

/// `Autre fenêtre, 3,4 s`: what was noticed, and for how long where it lasted.
pub fn signal_with_time(
    language: &LanguageHandle,
    kind: SignalKind,
    micros: Option<i64>,
) -> String {
    let words = signal_kind(language, kind);
    match micros.filter(|micros| tenths(*micros) > 0) {
        None => words,
        Some(micros) => {
            let time = signal_time(language, micros);
            language.text_with(
                "signal-with-time",
                &[("signal", words.into()), ("time", time.into())],
            )
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_time_under_two_seconds_is_never_shown_as_two() {
        assert_eq!(tenths(1_999_999), 19);
        assert_eq!(tenths(2 * SECOND), 20);
        assert_eq!(tenths(-1), 0);
    }
}
