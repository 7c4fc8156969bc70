//! What is missing, the incidents, and the outcomes.

mod abort;
mod candidate;
mod candidates;
mod confirm;
mod filter;
mod incident;
mod incidents;
mod levels;
mod missing;
mod outcome_row;
mod outcomes;
mod panel;
mod preparation;
mod resolve;
mod rows;
mod search;
mod totals;
mod verdict;

use std::rc::Rc;

use vigie_shared::view::Desk;
use yew::prelude::*;

use self::outcomes::Outcomes;
use self::preparation::Preparation;
use super::ask::Ask;
use crate::board::BoardState;
use crate::referent::keys::go_to;
use crate::ui::Waiting;

/// Properties of [`FinalizeView`].
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct FinalizeViewProps {
    /// The board, once it is there.
    pub board: Option<BoardState>,
    /// The rest of the desk, once it is there.
    pub desk: Option<Rc<Desk>>,
    /// Will a command be sent at once?
    pub live: bool,
    /// Asks the session.
    pub ask: Callback<Ask>,
}

/// The preparation, or the outcomes once they are decided.
#[component]
pub fn FinalizeView(props: &FinalizeViewProps) -> Html {
    let finalized = props.desk.as_ref().map(|desk| desk.finalized);
    let before = use_mut_ref(|| None::<bool>);
    use_effect_with(finalized, move |&finalized| {
        let before = before.replace(finalized);
        if before == Some(false) && finalized == Some(true) {
            // Before the eyes of the referent the page became another one.
            go_to("referent-outcomes");
        }
    });
    match (&props.board, &props.desk) {
        (Some(board), Some(desk)) if desk.finalized => html! {
            <Outcomes board={board.clone()} desk={desk.clone()} />
        },
        (Some(board), Some(desk)) => html! {
            <Preparation
                board={board.clone()}
                desk={desk.clone()}
                live={props.live}
                ask={props.ask.clone()}
            />
        },
        _ => html! { <Waiting /> },
    }
}
