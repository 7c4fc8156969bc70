//! The results of a finalized session: publication, outcomes and their reasons, files.

mod certificate;
mod decision;
pub mod documents;
mod measurement;
mod publication;
mod row;
mod rules_used;
mod table;

use std::rc::Rc;

use vigie_shared::ids::SessionId;
use vigie_shared::session::ActorName;
use vigie_shared::view::FinalizationView;
use yew::prelude::*;

use self::decision::WaitingProposals;
use self::publication::Publication;
use self::table::ResultTable;
use super::results::documents::Documents;
use crate::features::board::BoardState;
use crate::features::incident_review::TimelineRequest;
use crate::live::CommandRequest;

/// Properties of [`Results`].
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct ResultsProps {
    pub id: SessionId,
    /// Who looks.
    pub me: ActorName,
    pub board: BoardState,
    pub finalization: Rc<FinalizationView>,
    /// Whether there is a connection: without one, commands wait.
    pub live: bool,
    pub request: Callback<CommandRequest>,
    /// The timeline of a candidate was requested.
    pub ontimeline: Callback<TimelineRequest>,
}

/// Publication first, then what waits for a second person.
#[component]
pub fn Results(props: &ResultsProps) -> Html {
    html! {
        <>
            <Publication finalization={props.finalization.clone()} live={props.live} request={props.request.clone()} />
            <WaitingProposals
                me={props.me.clone()}
                board={props.board.clone()}
                finalization={props.finalization.clone()}
                request={props.request.clone()}
            />
            <ResultTable
                id={props.id}
                board={props.board.clone()}
                finalization={props.finalization.clone()}
                request={props.request.clone()}
                ontimeline={props.ontimeline.clone()}
            />
            <Documents id={props.id} finalization={props.finalization.clone()} />
        </>
    }
}
