//! Taking the decision on an incident back.

use vigie_shared::ids::IncidentId;
use vigie_shared::session::Command;
use yew::prelude::*;

use super::incident_row;
use super::reason::Reason;
use crate::components::focus_and_center;
use crate::components::{
    Alert, AlertVariant, Button, ButtonKind, ButtonSize, ButtonState, ButtonVariant, Icon,
};
use crate::i18n::use_language;
use crate::referent::ask::{Ask, Asking, use_asking};
use crate::referent::say;

/// Properties of [`Reopen`].
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct ReopenProps {
    /// Which incident.
    pub id: IncidentId,
    /// What it is called on this page.
    pub name: AttrValue,
    /// Asks the session.
    pub ask: Callback<Ask>,
}

/// A button, then a form: why. The decision taken back stays on record as well.
#[component]
pub fn Reopen(props: &ReopenProps) -> Html {
    let language = use_language();
    let open = use_state_eq(|| false);
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
    let prefix = format!("referent-reopen-{}", props.name);
    {
        let first = format!("{prefix}-reason");
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
                    label={language.text("referent-reopen")}
                    aria_label={language.text_with("referent-reopen-one", &[("id", id.0.into())])}
                    testid={prefix}
                    variant={ButtonVariant::Link}
                    size={ButtonSize::Small}
                    icon={Icon::ArrowLeft}
                    {onclick}
                />
            </div>
        };
    }
    let onsubmit = {
        let (reason, tried) = (reason.clone(), tried.setter());
        let busy = asking == Asking::Sent;
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            tried.set(true);
            let words = reason.trim();
            if !words.is_empty() && !busy {
                let reason = words.to_owned();
                send.emit(Command::ReopenIncident {
                    incident: id,
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
    let onchange = {
        let reason = reason.setter();
        Callback::from(move |text| reason.set(text))
    };
    let busy = asking == Asking::Sent;
    html! {
        <form class="vigie-resolve" novalidate=true {onsubmit} data-testid={format!("{prefix}-form")}>
            <p>{ language.text("referent-reopen-meaning") }</p>
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
                    label={if busy {
                        language.text("referent-recording")
                    } else {
                        language.text("referent-reopen-submit")
                    }}
                    testid={format!("{prefix}-submit")}
                    variant={ButtonVariant::Primary}
                    kind={ButtonKind::Submit}
                    state={ButtonState::pending_if(busy)}
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
