//! A new password, chosen by its owner.

use vigie_shared::api::{ChangePasswordRequest, ErrorCode, ValidationCode};
use vigie_shared::limits::MIN_PASSWORD_CHARS;
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use crate::api::{self, HttpError};
use crate::components::{
    Alert, AlertVariant, Button, ButtonKind, ButtonState, ButtonVariant, PasswordField,
};
use crate::features::credentials::text_setter;
use crate::format;
use crate::i18n::{LanguageHandle, use_language};
use crate::pages::referent::require_login::use_auth;

/// Properties of [`PasswordForm`].
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct PasswordFormProps {
    /// For the password manager of the browser.
    pub email: AttrValue,
    /// The password is another now, and all other logins have ended.
    pub changed: Callback<()>,
}

#[derive(Debug, Clone, PartialEq)]
enum PasswordChange {
    None,
    Sent,
    Done,
    Failed(HttpError),
}

/// The present password and the new one.
#[component]
pub fn PasswordForm(props: &PasswordFormProps) -> Html {
    let language = use_language();
    let account = use_auth();
    let (current, new) = (
        use_state_eq(AttrValue::default),
        use_state_eq(AttrValue::default),
    );
    let change = use_state_eq(|| PasswordChange::None);
    let onsubmit = {
        let (change, changed) = (change.clone(), props.changed.clone());
        let (current, new) = (current.clone(), new.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            if *change == PasswordChange::Sent {
                return;
            }
            change.set(PasswordChange::Sent);
            let request = ChangePasswordRequest {
                current: current.as_str().into(),
                new: new.as_str().into(),
            };
            let (change, changed, account) = (change.setter(), changed.clone(), account.clone());
            let (current, new) = (current.setter(), new.setter());
            spawn_local(async move {
                match api::post_credentials("/api/referent/password", &request, |_| {}).await {
                    Ok(()) => {
                        current.set(AttrValue::default());
                        new.set(AttrValue::default());
                        change.set(PasswordChange::Done);
                        changed.emit(());
                    }
                    Err(error) => {
                        account.note(&error);
                        change.set(PasswordChange::Failed(error));
                    }
                }
            });
        })
    };
    let error = match &*change {
        PasswordChange::Failed(error) => Some(error),
        PasswordChange::None | PasswordChange::Sent | PasswordChange::Done => None,
    };
    let fault = error.and_then(new_password_fault);
    let general = error.filter(|_| fault.is_none());
    let hint = language.text_with(
        "account-new-password-hint",
        &[("count", MIN_PASSWORD_CHARS.into())],
    );
    html! {
        <section class="vigie-section" aria-labelledby="account-password-title">
            <h2 id="account-password-title">{ language.text("account-password-title") }</h2>
            <p class="vigie-subtle">{ language.text("account-password-lead") }</p>
            <form class="vigie-form vigie-account-form" novalidate=true {onsubmit} data-testid="account-password">
                // Password managers want to know whose password it is.
                <input type="hidden" autocomplete="username" value={props.email.clone()} />
                <PasswordField
                    id="account-current-password"
                    label={language.text("account-current-password")}
                    value={(*current).clone()}
                    onchange={text_setter(&current)}
                />
                <PasswordField
                    id="account-new-password"
                    label={language.text("account-new-password")}
                    hint={hint}
                    autocomplete="new-password"
                    value={(*new).clone()}
                    error={fault.map(|code| AttrValue::from(format::validation(&language, code)))}
                    onchange={text_setter(&new)}
                />
                if let Some(error) = general {
                    <Alert variant={AlertVariant::Danger} testid="account-password-error">
                        { words(&language, error) }
                    </Alert>
                }
                if *change == PasswordChange::Done {
                    <Alert variant={AlertVariant::Success} testid="account-password-done">
                        { language.text("account-password-done") }
                    </Alert>
                }
                <Button
                    label={language.text("account-password-submit")}
                    testid="account-password-submit"
                    variant={ButtonVariant::Secondary}
                    kind={ButtonKind::Submit}
                    state={ButtonState::pending_if(*change == PasswordChange::Sent)}
                />
            </form>
        </section>
    }
}

/// What the server found wrong with the new password, if that is why it refused.
fn new_password_fault(error: &HttpError) -> Option<ValidationCode> {
    error.field_errors()?.first().map(|field| field.code)
}

fn words(language: &LanguageHandle, error: &HttpError) -> String {
    match error.is(ErrorCode::LoginRefused) {
        true => language.text("account-current-refused"),
        false => format::http_error(language, error),
    }
}
