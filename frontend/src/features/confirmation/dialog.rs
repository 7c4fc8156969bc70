//! The dialog that asks for the password, and for the one-time code where there is one.

use vigie_shared::api::{ConfirmLoginRequest, ErrorCode};
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use crate::api::{self, HttpError};
use crate::components::{
    Alert, AlertVariant, Button, ButtonKind, ButtonState, ButtonVariant, Dialog,
};
use crate::features::credentials::{CredentialsFields, use_credentials};
use crate::format;
use crate::i18n::{LanguageHandle, use_language};

/// Properties of [`ConfirmationDialog`].
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct ConfirmationDialogProps {
    /// The password was given, or the dialog was closed without.
    pub done: Callback<bool>,
    /// The login turned out to be over.
    pub expired: Callback<()>,
}

#[derive(Debug, Clone, PartialEq)]
enum ConfirmationAttempt {
    None,
    Sent,
    Failed(HttpError),
}

/// Password, and the code once the server asks for it.
#[component]
pub fn ConfirmationDialog(props: &ConfirmationDialogProps) -> Html {
    let language = use_language();
    let form = use_credentials();
    let attempt = use_state_eq(|| ConfirmationAttempt::None);
    use_effect_with((), {
        let form = form.clone();
        move |()| form.focus_password()
    });
    let onsubmit = {
        let (attempt, form) = (attempt.clone(), form.clone());
        let (done, expired) = (props.done.clone(), props.expired.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            if *attempt == ConfirmationAttempt::Sent || form.is_empty() {
                return;
            }
            attempt.set(ConfirmationAttempt::Sent);
            let request = ConfirmLoginRequest {
                password: form.password(),
                code: form.code(),
            };
            let (attempt, form) = (attempt.setter(), form.clone());
            let (done, expired) = (done.clone(), expired.clone());
            spawn_local(async move {
                match api::post_credentials("/api/referent/confirm", &request, |_| {}).await {
                    Ok(()) => done.emit(true),
                    Err(HttpError::Unauthenticated) => {
                        done.emit(false);
                        expired.emit(());
                    }
                    Err(error) => attempt.set(match form.refused(error) {
                        Some(error) => ConfirmationAttempt::Failed(error),
                        None => ConfirmationAttempt::None,
                    }),
                }
            });
        })
    };
    let sent = *attempt == ConfirmationAttempt::Sent;
    let submit = html! {
        <Button
            label={language.text("confirmation-submit")}
            testid="confirmation-submit"
            variant={ButtonVariant::Primary}
            kind={ButtonKind::Submit}
            state={ButtonState::pending_if(sent)}
        />
    };
    html! {
        <Dialog
            title={language.text("confirmation-title")}
            testid="confirmation"
            close_label={language.text("confirmation-cancel")}
            onclose={props.done.reform(|()| false)}
        >
            <p>{ language.text("confirmation-lead") }</p>
            <form class="vigie-form" novalidate=true {onsubmit}>
                <CredentialsFields
                    {form}
                    password_id="confirmation-password"
                    password_label={language.text("confirmation-password")}
                    code_id="confirmation-code"
                />
                if let ConfirmationAttempt::Failed(error) = &*attempt {
                    <Alert variant={AlertVariant::Danger} testid="confirmation-error">
                        { words(&language, error) }
                    </Alert>
                }
                { submit }
            </form>
        </Dialog>
    }
}

fn words(language: &LanguageHandle, error: &HttpError) -> String {
    match error.is(ErrorCode::LoginRefused) {
        true => language.text("confirmation-refused"),
        false => format::http_error(language, error),
    }
}
