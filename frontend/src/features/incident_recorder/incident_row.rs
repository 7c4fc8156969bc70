//! One incident on record: category, candidates, time, author and state.

use vigie_shared::access::Action;
use vigie_shared::ids::Seat;
use vigie_shared::session::{ActorName, Command};
use vigie_shared::time::MINUTE;
use vigie_shared::view::{BoardIncident, BoardIncidentState};
use yew::prelude::*;

use super::candidate_picker::candidate_names;
use super::categories::category_summary;
use super::own_incidents::{is_own, is_own_to_delete};
use crate::components::{Button, ButtonSize, ButtonState, ButtonVariant, Icon};
use crate::features::board::{
    BoardContext, BoardState, name_at, pending_label, use_board_context, use_question_focus,
};
use crate::format::hour_and_minute;
use crate::i18n::{LanguageHandle, use_language};

/// Up to so many candidates are named, each with a link to the details.
const MAX_LINKS: usize = 3;

/// Properties of [`IncidentRow`].
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct IncidentRowProps {
    pub board: BoardState,
    pub incident: BoardIncident,
    /// Open the details of a candidate; none where they are open already.
    #[prop_or_default]
    pub onopen: Option<Callback<Seat>>,
}

/// People can delete their own incidents from here, while these are open.
#[component]
pub fn IncidentRow(props: &IncidentRowProps) -> Html {
    let language = use_language();
    let context = use_board_context();
    let incident = &props.incident;
    let (code, icon, state) = state_appearance(&language, incident.state);
    let can_delete =
        is_own_to_delete(incident, context.me.as_ref()) && context.can(Action::RecordIncident);
    html! {
        <li
            class={classes!("vigie-incident-row", format!("vigie-incident-row--{code}"))}
            data-testid="incident-row"
            data-incident={incident.id.to_string()}
            data-code={incident.category.code()}
            data-state={code}
        >
            <p class="vigie-incident-row__head">
                <b>{ incident.category.code() }</b>
                <span class="vigie-incident-row__summary">{ category_summary(&language, incident.category) }</span>
                <span class="vigie-incident-row__state">{ icon }{ state }</span>
            </p>
            { candidates(&language, props) }
            if !incident.description.is_empty() {
                <p class="vigie-incident-row__description">{ &incident.description }</p>
            }
            { facts(&language, &context, incident) }
            if can_delete {
                <DeleteIncident incident={incident.clone()} />
            }
        </li>
    }
}

/// Code, icon and label of a state.
fn state_appearance(
    language: &LanguageHandle,
    state: BoardIncidentState,
) -> (&'static str, Icon, String) {
    match state {
        BoardIncidentState::Open => ("open", Icon::Flag, language.text("incident-open")),
        BoardIncidentState::Resolved => (
            "resolved",
            Icon::CheckCircle,
            language.text("incident-resolved"),
        ),
        BoardIncidentState::Deleted => ("deleted", Icon::Cross, language.text("incident-deleted")),
    }
}

fn candidates(language: &LanguageHandle, props: &IncidentRowProps) -> Html {
    let seats = &props.incident.seats;
    let name = |seat: &Seat| {
        let (seat, name) = (*seat, name_at(&props.board, *seat));
        match &props.onopen {
            None => html! { <span>{ name }</span> },
            Some(onopen) => html! {
                <Button
                    label={name}
                    variant={ButtonVariant::InlineLink}
                    opens_dialog=true
                    testid={format!("incident-candidate-{seat}")}
                    onclick={onopen.reform(move |()| seat)}
                />
            },
        }
    };
    match seats.len() {
        // The details around it already name the candidate.
        1 if props.onopen.is_none() => Html::default(),
        1..=MAX_LINKS => html! {
            <p class="vigie-incident-row__candidates">{ for seats.iter().map(name) }</p>
        },
        _ => html! {
            <p class="vigie-incident-row__candidates">{ candidate_names(language, &props.board, seats) }</p>
        },
    }
}

/// Time, question, author and what else is known.
fn facts(language: &LanguageHandle, context: &BoardContext, incident: &BoardIncident) -> Html {
    let mut when = hour_and_minute(language, incident.when.from);
    if incident.when.length() >= MINUTE {
        when = format!("{when}–{}", hour_and_minute(language, incident.when.to));
    }
    let blocks_finalization =
        incident.state == BoardIncidentState::Open && incident.category.blocks_finalization();
    html! {
        <p class="vigie-incident-row__facts">
            <span>{ when }</span>
            if let Some(number) = incident.number {
                <span>{ language.text_with("board-task-question", &[("number", number.into())]) }</span>
            }
            <span>{ author(language, context, &incident.by) }</span>
            if incident.alert.is_some() {
                <span>{ Icon::Bell }{ " " }{ language.text("incident-of-alert") }</span>
            }
            if blocks_finalization {
                <span>{ language.text("incident-blocks") }</span>
            }
        </p>
    }
}

fn author(language: &LanguageHandle, context: &BoardContext, by: &ActorName) -> String {
    let name = match by {
        _ if is_own(by, context.me.as_ref()) => return language.text("incident-by-me"),
        ActorName::Server => return language.text("incident-by-server"),
        ActorName::Candidate => return language.text("incident-by-candidate"),
        ActorName::Invigilator(member) | ActorName::Referent(member) => member.name.clone(),
    };
    language.text_with("incident-by", &[("name", name.into())])
}

#[derive(Debug, Clone, PartialEq, Properties)]
struct DeleteIncidentProps {
    incident: BoardIncident,
}

/// Two steps: the second says what is kept.
#[component]
fn DeleteIncident(props: &DeleteIncidentProps) -> Html {
    let language = use_language();
    let context = use_board_context();
    let asking = use_state_eq(|| false);
    let question = use_question_focus(*asking);
    let set_asking = |to: bool| {
        let asking = asking.setter();
        move |()| asking.set(to)
    };
    let incident = props.incident.id;
    let code = props.incident.category.code();
    if !*asking {
        return html! {
            <Button
                label={language.text_with("incident-delete", &[("code", code.into())])}
                variant={ButtonVariant::InlineLink}
                testid="incident-delete"
                onclick={set_asking(true)}
            />
        };
    }
    html! {
        <div class="vigie-incident-row__question">
            <p ref={question} tabindex="-1">
                { language.text("incident-delete-ask") }
                if props.incident.category.needs_interval() {
                    { " " }{ language.text("incident-delete-credit") }
                }
            </p>
            <Button
                label={language.text("incident-delete-yes")}
                state={ButtonState::pending_if(context.pending.is_deleting(incident))}
                pending_label={pending_label(&language, context.connection)}
                variant={ButtonVariant::Danger}
                size={ButtonSize::Small}
                testid="incident-delete-confirm"
                onclick={context.send.reform(move |()| Command::DeleteIncident { incident })}
            />
            <Button
                label={language.text("incident-delete-no")}
                size={ButtonSize::Small}
                testid="incident-delete-cancel"
                onclick={set_asking(false)}
            />
        </div>
    }
}
