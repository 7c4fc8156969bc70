//! Calling a session off.

use vigie_shared::api::{CancelSessionRequest, SessionDetails};
use vigie_shared::ids::SessionId;
use vigie_shared::limits::MAX_FREE_TEXT_CHARS;
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use crate::api::{self, HttpError};
use crate::components::{
    Alert, AlertVariant, Button, ButtonState, ButtonVariant, Dialog, TextField, TextLines,
};
use crate::format;
use crate::i18n::use_language;

/// Properties of [`CancelDialog`].
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct CancelDialogProps {
    pub id: SessionId,
    pub reload: Callback<()>,
    pub onclose: Callback<()>,
}

/// What follows, and why.
#[component]
pub fn CancelDialog(props: &CancelDialogProps) -> Html {
    let language = use_language();
    let reason = use_state_eq(String::new);
    let missing = use_state_eq(|| false);
    let pending = use_state_eq(|| false);
    let failure = use_state_eq(|| None::<HttpError>);
    let act = {
        let (props, request) = (
            props.clone(),
            CancelSessionRequest {
                reason: reason.trim().to_owned(),
            },
        );
        let (missing, pending, failure) = (missing.setter(), pending.clone(), failure.setter());
        Callback::from(move |()| {
            missing.set(request.reason.is_empty());
            if request.reason.is_empty() || *pending {
                return;
            }
            pending.set(true);
            let (props, request) = (props.clone(), request.clone());
            let (pending, failure) = (pending.setter(), failure.clone());
            spawn_local(async move {
                let path = format!("/api/sessions/{}/cancellation", props.id);
                match api::post::<_, SessionDetails>(&path, &request).await {
                    Ok(_) => {
                        props.reload.emit(());
                        props.onclose.emit(());
                    }
                    Err(error) => failure.set(Some(error)),
                }
                pending.set(false);
            });
        })
    };
    let onchange = {
        let reason = reason.setter();
        Callback::from(move |text| reason.set(text))
    };
    let error = missing.then(|| AttrValue::from(language.text("referent-field-empty")));
    html! {
        <Dialog
            title={language.text("session-cancel-title")}
            testid="session-cancel-dialog"
            onclose={props.onclose.clone()}
            close_label={language.text("session-cancel-no")}
            footer={html! {
                <Button
                    label={language.text("session-cancel-yes")}
                    pending_label={language.text("referent-recording")}
                    testid="session-cancel-yes"
                    variant={ButtonVariant::Primary}
                    state={ButtonState::pending_if(*pending)}
                    onclick={act}
                />
            }}
        >
            <p>{ language.text("session-cancel-consequence") }</p>
            <TextField
                id="session-cancel-reason"
                label={language.text("session-cancel-reason")}
                value={(*reason).clone()}
                {onchange}
                lines={TextLines::Prose(2)}
                max_length={MAX_FREE_TEXT_CHARS}
                {error}
            />
            if let Some(error) = &*failure {
                <Alert variant={AlertVariant::Danger} testid="session-cancel-error">
                    { format::http_error(&language, error) }
                </Alert>
            }
        </Dialog>
    }
}
