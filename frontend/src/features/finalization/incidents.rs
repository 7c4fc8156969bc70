//! All incidents of the session.

use std::rc::Rc;

use vigie_shared::ids::{Seat, SessionId};
use vigie_shared::session::{ActorName, Incident};
use vigie_shared::view::FinalizationView;
use yew::prelude::*;

use crate::components::Icon;
use crate::features::board::{BoardState, name_at};
use crate::features::candidate_editor::{CorrectionDialog, CorrectionTarget};
use crate::features::incident_review::{IncidentCard, IncidentPeople};
use crate::i18n::use_language;
use crate::live::CommandRequest;

/// Properties of [`Incidents`].
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct IncidentsProps {
    pub board: BoardState,
    pub finalization: Rc<FinalizationView>,
    /// The session is finalized: only what was left open on purpose can still be resolved.
    #[prop_or_default]
    pub closed: bool,
    pub request: Callback<CommandRequest>,
    /// The timeline of a candidate was requested.
    pub ontimeline: Callback<Seat>,
    /// The session, where incidents can be settled by a correction.
    pub session: SessionId,
}

/// In the order they were recorded: one that is resolved stays where it is.
#[component]
pub fn Incidents(props: &IncidentsProps) -> Html {
    let language = use_language();
    let incidents = &props.finalization.incidents;
    let correcting = use_state_eq(|| None::<CorrectionTarget>);
    let oncorrect = {
        let (correcting, can_decide) = (correcting.setter(), !props.closed);
        can_decide.then(|| Callback::from(move |target| correcting.set(Some(target))))
    };
    let onclose = use_callback(correcting.setter(), |(), correcting| correcting.set(None));
    // A deleted incident is shown and does not count.
    let counted = incidents.iter().filter(|one| !one.is_deleted()).count();
    let open = incidents.iter().filter(|one| one.is_open()).count();
    let people = |incident: &Incident| {
        IncidentPeople::of(incident, |seat| Some(name_at(&props.board, seat)))
    };
    html! {
        <section class="vigie-section" aria-labelledby="referent-incidents-title">
            <h2 id="referent-incidents-title">{ language.text("referent-incidents-title") }</h2>
            if incidents.is_empty() {
                <p class="vigie-subtle" data-testid="referent-no-incidents">
                    { Icon::Check }{ " " }{ language.text("referent-no-incidents") }
                </p>
            } else {
                <p role="status" class="vigie-subtle">
                    { language.text_with(
                        "referent-incidents-count",
                        &[("count", counted.into()), ("open", open.into())],
                    ) }
                </p>
                <ul class="vigie-list" data-testid="referent-incidents">
                    { for incidents.iter().map(|incident| html! {
                        <li key={incident.id.0}>
                            <IncidentCard
                                incident={incident.clone()}
                                name={incident.id.to_string()}
                                people={people(incident)}
                                others_of_author={others_of_author(incidents, incident)}
                                request={(!props.closed || incident.carried_over && incident.is_open()).then(|| props.request.clone())}
                                ontimeline={props.ontimeline.clone()}
                                session={props.session}
                                oncorrect={oncorrect.clone()}
                            />
                        </li>
                    }) }
                </ul>
            }
            if let Some(target) = *correcting {
                <CorrectionDialog {target} {onclose} />
            }
        </section>
    }
}

/// How many other open incidents the author of this one recorded: a flood of them is resolved
/// at once. Those of alerts are not among them.
fn others_of_author(incidents: &[Incident], of: &Incident) -> usize {
    let is_person = matches!(of.by, ActorName::Invigilator(_) | ActorName::Referent(_));
    let others = incidents.iter().filter(|other| {
        other.id != of.id
            && other.is_open()
            && other.alert.is_none()
            && other.by.is_same_person(&of.by)
    });
    if is_person { others.count() } else { 0 }
}
