//! All incidents of the session, in a tab of their own.

use std::rc::Rc;

use vigie_shared::ids::{IncidentId, Seat, SessionId};
use vigie_shared::session::{ActorName, Incident};
use vigie_shared::view::FinalizationView;
use web_sys::HtmlSelectElement;
use yew::prelude::*;

use super::incident_filter::{IncidentFilter, ListOrder};
use super::row_ids::incident_row;
use crate::components::{Icon, filter_event};
use crate::features::board::{BoardState, name_at};
use crate::features::candidate_editor::{CorrectionDialog, CorrectionTarget};
use crate::features::incident_review::{IncidentCard, IncidentPeople, OthersOfAuthor};
use crate::focus::focus_and_center;
use crate::i18n::use_language;
use crate::live::CommandRequest;

/// An incident that the page is asked to show; the number tells two requests for it apart.
pub type IncidentTarget = (u32, IncidentId);

/// Properties of [`Incidents`].
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct IncidentsProps {
    pub board: BoardState,
    pub finalization: Rc<FinalizationView>,
    pub request: Callback<CommandRequest>,
    /// The timeline of a candidate was requested.
    pub ontimeline: Callback<Seat>,
    /// The session, where incidents can be settled by a correction.
    pub session: SessionId,
    /// The one that somebody came for.
    #[prop_or_default]
    pub target: Option<IncidentTarget>,
}

/// Open ones first, as they were when the tab was opened: one that is decided stays where it is.
#[component]
pub fn Incidents(props: &IncidentsProps) -> Html {
    let language = use_language();
    let incidents = &props.finalization.incidents;
    let closed = props.finalization.finalized.is_some();
    let show = use_state_eq(|| IncidentFilter::All);
    let order = use_state_eq(|| ListOrder::of(incidents));
    use_target(props.target, &show);
    let correcting = use_state_eq(|| None::<CorrectionTarget>);
    let oncorrect = {
        let correcting = correcting.setter();
        (!closed).then(|| Callback::from(move |target| correcting.set(Some(target))))
    };
    let onclose = use_callback(correcting.setter(), |(), correcting| correcting.set(None));
    let onshow = {
        let (show, order, now) = (show.setter(), order.setter(), props.finalization.clone());
        Callback::from(move |filter| {
            show.set(filter);
            order.set(ListOrder::of(&now.incidents));
        })
    };
    let people = |incident: &Incident| {
        IncidentPeople::of(incident, |seat| Some(name_at(&props.board, seat)))
    };
    let card = |incident: &Incident| {
        // After the finalization only what was left open on purpose can still be resolved.
        let can_decide = !closed || incident.carried_over && incident.is_open();
        html! {
            <li key={incident.id.0}>
                <IncidentCard
                    incident={incident.clone()}
                    name={incident.id.to_string()}
                    people={people(incident)}
                    others_of_author={others_of_author(incidents, incident)}
                    request={can_decide.then(|| props.request.clone())}
                    ontimeline={props.ontimeline.clone()}
                    session={props.session}
                    oncorrect={oncorrect.clone()}
                />
            </li>
        }
    };
    html! {
        <section class="vigie-section" aria-labelledby="referent-incidents-title">
            <IncidentsHead finalization={props.finalization.clone()} show={*show} {onshow} />
            if incidents.is_empty() {
                <p class="vigie-subtle" data-testid="referent-no-incidents">
                    { Icon::Check }{ " " }{ language.text("referent-no-incidents") }
                </p>
            } else {
                <ul class="vigie-list" data-testid="referent-incidents">
                    { for order.listed(incidents, *show).into_iter().map(card) }
                </ul>
            }
            if let Some(target) = *correcting {
                <CorrectionDialog {target} {onclose} />
            }
        </section>
    }
}

/// Shows the incident that somebody came for, whatever the filter was, with the focus on it.
#[hook]
fn use_target(target: Option<IncidentTarget>, show: &UseStateHandle<IncidentFilter>) {
    let show = show.setter();
    use_effect_with(target, move |target| {
        if let Some((_, id)) = target {
            show.set(IncidentFilter::All);
            focus_and_center(&incident_row(*id));
        }
    });
}

#[derive(Debug, Clone, PartialEq, Properties)]
struct IncidentsHeadProps {
    finalization: Rc<FinalizationView>,
    show: IncidentFilter,
    onshow: Callback<IncidentFilter>,
}

/// How many there are, and which are listed.
#[component]
fn IncidentsHead(props: &IncidentsHeadProps) -> Html {
    let language = use_language();
    let incidents = &props.finalization.incidents;
    // A deleted incident is shown and does not count.
    let counted = incidents.iter().filter(|one| !one.is_deleted()).count();
    let open = incidents.iter().filter(|one| one.is_open()).count();
    let onshow = filter_event(&props.onshow, |event: Event| {
        IncidentFilter::of_code(&event.target_dyn_into::<HtmlSelectElement>()?.value())
    });
    let option = |filter: IncidentFilter| {
        let count = incidents.iter().filter(|one| filter.matches(one)).count();
        let name = match filter {
            IncidentFilter::All => language.text("referent-incidents-all"),
            IncidentFilter::Blocking => language.text("referent-incidents-blocking"),
            IncidentFilter::Open => language.text("referent-incidents-open"),
            IncidentFilter::Decided => language.text("referent-incidents-decided"),
        };
        html! {
            <option value={filter.code()} selected={filter == props.show}>
                { format!("{name} ({count})") }
            </option>
        }
    };
    html! {
        <>
            <div class="vigie-section__head">
                <h2 id="referent-incidents-title">{ language.text("referent-incidents-title") }</h2>
                if !incidents.is_empty() {
                    <div class="vigie-filters">
                        <label class="vigie-select">
                            <span class="pf-v6-screen-reader">
                                { language.text("referent-incidents-show") }
                            </span>
                            <select data-testid="referent-incidents-show" onchange={onshow}>
                                { for IncidentFilter::ALL.into_iter().map(option) }
                            </select>
                        </label>
                    </div>
                }
            </div>
            if !incidents.is_empty() {
                <p role="status" class="vigie-subtle">
                    { language.text_with(
                        "referent-incidents-count",
                        &[("count", counted.into()), ("open", open.into())],
                    ) }
                </p>
            }
        </>
    }
}

/// How many other open incidents the author of this one recorded: a flood of them is resolved
/// at once. Those of alerts are not among them.
fn others_of_author(incidents: &[Incident], of: &Incident) -> OthersOfAuthor {
    let is_person = matches!(of.by, ActorName::Invigilator(_) | ActorName::Referent(_));
    if !is_person {
        return OthersOfAuthor::default();
    }
    let others = incidents.iter().filter(|other| {
        other.id != of.id
            && other.is_open()
            && other.alert.is_none()
            && other.by.is_same_person(&of.by)
    });
    let plain = |other: &&Incident| !other.category.asks_for_correction();
    OthersOfAuthor {
        all: others.clone().count(),
        plain: others.filter(plain).count(),
    }
}
