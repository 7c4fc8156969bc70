//! What there is to see, in words.

use vigie_shared::ids::Seat;
use vigie_shared::view::{Board, SessionStatus};

use super::jumps::Seen;
use crate::components::Icon;
use crate::features::board::{category_label, full_name};
use crate::i18n::LanguageHandle;

/// One place to go to.
pub fn seen(language: &LanguageHandle, board: &Board, seen: &Seen) -> String {
    match seen {
        Seen::Alert(seat, number) => {
            let name = name(board, *seat).into();
            match number {
                Some(number) => language.text_with(
                    "replay-alert",
                    &[("name", name), ("number", (*number).into())],
                ),
                None => language.text_with("replay-alert-companion", &[("name", name)]),
            }
        }
        Seen::Incident(category, seats) => {
            let who = match seats.as_slice() {
                [one] => name(board, *one),
                several => language.text_with("replay-several", &[("count", several.len().into())]),
            };
            let what = category_label(language, *category);
            language.text_with(
                "replay-incident",
                &[("category", what.into()), ("name", who.into())],
            )
        }
        Seen::Ended(seat) => {
            language.text_with("replay-ended", &[("name", name(board, *seat).into())])
        }
        Seen::Status(status) => match status {
            SessionStatus::Created => language.text("referent-status-created"),
            SessionStatus::InProgress => language.text("replay-begun"),
            SessionStatus::Finalized => language.text("timeline-finalized"),
            SessionStatus::Published => language.text("timeline-published"),
        },
    }
}

/// The picture beside it, and the end of the class of its mark on the slider.
pub fn look(seen: &Seen) -> (Icon, &'static str) {
    match seen {
        Seen::Alert(..) => (Icon::Bell, "alert"),
        Seen::Incident(..) => (Icon::Flag, "incident"),
        Seen::Ended(_) => (Icon::Pause, "status"),
        Seen::Status(SessionStatus::InProgress) => (Icon::ArrowRight, "status"),
        Seen::Status(_) => (Icon::Lock, "status"),
    }
}

fn name(board: &Board, seat: Seat) -> String {
    let person = board.people.iter().find(|person| person.seat == seat);
    person.map_or_else(|| seat.to_string(), full_name)
}
