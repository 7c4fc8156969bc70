//! The dialog that asks for the password, and for the one-time code where there is one.

use vigie_shared::api::{ConfirmLoginRequest, ErrorCode};
use wasm_bindgen_futures::spawn_local;
use web_sys::HtmlElement;
use yew::prelude::*;

use super::OneTimeCodeField;
use crate::api::{self, HttpError};
use crate::components::{
    Alert, AlertVariant, Button, ButtonKind, ButtonState, ButtonVariant, Dialog, TextField,
};
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
    let (password, code) = (
        use_state_eq(AttrValue::default),
        use_state_eq(AttrValue::default),
    );
    let attempt = use_state_eq(|| ConfirmationAttempt::None);
    let asks_code = use_state_eq(|| false);
    let (password_node, code_node) = (use_node_ref(), use_node_ref());
    use_effect_with(password_node.clone(), focus);
    let onsubmit = {
        let (attempt, asks_code) = (attempt.clone(), asks_code.setter());
        let request = ConfirmLoginRequest {
            password: password.to_string(),
            code: Some(code.trim().to_owned()).filter(|code| !code.is_empty()),
        };
        let (done, expired) = (props.done.clone(), props.expired.clone());
        let (password_node, code_node) = (password_node.clone(), code_node.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            if *attempt == ConfirmationAttempt::Sent || request.password.is_empty() {
                return;
            }
            attempt.set(ConfirmationAttempt::Sent);
            let (attempt, asks_code) = (attempt.setter(), asks_code.clone());
            let (done, expired, request) = (done.clone(), expired.clone(), request.clone());
            let (password_node, code_node) = (password_node.clone(), code_node.clone());
            spawn_local(async move {
                match api::post_credentials("/api/referent/confirm", &request, |_| {}).await {
                    Ok(()) => done.emit(true),
                    Err(HttpError::Unauthenticated) => {
                        done.emit(false);
                        expired.emit(());
                    }
                    Err(error) if error.is(ErrorCode::SecondFactorNeeded) => {
                        attempt.set(ConfirmationAttempt::None);
                        asks_code.set(true);
                    }
                    Err(error) => {
                        let about_code = error.is(ErrorCode::SecondFactorRefused);
                        focus(if about_code {
                            &code_node
                        } else {
                            &password_node
                        });
                        attempt.set(ConfirmationAttempt::Failed(error));
                    }
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
                <TextField
                    id="confirmation-password"
                    label={language.text("confirmation-password")}
                    input_type="password"
                    autocomplete="current-password"
                    value={(*password).clone()}
                    onchange={set(&password)}
                    node={password_node}
                />
                if *asks_code {
                    <OneTimeCodeField
                        id="confirmation-code"
                        value={(*code).clone()}
                        onchange={set(&code)}
                        node={code_node}
                    />
                }
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

fn set(state: &UseStateHandle<AttrValue>) -> Callback<String> {
    let setter = state.setter();
    Callback::from(move |text: String| setter.set(text.into()))
}

fn focus(node: &NodeRef) {
    if let Some(element) = node.cast::<HtmlElement>() {
        element.focus().unwrap_or_default();
    }
}
