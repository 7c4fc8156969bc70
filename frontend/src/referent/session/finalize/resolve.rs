//! What an incident comes to.

use vigie_shared::ids::IncidentId;
use vigie_shared::session::{Category, Command, Resolution};
use yew::prelude::*;

use super::rows::incident_row;
use super::verdict::Verdict;
use crate::i18n::use_language;
use crate::referent::keys::go_to;
use crate::referent::parts::{Act, Kind, Lines, Notice, TextField, Weight};
use crate::referent::say;
use crate::referent::session::ask::{Ask, Asking, use_asking};
use crate::ui::Mark;

/// Most characters of a reason; the session's limit.
const LONGEST: u32 = 1000;

/// Properties of [`Resolve`].
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct ResolveProps {
    /// Which incident.
    pub id: IncidentId,
    /// Of what kind: suspected fraud decides an outcome.
    pub category: Category,
    /// Asks the session.
    pub ask: Callback<Ask>,
}

/// A button, then a form: upheld or dismissed, and why.
#[component]
pub fn Resolve(props: &ResolveProps) -> Html {
    let language = use_language();
    let open = use_state_eq(|| false);
    let how = use_state_eq(|| None::<Resolution>);
    let reason = use_state_eq(String::new);
    let tried = use_state_eq(|| false);
    let (asking, send) = use_asking(props.ask.clone());
    let id = props.id;
    use_effect_with(asking.clone(), move |asking| {
        if *asking == Asking::Granted {
            // The form is about to go: the focus stays with what it was about.
            go_to(&incident_row(id));
        }
    });
    let prefix = format!("referent-resolve-{id}");
    if !*open {
        let onclick = {
            let open = open.setter();
            Callback::from(move |()| open.set(true))
        };
        return html! {
            <div class="ref-item__act">
                <Act
                    label={language.text("referent-resolve")}
                    spoken={language.text_with("referent-resolve-one", &[("id", id.0.into())])}
                    testid={prefix}
                    small=true
                    mark={Mark::Pencil}
                    {onclick}
                />
            </div>
        };
    }
    let onsubmit = {
        let (how, reason, tried) = (*how, reason.clone(), tried.setter());
        let busy = asking == Asking::Sent;
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            tried.set(true);
            let words = reason.trim();
            if let Some(how) = how.filter(|_| !words.is_empty() && !busy) {
                let reason = words.to_owned();
                send.emit(Command::ResolveIncident {
                    incident: id,
                    how,
                    reason,
                });
            }
        })
    };
    let onclose = {
        let open = open.setter();
        Callback::from(move |()| {
            open.set(false);
            go_to(&incident_row(id));
        })
    };
    let choose = {
        let how = how.setter();
        Callback::from(move |chosen| how.set(Some(chosen)))
    };
    let onchange = {
        let reason = reason.setter();
        Callback::from(move |text| reason.set(text))
    };
    let missing = *tried && reason.trim().is_empty();
    html! {
        <form class="ref-resolve" novalidate=true {onsubmit} data-testid={format!("{prefix}-form")}>
            <Verdict
                id={prefix.clone()}
                category={props.category}
                how={*how}
                missing={*tried && how.is_none()}
                onchange={choose}
            />
            <TextField
                id={format!("{prefix}-reason")}
                lines={Lines::Prose(3)}
                label={language.text("referent-resolve-reason")}
                help={language.text("referent-resolve-reason-help")}
                error={missing.then(|| AttrValue::from(language.text("referent-field-empty")))}
                value={(*reason).clone()}
                longest={LONGEST}
                {onchange}
            />
            if let Asking::Refused(refusal) = &asking {
                <Notice weight={Weight::Error} testid={format!("{prefix}-refused")}>
                    { say::refusal(&language, refusal) }
                </Notice>
            }
            <div class="ref-buttons">
                <Act
                    label={if asking == Asking::Sent {
                        language.text("referent-recording")
                    } else {
                        language.text("referent-resolve-submit")
                    }}
                    testid={format!("{prefix}-submit")}
                    kind={Kind::Primary}
                    role={crate::referent::parts::Role::Submit}
                    busy={asking == Asking::Sent}
                    small=true
                />
                <Act
                    label={language.text("referent-cancel")}
                    testid={format!("{prefix}-cancel")}
                    kind={Kind::Link}
                    small=true
                    onclick={onclose}
                />
            </div>
        </form>
    }
}
