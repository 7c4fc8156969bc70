//! What is open beside the board: the details of a candidate, or the list of incidents.

use std::rc::Rc;

use vigie_shared::ids::Seat;
use yew::prelude::*;

use super::BoardState;
use super::drawer::Drawer;
use super::seat_status::SeatStatus;
use crate::features::incident_recorder::{IncidentPanel, RecorderPreset};

/// What the panel shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PanelContent {
    /// The details of the candidate at a seat.
    Candidate(Seat),
    /// All incidents on record.
    Incidents,
}

impl PanelContent {
    /// The seat whose details it shows.
    pub fn seat(self) -> Option<Seat> {
        match self {
            Self::Candidate(seat) => Some(seat),
            Self::Incidents => None,
        }
    }
}

/// Properties of [`SidePanel`].
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct SidePanelProps {
    pub content: Option<PanelContent>,
    pub board: BoardState,
    /// In the order of the board.
    pub statuses: Rc<[SeatStatus]>,
    /// Open the details of a candidate.
    pub onopen: Callback<Seat>,
    /// Open the recorder.
    pub onrecord: Callback<RecorderPreset>,
    pub onclose: Callback<()>,
}

/// Nothing while nothing is open.
#[component]
pub fn SidePanel(props: &SidePanelProps) -> Html {
    let (board, onclose) = (props.board.clone(), props.onclose.clone());
    let seat = match props.content {
        None => return Html::default(),
        Some(PanelContent::Incidents) => {
            return html! { <IncidentPanel {board} onopen={props.onopen.clone()} {onclose} /> };
        }
        Some(PanelContent::Candidate(seat)) => seat,
    };
    let index = board.seats.iter().position(|one| one.card.seat == seat);
    let status = index.and_then(|index| props.statuses.get(index).copied());
    let (Some(board_seat), Some(status)) = (board.seat(seat).cloned(), status) else {
        return Html::default();
    };
    let onrecord = props.onrecord.reform(move |()| RecorderPreset {
        seats: vec![seat],
        ..RecorderPreset::default()
    });
    html! { <Drawer {board} {board_seat} {status} {onrecord} {onclose} /> }
}
