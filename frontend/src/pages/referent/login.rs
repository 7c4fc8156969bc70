//! The login of a referent.

mod password;
mod retry;

use vigie_shared::api::{CurrentReferent, ErrorCode, ReferentLoginRequest};
use wasm_bindgen_futures::spawn_local;
use web_sys::HtmlElement;
use yew::prelude::*;

use self::password::PasswordField;
use self::retry::RetryIn;
use super::require_login::LoggedOutReason;
use crate::api::{self, HttpError};
use crate::clock::{DeviceInstant, device_now};
use crate::components::{
    Alert, AlertVariant, Button, ButtonKind, ButtonState, ButtonVariant, TextField, WorkNotice,
};
use crate::features::confirmation::OneTimeCodeField;
use crate::format;
use crate::i18n::{LanguageHandle, use_language};
use crate::layout::{Layout, PageTitle, Portal};

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

/// E-mail address and password, and a one-time code once both are right. The message does not say which was wrong: to confirm an address
/// would be half of a login.
#[component]
pub fn ReferentLoginPage(props: &ReferentLoginPageProps) -> Html {
    let language = use_language();
    let email = use_state_eq(AttrValue::default);
    let password = use_state_eq(AttrValue::default);
    let attempt = use_state_eq(|| LoginAttempt::None);
    let working = use_state_eq(|| false);
    let code = use_state_eq(AttrValue::default);
    let asks_code = use_state_eq(|| false);
    let (email_node, password_node) = (use_node_ref(), use_node_ref());
    let code_node = use_node_ref();
    let onsubmit = {
        let (attempt, enter, working) = (attempt.clone(), props.enter.clone(), working.setter());
        let (email, password) = (email.clone(), password.clone());
        let (email_node, password_node) = (email_node.clone(), password_node.clone());
        let (code, code_node, asks_code) = (code.clone(), code_node.clone(), asks_code.setter());
        move |event: SubmitEvent| {
            event.prevent_default();
            if *attempt == LoginAttempt::Sent {
                return;
            }
            let empty = if email.trim().is_empty() {
                Some(&email_node)
            } else {
                password.is_empty().then_some(&password_node)
            };
            if let Some(empty) = empty {
                attempt.set(LoginAttempt::Incomplete);
                focus(empty);
                return;
            }
            attempt.set(LoginAttempt::Sent);
            let login = ReferentLoginRequest {
                email: email.to_string(),
                password: password.to_string(),
                code: Some(code.trim().to_owned()).filter(|code| !code.is_empty()),
            };
            let form = LoginForm {
                attempt: attempt.setter(),
                asks_code: asks_code.clone(),
                working: working.clone(),
                enter: enter.clone(),
                password_node: password_node.clone(),
                code_node: code_node.clone(),
            };
            spawn_local(form.send(login));
        }
    };
    let missing = |value: &str| {
        let missing = *attempt == LoginAttempt::Incomplete && value.trim().is_empty();
        missing.then(|| AttrValue::from(language.text("referent-field-empty")))
    };
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
                        error={missing(&email)}
                        onchange={set(&email)}
                        node={email_node}
                    />
                    <PasswordField
                        value={(*password).clone()}
                        error={missing(&password)}
                        onchange={set(&password)}
                        node={password_node}
                    />
                    if *asks_code {
                        <OneTimeCodeField
                            id="referent-code"
                            value={(*code).clone()}
                            onchange={set(&code)}
                            node={code_node}
                        />
                    }
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
    asks_code: UseStateSetter<bool>,
    working: UseStateSetter<bool>,
    enter: Callback<CurrentReferent>,
    password_node: NodeRef,
    code_node: NodeRef,
}

impl LoginForm {
    async fn send(self, login: ReferentLoginRequest) {
        let working = self.working.clone();
        let onwork = move |is| working.set(is);
        match api::post_credentials("/api/referent/login", &login, onwork).await {
            Ok(me) => self.enter.emit(me),
            Err(error) if error.is(ErrorCode::SecondFactorNeeded) => {
                self.attempt.set(LoginAttempt::None);
                self.asks_code.set(true);
            }
            Err(error) => {
                let about_code = error.is(ErrorCode::SecondFactorRefused);
                self.attempt.set(failed(error));
                focus(if about_code {
                    &self.code_node
                } else {
                    &self.password_node
                });
            }
        }
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

fn failed(error: HttpError) -> LoginAttempt {
    match error.retry_after_seconds() {
        Some(seconds) => {
            let wait = i64::from(seconds) * vigie_shared::time::SECOND;
            LoginAttempt::TooMany(device_now().plus(wait))
        }
        None => LoginAttempt::Failed(error),
    }
}
