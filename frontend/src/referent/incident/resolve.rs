//! What an incident comes to.

use vigie_shared::ids::IncidentId;
use vigie_shared::session::{Command, IncidentCategory, IncidentResolution};
use yew::prelude::*;

use super::incident_row;
use super::reason::Reason;
use super::verdict::Verdict;
use crate::components::focus_and_center;
use crate::components::{
    Alert, AlertVariant, Button, ButtonKind, ButtonSize, ButtonState, ButtonVariant, Icon,
};
use crate::i18n::use_language;
use crate::referent::ask::{Ask, Asking, use_asking};
use crate::referent::say;

/// Properties of [`Resolve`].
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct ResolveProps {
    /// Which incident.
    pub id: IncidentId,
    /// What it is called on this page.
    pub name: AttrValue,
    /// Of what kind: suspected fraud decides an outcome.
    pub category: IncidentCategory,
    /// Asks the session.
    pub ask: Callback<Ask>,
}

/// A button, then a form: upheld or dismissed, and why.
#[component]
pub fn Resolve(props: &ResolveProps) -> Html {
    let language = use_language();
    let open = use_state_eq(|| false);
    let how = use_state_eq(|| None::<IncidentResolution>);
    let reason = use_state_eq(String::new);
    let tried = use_state_eq(|| false);
    let (asking, send) = use_asking(props.ask.clone());
    let (id, row) = (props.id, incident_row(&props.name));
    use_effect_with((asking.clone(), row.clone()), |(asking, row)| {
        if *asking == Asking::Granted {
            // The form is about to go: the focus stays with what it was about.
            focus_and_center(row);
        }
    });
    let prefix = format!("referent-resolve-{}", props.name);
    {
        let first = format!("{prefix}-upheld");
        use_effect_with((*open, first), |(open, first)| {
            if *open {
                focus_and_center(first);
            }
        });
    }
    if !*open {
        let onclick = {
            let open = open.setter();
            Callback::from(move |()| open.set(true))
        };
        return html! {
            <div class="vigie-list-item__act">
                <Button
                    label={language.text("referent-resolve")}
                    aria_label={language.text_with("referent-resolve-one", &[("id", id.0.into())])}
                    testid={prefix}
                    size={ButtonSize::Small}
                    icon={Icon::Pencil}
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
            focus_and_center(&row);
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
    html! {
        <form class="vigie-resolve" novalidate=true {onsubmit} data-testid={format!("{prefix}-form")}>
            <Verdict
                id={prefix.clone()}
                category={props.category}
                how={*how}
                missing={*tried && how.is_none()}
                onchange={choose}
            />
            <Reason
                id={format!("{prefix}-reason")}
                value={(*reason).clone()}
                tried={*tried}
                {onchange}
            />
            if let Asking::Refused(refusal) = &asking {
                <Alert variant={AlertVariant::Danger} testid={format!("{prefix}-refused")}>
                    { say::refusal(&language, refusal) }
                </Alert>
            }
            <div class="vigie-buttons">
                <Button
                    label={if asking == Asking::Sent {
                        language.text("referent-recording")
                    } else {
                        language.text("referent-resolve-submit")
                    }}
                    testid={format!("{prefix}-submit")}
                    variant={ButtonVariant::Primary}
                    kind={ButtonKind::Submit}
                    state={ButtonState::pending_if(asking == Asking::Sent)}
                    size={ButtonSize::Small}
                />
                <Button
                    label={language.text("referent-cancel")}
                    testid={format!("{prefix}-cancel")}
                    variant={ButtonVariant::Link}
                    size={ButtonSize::Small}
                    onclick={onclose}
                />
            </div>
        </form>
    }
}
