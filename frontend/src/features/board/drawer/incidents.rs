//! The incidents of a candidate, and a button to record another one.

use vigie_shared::access::Action;
use vigie_shared::ids::Seat;
use yew::prelude::*;

use crate::components::{Button, Icon};
use crate::features::board::context::use_board_context;
use crate::features::board::store::BoardState;
use crate::features::incident_recorder::IncidentRow;
use crate::i18n::use_language;

/// Properties of [`CandidateIncidents`].
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct CandidateIncidentsProps {
    pub board: BoardState,
    pub seat: Seat,
    /// Open the recorder for this candidate.
    pub onrecord: Callback<()>,
}

/// A button, and the incidents of this candidate, newest first.
#[component]
pub fn CandidateIncidents(props: &CandidateIncidentsProps) -> Html {
    let language = use_language();
    let context = use_board_context();
    let incidents = props
        .board
        .incidents()
        .iter()
        .rev()
        .filter(|incident| incident.seats.contains(&props.seat));
    html! {
        <section class="vigie-drawer__section">
            if context.can(Action::RecordIncident) {
                <Button
                    label={language.text("incident-record")}
                    icon={Icon::Flag}
                    opens_dialog=true
                    shortcut="i"
                    testid="drawer-incident"
                    onclick={props.onrecord.clone()}
                />
            }
            <ol class="vigie-incident-list">
                { for incidents.map(|incident| html! {
                    <IncidentRow
                        key={usize::from(incident.id.0)}
                        board={props.board.clone()}
                        incident={incident.clone()}
                    />
                }) }
            </ol>
        </section>
    }
}
