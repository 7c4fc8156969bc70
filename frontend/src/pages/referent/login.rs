//! The login of a referent.

mod retry;

use vigie_shared::api::{CurrentReferent, ReferentLoginRequest};
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use self::retry::RetryIn;
use super::require_login::LoggedOutReason;
use crate::api::{self, HttpError};
use crate::clock::{DeviceInstant, device_now};
use crate::components::{
    Alert, AlertVariant, Button, ButtonKind, ButtonState, ButtonVariant, NavLink, TextField,
    WorkNotice,
};
use crate::features::credentials::{
    CredentialsFields, CredentialsForm, text_setter, use_credentials,
};
use crate::focus::focus_node;
use crate::format;
use crate::i18n::{LanguageHandle, use_language};
use crate::layout::{Layout, PageTitle, Portal};
use crate::route::Route;

/// Properties of [`ReferentLoginPage`].
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct ReferentLoginPageProps {
    /// Why it is shown.
    pub outside: LoggedOutReason,
    /// The login succeeded.
    pub enter: Callback<CurrentReferent>,
}

#[derive(Debug, Clone, PartialEq)]
enum LoginAttempt {
    None,
    Sent,
    Incomplete,
    Failed(HttpError),
    /// The server refuses attempts until then.
    TooMany(DeviceInstant),
}

/// E-mail address and password, and a one-time code once both are right. The message does not say
/// which was wrong: to confirm an address would be half of a login.
#[component]
pub fn ReferentLoginPage(props: &ReferentLoginPageProps) -> Html {
    let language = use_language();
    let email = use_state_eq(AttrValue::default);
    let credentials = use_credentials();
    let attempt = use_state_eq(|| LoginAttempt::None);
    let working = use_state_eq(|| false);
    let email_node = use_node_ref();
    let onsubmit = {
        let (attempt, enter, working) = (attempt.clone(), props.enter.clone(), working.setter());
        let (email, email_node) = (email.clone(), email_node.clone());
        let credentials = credentials.clone();
        move |event: SubmitEvent| {
            event.prevent_default();
            if *attempt == LoginAttempt::Sent {
                return;
            }
            if email.trim().is_empty() || credentials.is_empty() {
                attempt.set(LoginAttempt::Incomplete);
                if email.trim().is_empty() {
                    focus_node(&email_node);
                } else {
                    credentials.focus_password();
                }
                return;
            }
            attempt.set(LoginAttempt::Sent);
            let login = ReferentLoginRequest {
                email: email.to_string(),
                password: credentials.password(),
                code: credentials.code(),
            };
            let form = LoginForm {
                attempt: attempt.setter(),
                working: working.clone(),
                enter: enter.clone(),
                credentials: credentials.clone(),
            };
            spawn_local(form.send(login));
        }
    };
    let missing = |is_empty: bool| {
        let missing = *attempt == LoginAttempt::Incomplete && is_empty;
        missing.then(|| AttrValue::from(language.text("referent-field-empty")))
    };
    let password_error = missing(credentials.is_empty());
    html! {
        <Layout portal={Portal::Referent}>
            <div class="vigie-referent-login">
                <PageTitle text={language.text("referent-login-title")} step="login" />
                if props.outside == LoggedOutReason::Expired {
                    <Alert variant={AlertVariant::Warning} testid="referent-login-expired">
                        { language.text("referent-login-expired") }
                    </Alert>
                } else {
                    <p class="vigie-subtle">{ language.text("referent-login-lead") }</p>
                }
                <form class="vigie-form" novalidate=true {onsubmit} data-testid="referent-login">
                    <TextField
                        id="referent-email"
                        label={language.text("referent-email")}
                        input_type="email"
                        autocomplete="username"
                        value={(*email).clone()}
                        error={missing(email.trim().is_empty())}
                        onchange={text_setter(&email)}
                        node={email_node}
                    />
                    <CredentialsFields
                        form={credentials}
                        password_id="referent-password"
                        password_label={language.text("referent-password")}
                        {password_error}
                        code_id="referent-code"
                    />
                    { outcome(&language, &attempt) }
                    <Button
                        label={match *attempt {
                            LoginAttempt::Sent => language.text("referent-login-sent"),
                            _ => language.text("referent-login-submit"),
                        }}
                        testid="referent-login-submit"
                        variant={ButtonVariant::Primary}
                        kind={ButtonKind::Submit}
                        state={ButtonState::pending_if(*attempt == LoginAttempt::Sent)}
                    />
                    <WorkNotice working={*working} />
                </form>
                <p>
                    <NavLink<Route> to={Route::ForgottenPassword} testid="referent-login-forgotten">
                        { language.text("referent-login-forgotten") }
                    </NavLink<Route>>
                </p>
            </div>
        </Layout>
    }
}

/// What came of the last attempt.
fn outcome(language: &LanguageHandle, attempt: &LoginAttempt) -> Html {
    match attempt {
        LoginAttempt::Failed(error) => html! {
            <Alert variant={AlertVariant::Danger} testid="referent-login-error">
                { format::error(language, error) }
            </Alert>
        },
        LoginAttempt::TooMany(until) => html! { <RetryIn until={*until} /> },
        LoginAttempt::None | LoginAttempt::Sent | LoginAttempt::Incomplete => Html::default(),
    }
}

/// The parts of the form that the answer changes.
struct LoginForm {
    attempt: UseStateSetter<LoginAttempt>,
    working: UseStateSetter<bool>,
    enter: Callback<CurrentReferent>,
    credentials: CredentialsForm,
}

impl LoginForm {
    async fn send(self, login: ReferentLoginRequest) {
        let working = self.working.clone();
        let onwork = move |is| working.set(is);
        match api::post_credentials("/api/referent/login", &login, onwork).await {
            Ok(me) => self.enter.emit(me),
            Err(error) => {
                let said = self.credentials.refused(error);
                self.attempt.set(said.map_or(LoginAttempt::None, failed));
            }
        }
    }
}

fn failed(error: HttpError) -> LoginAttempt {
    match error.retry_after_seconds() {
        Some(seconds) => {
            let wait = i64::from(seconds) * vigie_shared::time::SECOND;
            LoginAttempt::TooMany(device_now().plus(wait))
        }
        None => LoginAttempt::Failed(error),
    }
}
