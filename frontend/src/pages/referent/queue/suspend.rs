//! Suspending a question in all sessions, and reinstating it.

use serde::Serialize;
use vigie_shared::api::{ReinstateItemRequest, SuspendItemRequest};
use vigie_shared::item::ItemId;
use vigie_shared::limits::MAX_FREE_TEXT_CHARS;
use vigie_shared::view::ItemSuspension;
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use crate::api::{self, HttpError};
use crate::components::{
    Alert, AlertVariant, Button, ButtonKind, ButtonSize, ButtonState, ButtonVariant, TextField,
    TextLines,
};
use crate::focus::focus_and_center;
use crate::format;
use crate::i18n::{LanguageHandle, use_language};

/// Properties of [`Suspend`].
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct SuspendProps {
    pub item: ItemId,
    /// Since when, by whom and why the question is suspended.
    pub suspended: Option<ItemSuspension>,
    /// Id of the heading above: it gets the focus when a button that had it goes away.
    pub heading: AttrValue,
}

/// A question that is in use can be suspended, for a reason; a suspended one reinstated. The
/// live view brings the result.
#[component]
pub fn Suspend(props: &SuspendProps) -> Html {
    match &props.suspended {
        Some(suspension) => html! {
            <Suspended
                item={props.item.clone()}
                suspension={suspension.clone()}
                heading={props.heading.clone()}
            />
        },
        None => html! {
            <InUse item={props.item.clone()} heading={props.heading.clone()} />
        },
    }
}

struct PostState<T> {
    sending: bool,
    failure: Option<HttpError>,
    /// Posts the body, unless a request is under way.
    send: Callback<T>,
}

/// Posts to `path`; `ondone` after a success.
#[hook]
fn use_post<T: Serialize + 'static>(path: &'static str, ondone: Callback<()>) -> PostState<T> {
    let sending = use_state_eq(|| false);
    let failure = use_state_eq(|| None::<HttpError>);
    let send = {
        let (sending, failure) = (sending.clone(), failure.setter());
        Callback::from(move |body: T| {
            if *sending {
                return;
            }
            sending.set(true);
            failure.set(None);
            let (sending, failure) = (sending.setter(), failure.clone());
            let ondone = ondone.clone();
            spawn_local(async move {
                match api::post::<_, ()>(path, &body).await {
                    Ok(()) => ondone.emit(()),
                    Err(error) => failure.set(Some(error)),
                }
                sending.set(false);
            });
        })
    };
    PostState {
        sending: *sending,
        failure: (*failure).clone(),
        send,
    }
}

fn failure_alert(language: &LanguageHandle, failure: Option<&HttpError>) -> Html {
    failure.map_or_else(Html::default, |error| {
        html! {
            <Alert variant={AlertVariant::Danger} testid="referent-suspend-failed">
                { format::error(language, error) }
            </Alert>
        }
    })
}

#[derive(Debug, Clone, PartialEq, Properties)]
struct SuspendedProps {
    item: ItemId,
    suspension: ItemSuspension,
    heading: AttrValue,
}

#[component]
fn Suspended(props: &SuspendedProps) -> Html {
    let language = use_language();
    let heading = props.heading.clone();
    let ondone = Callback::from(move |()| {
        focus_and_center(&heading);
    });
    let request = use_post::<ReinstateItemRequest>("/api/items/reinstate", ondone);
    let suspension = &props.suspension;
    let since = [
        ("by", suspension.by.clone().into()),
        ("at", format::instant(&language, suspension.at).into()),
    ];
    let item = props.item.clone();
    html! {
        <>
            <p class="vigie-subtle">
                { language.text_with("referent-problem-suspended-by", &since) }
            </p>
            <p class="vigie-lines">{ &suspension.reason }</p>
            { failure_alert(&language, request.failure.as_ref()) }
            <Button
                label={language.text("referent-problem-reinstate")}
                testid="referent-problem-reinstate"
                size={ButtonSize::Small}
                state={ButtonState::pending_if(request.sending)}
                onclick={request.send.reform(move |()| ReinstateItemRequest { item: item.clone() })}
            />
        </>
    }
}

#[derive(Debug, Clone, PartialEq, Properties)]
struct InUseProps {
    item: ItemId,
    heading: AttrValue,
}

/// A button that opens the form.
#[component]
fn InUse(props: &InUseProps) -> Html {
    let language = use_language();
    let open = use_state_eq(|| false);
    let set_open = |opening: bool| {
        let (open, heading) = (open.setter(), props.heading.clone());
        Callback::from(move |()| {
            open.set(opening);
            if !opening {
                focus_and_center(&heading);
            }
        })
    };
    if *open {
        html! { <SuspendForm item={props.item.clone()} onclose={set_open(false)} /> }
    } else {
        html! {
            <Button
                label={language.text("referent-problem-suspend")}
                testid="referent-problem-suspend"
                size={ButtonSize::Small}
                onclick={set_open(true)}
            />
        }
    }
}

#[derive(Debug, Clone, PartialEq, Properties)]
struct SuspendFormProps {
    item: ItemId,
    /// The question was suspended, or the form cancelled.
    onclose: Callback<()>,
}

#[component]
fn SuspendForm(props: &SuspendFormProps) -> Html {
    let language = use_language();
    let reason = use_state_eq(String::new);
    let submitted = use_state_eq(|| false);
    let field = format!("suspend-{}", props.item);
    use_effect_with(field.clone(), |field| {
        focus_and_center(field);
    });
    let request = use_post::<SuspendItemRequest>("/api/items/suspend", props.onclose.clone());
    let onsubmit = {
        let (submitted, reason) = (submitted.setter(), reason.clone());
        let (item, field, send) = (props.item.clone(), field.clone(), request.send.clone());
        move |event: SubmitEvent| {
            event.prevent_default();
            submitted.set(true);
            let reason = reason.trim().to_owned();
            if reason.is_empty() {
                focus_and_center(&field);
            } else {
                let item = item.clone();
                send.emit(SuspendItemRequest { item, reason });
            }
        }
    };
    let onchange = {
        let reason = reason.setter();
        Callback::from(move |text| reason.set(text))
    };
    let missing = *submitted && reason.trim().is_empty();
    html! {
        <form class="vigie-resolve" novalidate=true {onsubmit}>
            <p>{ language.text("referent-problem-suspend-note") }</p>
            <TextField
                id={field}
                lines={TextLines::Prose(2)}
                label={language.text("referent-problem-reason")}
                error={missing.then(|| AttrValue::from(language.text("referent-field-empty")))}
                value={(*reason).clone()}
                max_length={MAX_FREE_TEXT_CHARS}
                {onchange}
            />
            { failure_alert(&language, request.failure.as_ref()) }
            <div class="vigie-buttons">
                <Button
                    label={language.text("referent-problem-suspend-yes")}
                    testid="referent-problem-suspend-yes"
                    variant={ButtonVariant::Danger}
                    kind={ButtonKind::Submit}
                    state={ButtonState::pending_if(request.sending)}
                    size={ButtonSize::Small}
                />
                <Button
                    label={language.text("referent-cancel")}
                    testid="referent-problem-suspend-cancel"
                    variant={ButtonVariant::Link}
                    size={ButtonSize::Small}
                    onclick={props.onclose.clone()}
                />
            </div>
        </form>
    }
}
