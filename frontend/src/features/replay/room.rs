//! The room at the instant shown.

use std::rc::Rc;

use vigie_shared::time::Timestamp;
use vigie_shared::view::Board;
use yew::prelude::*;

use super::tile::Tile;
use crate::components::{Badge, Icon};
use crate::features::state_badges;
use crate::format;
use crate::i18n::use_language;

/// Properties of [`RoomAtInstant`].
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct RoomAtInstantProps {
    pub board: Rc<Board>,
    /// The instant shown.
    pub at: Timestamp,
}

/// Where the session stood, and a tile for each candidate.
#[component]
pub fn RoomAtInstant(props: &RoomAtInstantProps) -> Html {
    let language = use_language();
    let board = &props.board;
    let (tone, mark) = state_badges::status_badge(board.status);
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
                <Badge color={tone} icon={mark} text={format::status(&language, board.status)} />
                <span class="vigie-moment">
                    { Icon::Flag }{ language.text_with("replay-incidents", &incidents) }
                </span>
            </p>
            <ul class="vigie-tiles">{ for tiles }</ul>
        </section>
    }
}
