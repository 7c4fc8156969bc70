//! Before finalization: what is missing, and the candidates.

use std::collections::BTreeSet;
use std::rc::Rc;

use vigie_shared::ids::{IncidentId, Seat, SessionId};
use vigie_shared::session::FinalizationBlocker;
use vigie_shared::view::FinalizationView;
use yew::prelude::*;

use super::candidates::Candidates;
use super::panel::Panel;
use crate::features::board::BoardState;
use crate::features::finalization::filter::CandidateFilter;
use crate::features::finalization::row_ids::seat_row;
use crate::features::incident_review::TimelineRequest;
use crate::features::results::documents::Documents;
use crate::focus::focus_and_center;
use crate::live::CommandRequest;

/// Properties of [`Preparation`].
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct PreparationProps {
    pub id: SessionId,
    /// Number of the session, typed where a finalization is out of the ordinary.
    pub number: u32,
    pub board: BoardState,
    /// Outcomes as they would be, and what is missing.
    pub finalization: Rc<FinalizationView>,
    /// Whether there is a connection: without one, commands wait.
    pub live: bool,
    pub request: Callback<CommandRequest>,
    /// The timeline of a candidate was requested.
    pub ontimeline: Callback<TimelineRequest>,
    /// An incident was asked for.
    pub onincident: Callback<IncidentId>,
    /// The way to call the session off, where nobody has started.
    pub call_off: Html,
}

/// What is missing on one side, what it is about on the other.
#[component]
pub fn Preparation(props: &PreparationProps) -> Html {
    let end_running = use_state_eq(|| false);
    let show = use_state_eq(|| CandidateFilter::All);
    let search = use_state_eq(AttrValue::default);
    // A number beside the id, so that the same row can be gone to twice.
    let target = use_state(|| (0_u32, None::<String>));
    use_effect_with((*target).clone(), |(_, id)| {
        if let Some(id) = id {
            focus_and_center(id);
        }
    });
    let go = {
        let (show, search, target) = (show.setter(), search.setter(), target.clone());
        let onincident = props.onincident.clone();
        Callback::from(move |missing: FinalizationBlocker| match missing {
            FinalizationBlocker::TestRunning { seat }
            | FinalizationBlocker::OpenAlert { seat }
            | FinalizationBlocker::AbortReason { seat } => {
                // The row may be one that is not listed now.
                show.set(CandidateFilter::All);
                search.set(AttrValue::default());
                target.set((target.0 + 1, Some(seat_row(seat))));
            }
            FinalizationBlocker::OpenIncident { incident }
            | FinalizationBlocker::UnsettledIncident { incident } => onincident.emit(incident),
        })
    };
    let finalization = &props.finalization;
    let missing = if *end_running {
        &finalization.blockers_if_ended
    } else {
        &finalization.blockers
    };
    let on_end_running = {
        let setter = end_running.setter();
        Callback::from(move |on| setter.set(on))
    };
    let onshow = {
        let setter = show.setter();
        Callback::from(move |filter| setter.set(filter))
    };
    let onsearch = {
        let setter = search.setter();
        Callback::from(move |text: String| setter.set(text.into()))
    };
    html! {
        <div class="vigie-finalize">
            <Panel
                number={props.number}
                board={props.board.clone()}
                finalization={finalization.clone()}
                missing={Rc::<[FinalizationBlocker]>::from(missing.as_slice())}
                end_running={*end_running}
                {on_end_running}
                live={props.live}
                request={props.request.clone()}
                {go}
                call_off={props.call_off.clone()}
            />
            <div class="vigie-finalize__lists">
                <Candidates
                    board={props.board.clone()}
                    finalization={finalization.clone()}
                    missing={Rc::new(seats(missing))}
                    end_running={*end_running}
                    show={*show}
                    {onshow}
                    search={(*search).clone()}
                    {onsearch}
                    request={props.request.clone()}
                    ontimeline={props.ontimeline.clone()}
                />
                <Documents id={props.id} finalization={finalization.clone()} />
            </div>
        </div>
    }
}

/// The seats for which finalization waits.
fn seats(missing: &[FinalizationBlocker]) -> BTreeSet<Seat> {
    let seat = |missing: &FinalizationBlocker| match missing {
        FinalizationBlocker::TestRunning { seat }
        | FinalizationBlocker::OpenAlert { seat }
        | FinalizationBlocker::AbortReason { seat } => Some(*seat),
        FinalizationBlocker::OpenIncident { .. }
        | FinalizationBlocker::UnsettledIncident { .. } => None,
    };
    missing.iter().filter_map(seat).collect()
}
