//! One incident.

use vigie_shared::ids::{Seat, SessionId};
use vigie_shared::session::{Incident, IncidentCategory, IncidentResolution, IncidentState};
use vigie_shared::time::MINUTE;
use yew::prelude::*;

use super::credited::Credited;
use super::moments::Moments;
use super::on_its_way::DecisionOnItsWay;
use super::reopen::Reopen;
use super::resolve::{OthersOfAuthor, Resolve};
use super::state::StateView;
use super::{IncidentPeople, incident_row};
use crate::components::{Alert, AlertVariant, Button, ButtonSize, ButtonVariant, Icon};
use crate::features::board::category_label;
use crate::features::candidate_editor::CorrectionTarget;
use crate::format::{self, Rounding};
use crate::i18n::{LanguageHandle, use_language};
use crate::live::{CommandDelivery, CommandRequest};

/// Timelines are offered one by one to so many; a whole room has them in its list.
const FEW: usize = 3;

/// Properties of [`IncidentCard`].
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct IncidentCardProps {
    pub incident: Incident,
    /// What it is called on this page: the beginning of ids. Its number, where one session
    /// is shown.
    pub name: AttrValue,
    /// The candidates it is about.
    pub people: IncidentPeople,
    /// Asks the session; without it nothing can be decided any more.
    #[prop_or_default]
    pub request: Option<Callback<CommandRequest>>,
    /// The timeline of a candidate was requested.
    #[prop_or_default]
    pub ontimeline: Option<Callback<Seat>>,
    /// Other open incidents of the same author that can be resolved with it.
    #[prop_or_default]
    pub others_of_author: OthersOfAuthor,
    /// Opens the form of the candidate, which corrects them and upholds the incident.
    #[prop_or_default]
    pub oncorrect: Option<Callback<CorrectionTarget>>,
    /// The session it belongs to, where it can be corrected.
    #[prop_or_default]
    pub session: Option<SessionId>,
    /// Where it belongs, above what happened.
    #[prop_or_default]
    pub children: Html,
}

/// What happened, to whom, what was going on, who says so, where it stands, and the way
/// to decide it or to reopen it.
#[component]
pub fn IncidentCard(props: &IncidentCardProps) -> Html {
    let language = use_language();
    let incident = &props.incident;
    let moments_id = format!("referent-moments-{}", props.name);
    let open = use_state_eq(|| false);
    let delivery = use_context::<CommandDelivery>();
    let (deciding, reopening) = (use_state_eq(|| false), use_state_eq(|| false));
    let opened = |form: &UseStateHandle<bool>| {
        let form = form.setter();
        Callback::from(move |open| form.set(open))
    };
    let forms = DecisionForms {
        deciding: *deciding,
        ondeciding: opened(&deciding),
        reopening: *reopening,
        onreopening: opened(&reopening),
    };
    let turn = {
        let open = open.clone();
        Callback::from(move |()| open.set(!*open))
    };
    let (names, more) = props.people.listed();
    let deleted = incident.is_deleted().then_some("vigie-list-item--deleted");
    let missing = incident.blocks().then_some("vigie-list-item--missing");
    // Of one candidate at once; of a room when they are asked for.
    let one = incident.snapshots.len() == 1;
    html! {
        <div
            id={incident_row(&props.name)}
            tabindex="-1"
            class={classes!("vigie-list-item", "vigie-list-item--incident", missing, deleted)}
            data-testid="referent-incident"
            data-incident={props.name.clone()}
        >
            <div class="vigie-list-item__who">
                { props.children.clone() }
                <h3>
                    <span class="vigie-list-item__seat">{ incident.category.code() }</span>
                    { " " }
                    <span class="vigie-struck">{ category_label(&language, incident.category) }</span>
                </h3>
                <p>
                    <strong>{ names }</strong>
                    if more > 0 {
                        { " " }{ language.text_with("referent-and-others", &[("count", more.into())]) }
                    }
                    if let Some(number) = incident.number {
                        { " – " }
                        { language.text_with("referent-question", &[("number", number.into())]) }
                    }
                </p>
                if !incident.description.is_empty() {
                    <p class="vigie-lines vigie-struck">{ &incident.description }</p>
                }
                <p>{ Icon::Clock }{ " " }{ when(&language, incident) }</p>
                <p class="vigie-subtle">{ format::actor_and_time(&language, &incident.by, incident.at) }</p>
            </div>
            <StateView incident={incident.clone()} />
            <div class="vigie-list-item__more">
                if one {
                    <Moments moments={incident.snapshots.clone()} people={props.people.clone()} />
                } else if !incident.snapshots.is_empty() {
                    <Button
                        label={language.text("referent-moments")}
                        testid="referent-moments-toggle"
                        variant={ButtonVariant::Link}
                        size={ButtonSize::Small}
                        expands={(AttrValue::from(moments_id.clone()), *open)}
                        onclick={turn}
                    />
                    <div id={moments_id}>
                        if *open {
                            <Moments moments={incident.snapshots.clone()} people={props.people.clone()} />
                        }
                    </div>
                }
                if incident.category == IncidentCategory::R1 {
                    <Credited credited={incident.credited.clone()} people={props.people.clone()} />
                }
                { timelines(&language, props) }
            </div>
            { correct(&language, props) }
            { decide(&language, props, forms, delivery) }
        </div>
    }
}

/// *Correct and uphold*, of an open incident about the identity or the extra time of one
/// candidate.
fn correct(language: &LanguageHandle, props: &IncidentCardProps) -> Html {
    let incident = &props.incident;
    let is_correction = incident.category.asks_for_correction();
    let (Some(oncorrect), Some(session), [seat], true) = (
        &props.oncorrect,
        props.session,
        &incident.seats[..],
        is_correction && incident.is_open(),
    ) else {
        return Html::default();
    };
    let target = CorrectionTarget {
        session,
        seat: *seat,
        incident: incident.id,
    };
    html! {
        <div class="vigie-list-item__act">
            <Button
                label={language.text("candidate-correct-yes")}
                testid="referent-correct"
                variant={ButtonVariant::Primary}
                icon={Icon::Pencil}
                size={ButtonSize::Small}
                onclick={oncorrect.reform(move |()| target)}
            />
        </div>
    }
}

/// The interval; for an instant just that.
fn when(language: &LanguageHandle, incident: &Incident) -> String {
    let when = incident.when;
    let from = format::hour_and_minute(language, when.from);
    if when.length() < MINUTE {
        return language.text_with("referent-at", &[("at", from.into())]);
    }
    language.text_with(
        "referent-interval",
        &[
            ("from", from.into()),
            ("to", format::hour_and_minute(language, when.to).into()),
            (
                "length",
                format::duration(language, when.length(), Rounding::Down).into(),
            ),
        ],
    )
}

fn timelines(language: &LanguageHandle, props: &IncidentCardProps) -> Html {
    let Some(ontimeline) = &props.ontimeline else {
        return Html::default();
    };
    if props.people.0.len() > FEW {
        return Html::default();
    }
    let link = |(seat, name): &(Seat, AttrValue)| {
        let args = [("name", name.as_str().into())];
        let seat = *seat;
        html! {
            <Button
                label={language.text_with("referent-timeline-of", &args)}
                testid="referent-timeline-open"
                variant={ButtonVariant::Link}
                icon={Icon::Clipboard}
                size={ButtonSize::Small}
                onclick={ontimeline.reform(move |()| seat)}
            />
        }
    };
    html! { <div class="vigie-row">{ for props.people.0.iter().map(link) }</div> }
}

/// Which forms of an incident are open.
struct DecisionForms {
    deciding: bool,
    ondeciding: Callback<bool>,
    reopening: bool,
    onreopening: Callback<bool>,
}

/// The way to decide, or to take a decision back. While a decision is on its way and its form was
/// left, that is said instead. A form that is open stays open when somebody else
/// decides meanwhile, with what was typed in it.
fn decide(
    language: &LanguageHandle,
    props: &IncidentCardProps,
    forms: DecisionForms,
    delivery: Option<CommandDelivery>,
) -> Html {
    let Some(request) = &props.request else {
        return Html::default();
    };
    let incident = &props.incident;
    let (id, name) = (incident.id, props.name.clone());
    let is_open = forms.deciding || forms.reopening;
    let on_its_way = |delivery: &CommandDelivery| delivery.pending.about_incident(id).is_some();
    if let Some(delivery) = delivery.filter(|delivery| !is_open && on_its_way(delivery)) {
        return html! { <DecisionOnItsWay incident={id} {delivery} /> };
    }
    let overtaken = match &incident.state {
        IncidentState::Resolved { how, by, .. } if forms.deciding => Some((*how, by)),
        _ => None,
    };
    let reopens = match &incident.state {
        // What handling the alert resolved stays so: the alert is over.
        IncidentState::Resolved { how, .. } => *how != IncidentResolution::Automatic,
        IncidentState::Open | IncidentState::Deleted { .. } => false,
    };
    html! {
        <>
            if let Some((how, by)) = overtaken {
                <Alert variant={AlertVariant::Info} testid="referent-overtaken">
                    { language.text_with(
                        "referent-overtaken",
                        &[
                            ("by", format::actor(language, by).into()),
                            ("how", format::resolution(language, how).into()),
                        ],
                    ) }
                </Alert>
            }
            if reopens {
                <Reopen
                    {id}
                    name={name.clone()}
                    request={request.clone()}
                    onopen={forms.onreopening}
                />
            }
            if incident.is_open() || overtaken.is_some() {
                <Resolve
                    {id}
                    {name}
                    category={incident.category}
                    others_of_author={props.others_of_author}
                    request={request.clone()}
                    ondeciding={forms.ondeciding}
                />
            }
        </>
    }
}
