//! What is missing, the candidates and the incidents; the results once they are decided.

mod abort;
mod candidate;
mod candidates;
mod confirm;
mod missing;
mod pace;
mod panel;
mod preparation;
mod progress;
mod proposal;
mod proposals;
mod prospect;

use std::rc::Rc;

use vigie_shared::ids::{Seat, SessionId};
use vigie_shared::view::FinalizationView;
use yew::prelude::*;

use self::preparation::Preparation;
pub use self::progress::OnItsWay;
use super::names::name_at;
use super::results::Results;
use crate::components::Spinner;
use crate::components::focus_and_center;
use crate::features::board::BoardState;
use crate::i18n::{LanguageHandle, use_language};
use crate::referent::ask::Ask;
use crate::referent::incident::{Focus, Stamp, TimelineDrawer};

/// Properties of [`FinalizeView`].
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct FinalizeViewProps {
    /// Session.
    pub id: SessionId,
    /// The board, once it is there.
    pub board: Option<BoardState>,
    /// The rest of the desk, once it is there.
    pub desk: Option<Rc<FinalizationView>>,
    /// Will a command be sent at once?
    pub live: bool,
    /// Asks the session.
    pub ask: Callback<Ask>,
}

/// Whose timeline, and what of it.
pub type Look = (Seat, Focus);

/// The preparation, or the results once they are decided; beside it somebody's timeline.
#[component]
pub fn FinalizeView(props: &FinalizeViewProps) -> Html {
    let language = use_language();
    let looked = use_state_eq(|| None::<Look>);
    let finalized = props.desk.as_ref().map(|desk| desk.finalized.is_some());
    let before = use_mut_ref(|| None::<bool>);
    use_effect_with(finalized, move |&finalized| {
        let before = before.replace(finalized);
        if before == Some(false) && finalized == Some(true) {
            // Before the eyes of the referent the page became another one.
            focus_and_center("referent-outcomes");
        }
    });
    let (Some(board), Some(desk)) = (&props.board, &props.desk) else {
        return html! { <Spinner /> };
    };
    let onlook = {
        let looked = looked.setter();
        Callback::from(move |look| looked.set(Some(look)))
    };
    let onclose = {
        let looked = looked.setter();
        Callback::from(move |()| looked.set(None))
    };
    html! {
        <>
            if desk.finalized.is_some() {
                <Results
                    id={props.id}
                    board={board.clone()}
                    desk={desk.clone()}
                    live={props.live}
                    ask={props.ask.clone()}
                    {onlook}
                />
            } else {
                <Preparation
                    id={props.id}
                    board={board.clone()}
                    desk={desk.clone()}
                    live={props.live}
                    ask={props.ask.clone()}
                    {onlook}
                />
            }
            { looked.and_then(|look| drawer((&language, props.id), (board, desk), look, onclose)).unwrap_or_default() }
        </>
    }
}

fn drawer(
    (language, session): (&LanguageHandle, SessionId),
    (board, desk): (&BoardState, &FinalizationView),
    (seat, focus): Look,
    onclose: Callback<()>,
) -> Option<Html> {
    let seated = board.seat(seat)?;
    let his = desk.seats.iter().find(|one| one.seat == seat)?;
    Some(html! {
        <TimelineDrawer
            {session}
            {seat}
            name={name_at(language, board, seat)}
            stamp={Stamp::of(&seated.card, desk)}
            decisive={Rc::<[u64]>::from(his.decision.events.as_slice())}
            {focus}
            {onclose}
        />
    })
}
