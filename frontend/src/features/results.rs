//! The results of a finalized session: publication, what everybody gets and why, files.

mod certificate;
pub mod documents;
mod measurement;
mod publication;
mod row;
mod rules_used;
mod table;

use std::rc::Rc;

use vigie_shared::ids::SessionId;
use vigie_shared::view::FinalizationView;
use yew::prelude::*;

use self::publication::Publication;
use self::table::ResultTable;
use super::finalization::Incidents;
use super::results::documents::Documents;
use crate::board::BoardState;
use crate::features::incident_review::TimelineFocus;
use crate::features::incident_review::TimelineRequest;
use crate::live::CommandRequest;

/// Properties of [`Results`].
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct ResultsProps {
    /// Session.
    pub id: SessionId,
    /// Who they are.
    pub board: BoardState,
    /// What they get.
    pub finalization: Rc<FinalizationView>,
    /// Will a command be sent at once?
    pub live: bool,
    /// Asks the session.
    pub request: Callback<CommandRequest>,
    /// Somebody's timeline is wanted.
    pub onlook: Callback<TimelineRequest>,
}

/// Publication first: it is what is left to do.
#[component]
pub fn Results(props: &ResultsProps) -> Html {
    html! {
        <>
            <Publication finalization={props.finalization.clone()} live={props.live} request={props.request.clone()} />
            <ResultTable
                id={props.id}
                board={props.board.clone()}
                finalization={props.finalization.clone()}
                onlook={props.onlook.clone()}
            />
            <Documents id={props.id} finalization={props.finalization.clone()} />
            <Incidents
                board={props.board.clone()}
                finalization={props.finalization.clone()}
                ontimeline={props.onlook.reform(|seat| (seat, TimelineFocus::Everything))}
            />
        </>
    }
}
