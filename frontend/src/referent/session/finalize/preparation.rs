//! Before finalization: what is missing, the candidates, the incidents.

use std::collections::BTreeSet;
use std::rc::Rc;

use vigie_shared::ids::{Seat, SessionId};
use vigie_shared::session::FinalizationBlocker;
use vigie_shared::view::FinalizationView;
use yew::prelude::*;

use super::Look;
use super::candidates::Candidates;
use super::panel::Panel;
use crate::components::focus_and_center;
use crate::features::board::BoardState;
use crate::referent::ask::Ask;
use crate::referent::incident::Focus;
use crate::referent::session::documents::Documents;
use crate::referent::session::filter::Show;
use crate::referent::session::incidents::Incidents;
use crate::referent::session::rows::{incident_row, seat_row};

/// Properties of [`Preparation`].
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct PreparationProps {
    /// Session.
    pub id: SessionId,
    /// The board.
    pub board: BoardState,
    /// The rest of the desk.
    pub desk: Rc<FinalizationView>,
    /// Will a command be sent at once?
    pub live: bool,
    /// Asks the session.
    pub ask: Callback<Ask>,
    /// Somebody's timeline is wanted.
    pub onlook: Callback<Look>,
}

/// What is missing on one side, what it is about on the other.
#[component]
pub fn Preparation(props: &PreparationProps) -> Html {
    let end_running = use_state_eq(|| false);
    let show = use_state_eq(|| Show::All);
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
        Callback::from(move |missing: FinalizationBlocker| {
            // The row may be one that is not listed now.
            show.set(Show::All);
            search.set(AttrValue::default());
            let id = match missing {
                FinalizationBlocker::TestRunning { seat }
                | FinalizationBlocker::AbortReason { seat } => seat_row(seat),
                FinalizationBlocker::OpenIncident { incident } => incident_row(incident),
            };
            target.set((target.0 + 1, Some(id)));
        })
    };
    let desk = &props.desk;
    let missing = if *end_running {
        &desk.blockers_if_ended
    } else {
        &desk.blockers
    };
    let on_end_running = {
        let setter = end_running.setter();
        Callback::from(move |on| setter.set(on))
    };
    let onshow = {
        let setter = show.setter();
        Callback::from(move |wanted| setter.set(wanted))
    };
    let onsearch = {
        let setter = search.setter();
        Callback::from(move |text: String| setter.set(text.into()))
    };
    html! {
        <div class="vigie-finalize">
            <Panel
                board={props.board.clone()}
                desk={desk.clone()}
                missing={Rc::<[FinalizationBlocker]>::from(missing.as_slice())}
                end_running={*end_running}
                {on_end_running}
                live={props.live}
                ask={props.ask.clone()}
                {go}
            />
            <div class="vigie-finalize__lists">
                <Candidates
                    board={props.board.clone()}
                    desk={desk.clone()}
                    missing={Rc::new(seats(missing))}
                    end_running={*end_running}
                    show={*show}
                    {onshow}
                    search={(*search).clone()}
                    {onsearch}
                    ask={props.ask.clone()}
                    onlook={props.onlook.clone()}
                />
                <Incidents
                    board={props.board.clone()}
                    desk={desk.clone()}
                    ask={props.ask.clone()}
                    ontimeline={props.onlook.reform(|seat| (seat, Focus::Everything))}
                />
                <Documents id={props.id} desk={desk.clone()} />
            </div>
        </div>
    }
}

/// Those about whom something is missing.
fn seats(missing: &[FinalizationBlocker]) -> BTreeSet<Seat> {
    let seat = |missing: &FinalizationBlocker| match missing {
        FinalizationBlocker::TestRunning { seat } | FinalizationBlocker::AbortReason { seat } => {
            Some(*seat)
        }
        FinalizationBlocker::OpenIncident { .. } => None,
    };
    missing.iter().filter_map(seat).collect()
}
