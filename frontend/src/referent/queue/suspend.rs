//! Taking a question out for everybody, and back in.

use serde::Serialize;
use vigie_shared::item::ItemId;
use vigie_shared::view::ItemSuspension;
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use crate::components::focus_and_center;
use crate::components::{
    Alert, AlertVariant, Button, ButtonKind, ButtonSize, ButtonState, ButtonVariant, TextField,
    TextLines,
};
use crate::http::{self, HttpError};
use crate::i18n::use_language;
use crate::referent::say;

/// Most characters of a reason; the server's limit.
const LONGEST: u32 = 1000;

#[derive(Debug, Serialize)]
struct Suspending {
    item: ItemId,
    reason: String,
}

#[derive(Debug, Serialize)]
struct Reinstating {
    item: ItemId,
}

/// Properties of [`Suspend`].
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct SuspendProps {
    /// Which question.
    pub item: ItemId,
    /// Since when, by whom and why it is out.
    pub suspended: Option<ItemSuspension>,
    /// Id of the heading it stands under: the focus goes there when a button that had
    /// it goes away.
    pub heading: AttrValue,
}

/// A button, then a reason. What follows comes with the live view.
#[component]
pub fn Suspend(props: &SuspendProps) -> Html {
    let language = use_language();
    let open = use_state_eq(|| false);
    let reason = use_state_eq(String::new);
    let tried = use_state_eq(|| false);
    let sending = use_state_eq(|| false);
    let failure = use_state_eq(|| None::<HttpError>);
    let field = format!("suspend-{}", props.item);
    use_effect_with((*open, field.clone()), |(open, field)| {
        if *open {
            focus_and_center(field);
        }
    });
    let send = {
        let (sending, failure, open) = (sending.clone(), failure.setter(), open.setter());
        let (item, reason, tried) = (props.item.clone(), reason.clone(), tried.setter());
        let heading = props.heading.clone();
        let suspended = props.suspended.is_some();
        Callback::from(move |()| {
            if *sending {
                return;
            }
            sending.set(true);
            failure.set(None);
            let (sending, failure, open) = (sending.setter(), failure.clone(), open.clone());
            let (item, heading, tried) = (item.clone(), heading.clone(), tried.clone());
            let (typed, reason) = (reason.setter(), reason.trim().to_owned());
            spawn_local(async move {
                let came = if suspended {
                    http::post::<_, ()>("/api/items/reinstate", &Reinstating { item }).await
                } else {
                    let body = Suspending { item, reason };
                    http::post::<_, ()>("/api/items/suspend", &body).await
                };
                match came {
                    Ok(()) => {
                        open.set(false);
                        tried.set(false);
                        typed.set(String::new());
                        focus_and_center(&heading);
                    }
                    Err(error) => failure.set(Some(error)),
                }
                sending.set(false);
            });
        })
    };
    let failed = failure.as_ref().map(|error| {
        html! {
            <Alert variant={AlertVariant::Danger} testid="referent-suspend-failed">
                { say::error(&language, error) }
            </Alert>
        }
    });
    if let Some(suspension) = &props.suspended {
        let said = language.text_with(
            "referent-problem-suspended-by",
            &[
                ("by", suspension.by.clone().into()),
                ("at", say::instant(&language, suspension.at).into()),
            ],
        );
        return html! {
            <>
                <p class="vigie-subtle">{ said }</p>
                <p class="vigie-lines">{ &suspension.reason }</p>
                { for failed }
                <Button
                    label={language.text("referent-problem-reinstate")}
                    testid="referent-problem-reinstate"
                    size={ButtonSize::Small}
                    state={ButtonState::pending_if(*sending)}
                    onclick={send}
                />
            </>
        };
    }
    if !*open {
        let onclick = {
            let open = open.setter();
            Callback::from(move |()| open.set(true))
        };
        return html! {
            <Button
                label={language.text("referent-problem-suspend")}
                testid="referent-problem-suspend"
                size={ButtonSize::Small}
                {onclick}
            />
        };
    }
    let onsubmit = {
        let (tried, reason, send) = (tried.setter(), reason.clone(), send);
        let missing_field = field.clone();
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            tried.set(true);
            if reason.trim().is_empty() {
                focus_and_center(&missing_field);
            } else {
                send.emit(());
            }
        })
    };
    let onchange = {
        let reason = reason.setter();
        Callback::from(move |text| reason.set(text))
    };
    let onclose = {
        let (open, heading) = (open.setter(), props.heading.clone());
        Callback::from(move |()| {
            open.set(false);
            focus_and_center(&heading);
        })
    };
    let missing = *tried && reason.trim().is_empty();
    html! {
        <form class="vigie-resolve" novalidate=true {onsubmit}>
            <p>{ language.text("referent-problem-suspend-note") }</p>
            <TextField
                id={field}
                lines={TextLines::Prose(2)}
                label={language.text("referent-problem-reason")}
                error={missing.then(|| AttrValue::from(language.text("referent-field-empty")))}
                value={(*reason).clone()}
                max_length={LONGEST}
                {onchange}
            />
            { for failed }
            <div class="vigie-buttons">
                <Button
                    label={language.text("referent-problem-suspend-yes")}
                    testid="referent-problem-suspend-yes"
                    variant={ButtonVariant::Danger}
                    kind={ButtonKind::Submit}
                    state={ButtonState::pending_if(*sending)}
                    size={ButtonSize::Small}
                />
                <Button
                    label={language.text("referent-cancel")}
                    testid="referent-problem-suspend-cancel"
                    variant={ButtonVariant::Link}
                    size={ButtonSize::Small}
                    onclick={onclose}
                />
            </div>
        </form>
    }
}
