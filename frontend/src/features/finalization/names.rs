//! Names that tell people apart.

use vigie_shared::ids::Seat;

use crate::features::board::{BoardState, full_name};
use crate::i18n::LanguageHandle;

/// The name at a seat; with the seat where another candidate of the room has the same name.
pub fn name_at(language: &LanguageHandle, board: &BoardState, seat: Seat) -> String {
    let Some(seated) = board.seat(seat) else {
        return seat.to_string();
    };
    let name = full_name(&seated.person);
    let shared = board
        .seats
        .iter()
        .any(|other| other.card.seat != seat && full_name(&other.person) == name);
    if !shared {
        return name;
    }
    let args = [("name", name.into()), ("seat", seat.0.into())];
    language.text_with("referent-name-at-seat", &args)
}
