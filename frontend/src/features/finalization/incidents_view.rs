//! The tab of incidents; beside it the timeline of a candidate.

use std::rc::Rc;

use vigie_shared::ids::SessionId;
use vigie_shared::view::FinalizationView;
use yew::prelude::*;

use super::drawer;
use super::incidents::{IncidentTarget, Incidents};
use crate::components::Spinner;
use crate::features::board::BoardState;
use crate::features::incident_review::{TimelineFocus, TimelineRequest};
use crate::live::CommandRequest;

/// Properties of [`IncidentsView`].
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct IncidentsViewProps {
    pub id: SessionId,
    /// None until the first snapshot.
    pub board: Option<BoardState>,
    /// None until the first snapshot.
    pub finalization: Option<Rc<FinalizationView>>,
    pub request: Callback<CommandRequest>,
    /// The incident that somebody came for.
    pub target: Option<IncidentTarget>,
}

/// The list once it is known.
#[component]
pub fn IncidentsView(props: &IncidentsViewProps) -> Html {
    let looked = use_state_eq(|| None::<TimelineRequest>);
    let (Some(board), Some(finalization)) = (&props.board, &props.finalization) else {
        return html! { <Spinner /> };
    };
    let ontimeline = {
        let looked = looked.setter();
        Callback::from(move |seat| looked.set(Some((seat, TimelineFocus::Everything))))
    };
    let onclose = {
        let looked = looked.setter();
        Callback::from(move |()| looked.set(None))
    };
    let timeline = looked.and_then(|look| drawer(props.id, (board, finalization), look, onclose));
    html! {
        <>
            <Incidents
                session={props.id}
                board={board.clone()}
                finalization={finalization.clone()}
                request={props.request.clone()}
                {ontimeline}
                target={props.target}
            />
            { timeline.unwrap_or_default() }
        </>
    }
}
