//! The results of a finalized session: publication, what everybody gets and why, files.

mod certificate;
mod levels;
mod measurement;
mod publication;
mod row;
mod table;
mod why;

use std::rc::Rc;

use vigie_shared::ids::SessionId;
use vigie_shared::view::FinalizationView;
use yew::prelude::*;

use self::publication::Publication;
use self::table::ResultTable;
use super::documents::Documents;
use super::finalize::Look;
use super::incidents::Incidents;
use crate::features::board::BoardState;
use crate::referent::ask::Ask;
use crate::referent::incident::Focus;

/// Properties of [`Results`].
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct ResultsProps {
    /// Session.
    pub id: SessionId,
    /// Who they are.
    pub board: BoardState,
    /// What they get.
    pub desk: Rc<FinalizationView>,
    /// Will a command be sent at once?
    pub live: bool,
    /// Asks the session.
    pub ask: Callback<Ask>,
    /// Somebody's timeline is wanted.
    pub onlook: Callback<Look>,
}

/// Publication first: it is what is left to do.
#[component]
pub fn Results(props: &ResultsProps) -> Html {
    html! {
        <>
            <Publication desk={props.desk.clone()} live={props.live} ask={props.ask.clone()} />
            <ResultTable
                id={props.id}
                board={props.board.clone()}
                desk={props.desk.clone()}
                onlook={props.onlook.clone()}
            />
            <Documents id={props.id} desk={props.desk.clone()} />
            <Incidents
                board={props.board.clone()}
                desk={props.desk.clone()}
                ontimeline={props.onlook.reform(|seat| (seat, Focus::Everything))}
            />
        </>
    }
}
