//! The room as it was.

use std::rc::Rc;

use vigie_shared::time::Timestamp;
use vigie_shared::view::Board;
use yew::prelude::*;

use super::tile::Tile;
use crate::components::{Badge, Icon};
use crate::i18n::use_language;
use crate::referent::say;

/// Properties of [`RoomThen`].
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct RoomThenProps {
    /// The board.
    pub board: Rc<Board>,
    /// When it was so.
    pub at: Timestamp,
}

/// Where the session stood, and a tile for each candidate.
#[component]
pub fn RoomThen(props: &RoomThenProps) -> Html {
    let language = use_language();
    let board = &props.board;
    let (tone, mark) = say::status_look(board.status);
    let incidents = [("count", board.incidents.len().into())];
    let tiles = board.cards.iter().filter_map(|card| {
        let person = board.people.iter().find(|one| one.seat == card.seat)?;
        Some(html! {
            <Tile key={card.seat.0} person={person.clone()} card={card.clone()} at={props.at} />
        })
    });
    html! {
        <section aria-label={language.text("replay-room")} data-testid="referent-replay-room">
            <p class="vigie-row">
                <Badge color={tone} icon={mark} text={say::status(&language, board.status)} />
                <span class="vigie-moment">
                    { Icon::Flag }{ language.text_with("replay-incidents", &incidents) }
                </span>
            </p>
            <ul class="vigie-tiles">{ for tiles }</ul>
        </section>
    }
}
