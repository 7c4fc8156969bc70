//! What is missing, the candidates and the incidents; the results once they are decided.

mod abort;
mod blockers;
mod candidate;
mod candidates;
mod confirm;
mod evidence;
pub mod filter;
mod forecast;
mod incident_filter;
mod incidents;
mod incidents_view;
pub mod outcome_counts;
mod pace;
mod panel;
mod preparation;
mod progress;
mod remark;
mod row_ids;
mod settle;
mod signals;
mod suggested_reason;
mod suggestions;

pub use incidents::IncidentTarget;
pub use incidents_view::IncidentsView;

use std::rc::Rc;

use vigie_shared::ids::{IncidentId, SessionId};
use vigie_shared::session::ActorName;
use vigie_shared::view::FinalizationView;
use yew::prelude::*;

use self::preparation::Preparation;
pub use self::progress::CommandProgress;
use super::results::Results;
use crate::components::Spinner;
use crate::features::board::{BoardState, name_at};
use crate::features::incident_review::{TimelineDrawer, TimelineRequest, TimelineRevision};
use crate::focus::focus_and_center;
use crate::live::CommandRequest;

/// Properties of [`FinalizeView`].
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct FinalizeViewProps {
    pub id: SessionId,
    /// Number of the session.
    pub number: u32,
    /// Who looks: decisions about fraud need another person.
    pub me: ActorName,
    /// None until the first snapshot.
    pub board: Option<BoardState>,
    /// None until the first snapshot.
    pub finalization: Option<Rc<FinalizationView>>,
    /// Whether there is a connection: without one, commands wait.
    pub live: bool,
    pub request: Callback<CommandRequest>,
    /// An incident was asked for: it stands in a tab of its own.
    pub onincident: Callback<IncidentId>,
    /// The way to call the session off, where nobody has started.
    #[prop_or_default]
    pub call_off: Html,
}

/// The preparation, or the results once they are decided; beside it the timeline of a candidate.
#[component]
pub fn FinalizeView(props: &FinalizeViewProps) -> Html {
    let looked = use_state_eq(|| None::<TimelineRequest>);
    let finalized = props
        .finalization
        .as_ref()
        .map(|finalization| finalization.finalized.is_some());
    let before = use_mut_ref(|| None::<bool>);
    use_effect_with(finalized, move |&finalized| {
        let before = before.replace(finalized);
        if before == Some(false) && finalized == Some(true) {
            // The page has become another one while it was read.
            focus_and_center("referent-outcomes");
        }
    });
    let (Some(board), Some(finalization)) = (&props.board, &props.finalization) else {
        return html! { <Spinner /> };
    };
    let ontimeline = {
        let looked = looked.setter();
        Callback::from(move |look| looked.set(Some(look)))
    };
    let onclose = {
        let looked = looked.setter();
        Callback::from(move |()| looked.set(None))
    };
    html! {
        <>
            if finalization.finalized.is_some() {
                <Results
                    id={props.id}
                    me={props.me.clone()}
                    board={board.clone()}
                    finalization={finalization.clone()}
                    live={props.live}
                    request={props.request.clone()}
                    {ontimeline}
                />
            } else {
                <Preparation
                    id={props.id}
                    number={props.number}
                    board={board.clone()}
                    finalization={finalization.clone()}
                    live={props.live}
                    request={props.request.clone()}
                    {ontimeline}
                    onincident={props.onincident.clone()}
                    call_off={props.call_off.clone()}
                />
            }
            { looked.and_then(|look| drawer(props.id, (board, finalization), look, onclose)).unwrap_or_default() }
        </>
    }
}

fn drawer(
    session: SessionId,
    (board, finalization): (&BoardState, &FinalizationView),
    (seat, focus): TimelineRequest,
    onclose: Callback<()>,
) -> Option<Html> {
    let seated = board.seat(seat)?;
    let review = finalization.seats.iter().find(|one| one.seat == seat)?;
    Some(html! {
        <TimelineDrawer
            {session}
            {seat}
            name={name_at(board, seat)}
            stamp={TimelineRevision::of(&seated.card, finalization)}
            decisive={Rc::<[u64]>::from(review.decision.events.as_slice())}
            {focus}
            {onclose}
        />
    })
}
