//! One line of the record: what, who, when, by whom, and where it stands.

use vigie_shared::access::Action;
use vigie_shared::ids::Seat;
use vigie_shared::session::{ActorName, Command};
use vigie_shared::time::MINUTE;
use vigie_shared::view::{BoardIncident, BoardIncidentState};
use web_sys::HtmlElement;
use yew::prelude::*;

use super::brief;
use super::mine::is_mine_to_delete;
use super::who::people;
use crate::board::errands::{Office, use_office};
use crate::board::words::{hour_of, name_at};
use crate::board::{BoardState, Deed, DeedButton, DeedLook};
use crate::components::Icon;
use crate::i18n::{LanguageHandle, use_language};

/// So many candidates are named, each with a way to his details.
const NAMED: usize = 3;

/// Properties of [`RecordRow`].
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct RecordRowProps {
    /// For the names.
    pub board: BoardState,
    /// What.
    pub incident: BoardIncident,
    /// Somebody's details are wanted; without it they are open already.
    #[prop_or_default]
    pub onopen: Option<Callback<Seat>>,
}

/// One's own can be taken back from here while it is open.
#[component]
pub fn RecordRow(props: &RecordRowProps) -> Html {
    let language = use_language();
    let office = use_office();
    let incident = &props.incident;
    let (code, mark, word) = standing(&language, incident.state);
    let mut when = hour_of(&language, incident.when.from);
    if incident.when.length() >= MINUTE {
        when = format!("{when}–{}", hour_of(&language, incident.when.to));
    }
    html! {
        <li
            class={classes!("vigie-record-row", format!("vigie-record-row--{code}"))}
            data-testid="incident-row"
            data-incident={incident.id.to_string()}
            data-code={incident.category.code()}
            data-state={code}
        >
            <p class="vigie-record-row__head">
                <b>{ incident.category.code() }</b>
                <span class="vigie-record-row__about">{ brief(&language, incident.category) }</span>
                <span class="vigie-record-row__state">{ mark }{ word }</span>
            </p>
            { who(&language, props) }
            if !incident.description.is_empty() {
                <p class="vigie-record-row__words">{ &incident.description }</p>
            }
            <p class="vigie-record-row__facts">
                <span>{ when }</span>
                if let Some(number) = incident.number {
                    <span>{ language.text_with("board-task-question", &[("number", number.into())]) }</span>
                }
                <span>{ by(&language, &office, &incident.by) }</span>
                if incident.alert.is_some() {
                    <span>{ Icon::Bell }{ " " }{ language.text("incident-of-alert") }</span>
                }
                if incident.state == BoardIncidentState::Open && incident.category.blocks_finalization() {
                    <span>{ language.text("incident-blocks") }</span>
                }
            </p>
            if is_mine_to_delete(incident, office.me.as_ref()) && office.may(Action::RecordIncident) {
                <Delete incident={incident.clone()} />
            }
        </li>
    }
}

fn standing(language: &LanguageHandle, state: BoardIncidentState) -> (&'static str, Icon, String) {
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

fn who(language: &LanguageHandle, props: &RecordRowProps) -> Html {
    let seats = &props.incident.seats;
    let name = |seat: &Seat| {
        let (seat, name) = (*seat, name_at(&props.board, *seat));
        match &props.onopen {
            None => html! { <span>{ name }</span> },
            Some(onopen) => html! {
                <button
                    type="button"
                    class="pf-v6-c-button pf-m-link pf-m-inline"
                    aria-haspopup="dialog"
                    data-testid={format!("incident-candidate-{seat}")}
                    onclick={onopen.reform(move |_: MouseEvent| seat)}
                >
                    { name }
                </button>
            },
        }
    };
    match seats.len() {
        // His own details say whose they are.
        1 if props.onopen.is_none() => Html::default(),
        1..=NAMED => html! {
            <p class="vigie-record-row__who">{ for seats.iter().map(name) }</p>
        },
        _ => html! {
            <p class="vigie-record-row__who">{ people(language, &props.board, seats) }</p>
        },
    }
}

fn by(language: &LanguageHandle, office: &Office, by: &ActorName) -> String {
    let name = match by {
        _ if office.me.as_ref() == Some(by) => return language.text("incident-by-me"),
        ActorName::Server => return language.text("incident-by-server"),
        ActorName::Candidate => return language.text("incident-by-candidate"),
        ActorName::Invigilator(name) | ActorName::Referent(name) => name.clone(),
    };
    language.text_with("incident-by", &[("name", name.into())])
}

#[derive(Debug, Clone, PartialEq, Properties)]
struct DeleteProps {
    incident: BoardIncident,
}

/// Two steps: the second says what stays.
#[component]
fn Delete(props: &DeleteProps) -> Html {
    let language = use_language();
    let office = use_office();
    let asking = use_state_eq(|| false);
    let question = use_node_ref();
    {
        let question = question.clone();
        use_effect_with(*asking, move |asking| {
            // The button that was pressed is gone: the focus goes on to what it asks.
            if let (true, Some(question)) = (asking, question.cast::<HtmlElement>()) {
                question.focus().unwrap_or_default();
            }
        });
    }
    let set = |to: bool| {
        let asking = asking.setter();
        move |_| asking.set(to)
    };
    let incident = props.incident.id;
    let code = props.incident.category.code();
    if !*asking {
        return html! {
            <button
                type="button"
                class="pf-v6-c-button pf-m-link pf-m-inline"
                data-testid="incident-delete"
                onclick={set(true)}
            >
                { language.text_with("incident-delete", &[("code", code.into())]) }
            </button>
        };
    }
    html! {
        <div class="vigie-record-row__ask">
            <p ref={question} tabindex="-1">
                { language.text("incident-delete-ask") }
                if props.incident.category.needs_interval() {
                    { " " }{ language.text("incident-delete-credit") }
                }
            </p>
            <DeedButton
                label={language.text("incident-delete-yes")}
                deed={Deed::under_way(office.errands.deletes(incident))}
                look={DeedLook::Danger}
                small=true
                testid="incident-delete-confirm"
                onclick={office.ask.reform(move |()| Command::DeleteIncident { incident })}
            />
            <button type="button" class="pf-v6-c-button pf-m-secondary pf-m-small" data-testid="incident-delete-cancel" onclick={set(false)}>
                { language.text("incident-delete-no") }
            </button>
        </div>
    }
}
