//! All incidents of the session.

use std::rc::Rc;

use vigie_shared::session::IncidentState;
use vigie_shared::view::Desk;
use yew::prelude::*;

use super::incident::IncidentRow;
use crate::board::{BoardState, full_name};
use crate::i18n::use_language;
use crate::referent::session::ask::Ask;
use crate::ui::Mark;

/// Properties of [`Incidents`].
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct IncidentsProps {
    /// For the names.
    pub board: BoardState,
    /// For the incidents.
    pub desk: Rc<Desk>,
    /// Asks the session; without it nothing can be resolved any more.
    #[prop_or_default]
    pub ask: Option<Callback<Ask>>,
}

/// In the order they were recorded: one that is resolved stays where it is.
#[component]
pub fn Incidents(props: &IncidentsProps) -> Html {
    let language = use_language();
    let incidents = &props.desk.incidents;
    let open = incidents
        .iter()
        .filter(|one| one.state == IncidentState::Open)
        .count();
    let names = |incident: &vigie_shared::session::Incident| {
        let name = |seat| {
            props
                .board
                .seat(seat)
                .map(|seated| full_name(&seated.person))
        };
        let names: Vec<String> = incident
            .seats
            .iter()
            .filter_map(|seat| name(*seat))
            .collect();
        names.join(", ")
    };
    html! {
        <section class="ref-card" aria-labelledby="referent-incidents-title">
            <h2 id="referent-incidents-title">{ language.text("referent-incidents-title") }</h2>
            if incidents.is_empty() {
                <p class="ref-subtle" data-testid="referent-no-incidents">
                    { Mark::Check }{ " " }{ language.text("referent-no-incidents") }
                </p>
            } else {
                <p role="status" class="ref-subtle">
                    { language.text_with(
                        "referent-incidents-count",
                        &[("count", incidents.len().into()), ("open", open.into())],
                    ) }
                </p>
                <ul class="ref-list" data-testid="referent-incidents">
                    { for incidents.iter().map(|incident| html! {
                        <IncidentRow
                            key={incident.id.0}
                            incident={incident.clone()}
                            names={names(incident)}
                            ask={props.ask.clone()}
                        />
                    }) }
                </ul>
            }
        </section>
    }
}
