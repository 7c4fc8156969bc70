//! What is open beside the board: the details of a candidate, or the record.

use std::rc::Rc;

use vigie_shared::ids::Seat;
use yew::prelude::*;

use super::drawer::Drawer;
use super::incident::{Opening, RecordPanel};
use super::{BoardState, Standing};

/// One of the two; they stand at the same place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Side {
    /// The details of a candidate.
    Details(Seat),
    /// Everything on record.
    Record,
}

impl Side {
    /// Whose details they are.
    pub fn seat(self) -> Option<Seat> {
        match self {
            Self::Details(seat) => Some(seat),
            Self::Record => None,
        }
    }
}

/// Properties of [`SidePanel`].
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct SidePanelProps {
    /// What is open, if anything is.
    pub side: Option<Side>,
    /// The board.
    pub board: BoardState,
    /// Where each candidate stands, in the order of the board.
    pub standings: Rc<[Standing]>,
    /// Somebody's details are wanted.
    pub onopen: Callback<Seat>,
    /// Something is to go on record.
    pub onrecord: Callback<Opening>,
    /// It is to be closed.
    pub onclose: Callback<()>,
}

/// Nothing while nothing is open.
#[component]
pub fn SidePanel(props: &SidePanelProps) -> Html {
    let (board, onclose) = (props.board.clone(), props.onclose.clone());
    let seat = match props.side {
        None => return Html::default(),
        Some(Side::Record) => {
            return html! { <RecordPanel {board} onopen={props.onopen.clone()} {onclose} /> };
        }
        Some(Side::Details(seat)) => seat,
    };
    let index = board.seats.iter().position(|one| one.card.seat == seat);
    let standing = index.and_then(|index| props.standings.get(index).copied());
    let (Some(seated), Some(standing)) = (board.seat(seat).cloned(), standing) else {
        return Html::default();
    };
    let onrecord = props.onrecord.reform(move |()| Opening {
        seats: vec![seat],
        ..Opening::default()
    });
    html! { <Drawer {board} {seated} {standing} {onrecord} {onclose} /> }
}
