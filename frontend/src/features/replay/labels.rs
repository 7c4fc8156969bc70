//! The markers of a replay in words.

use vigie_shared::ids::Seat;
use vigie_shared::view::{Board, SessionStatus};

use super::markers::MarkerKind;
use crate::components::Icon;
use crate::features::board::{category_label, full_name};
use crate::i18n::LanguageHandle;

/// The words of a marker.
pub fn marker_label(language: &LanguageHandle, board: &Board, kind: &MarkerKind) -> String {
    match kind {
        MarkerKind::Alert(seat, number) => {
            let name = name(board, *seat).into();
            match number {
                Some(number) => language.text_with(
                    "replay-alert",
                    &[("name", name), ("number", (*number).into())],
                ),
                None => language.text_with("replay-alert-companion", &[("name", name)]),
            }
        }
        MarkerKind::Incident(category, seats) => {
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
        MarkerKind::Ended(seat) => {
            language.text_with("replay-ended", &[("name", name(board, *seat).into())])
        }
        MarkerKind::Status(status) => match status {
            SessionStatus::Created => language.text("referent-status-created"),
            SessionStatus::InProgress => language.text("replay-begun"),
            SessionStatus::Finalized => language.text("timeline-finalized"),
            SessionStatus::Published => language.text("timeline-published"),
            SessionStatus::Cancelled => language.text("referent-status-cancelled"),
        },
    }
}

/// Its icon, and the end of the class of its mark on the slider.
pub fn marker_look(kind: &MarkerKind) -> (Icon, &'static str) {
    match kind {
        MarkerKind::Alert(..) => (Icon::Bell, "alert"),
        MarkerKind::Incident(..) => (Icon::Flag, "incident"),
        MarkerKind::Ended(_) => (Icon::Pause, "status"),
        MarkerKind::Status(SessionStatus::InProgress) => (Icon::ArrowRight, "status"),
        MarkerKind::Status(_) => (Icon::Lock, "status"),
    }
}

fn name(board: &Board, seat: Seat) -> String {
    let person = board.people.iter().find(|person| person.seat == seat);
    person.map_or_else(|| seat.to_string(), full_name)
}
