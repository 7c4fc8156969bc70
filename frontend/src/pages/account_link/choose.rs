//! The page behind a link by mail: choose a password.
//!
//! The secret of the link stands behind the `#` of the address, which browsers send to nobody,
//! and is taken off the address at once: it would stay in the history.

use vigie_shared::api::{ChoosePasswordRequest, ErrorCode};
use vigie_shared::limits::MIN_PASSWORD_CHARS;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use super::field_faults;
use crate::api::{self, HttpError};
use crate::components::{
    Alert, AlertVariant, Button, ButtonKind, ButtonState, ButtonVariant, ErrorMessage, NavLink,
    PasswordField,
};
use crate::features::credentials::text_setter;
use crate::focus::focus_node;
use crate::format;
use crate::i18n::use_language;
use crate::layout::{Layout, PageTitle, Portal};
use crate::route::Route;

/// Characters of a secret; what is longer is none.
const SECRET_CHARS: usize = 32;

#[derive(Debug, Clone, PartialEq)]
enum PasswordChoice {
    Open,
    Sent,
    Done,
    /// The link is good no longer, or the address is none of a link.
    LinkRefused,
    Failed(HttpError),
}

/// One field, once.
#[component]
pub fn ChoosePasswordPage() -> Html {
    let language = use_language();
    let secret = use_state_eq(from_address);
    let choice = use_state_eq(|| match secret.is_empty() {
        true => PasswordChoice::LinkRefused,
        false => PasswordChoice::Open,
    });
    use_effect_with((), |()| forget_address());
    html! {
        <Layout portal={Portal::Referent}>
            <div class="vigie-referent-login">
                <PageTitle text={language.text("choose-title")} step="choose" />
                { match &*choice {
                    PasswordChoice::Done => html! {
                        <>
                            <Alert variant={AlertVariant::Success} testid="choose-done">
                                { language.text("choose-done") }
                            </Alert>
                            <p>
                                <NavLink<Route>
                                    to={Route::Referent}
                                    testid="choose-log-in"
                                    button={ButtonVariant::Primary}
                                >
                                    { language.text("choose-log-in") }
                                </NavLink<Route>>
                            </p>
                        </>
                    },
                    PasswordChoice::LinkRefused => html! {
                        <>
                            <Alert variant={AlertVariant::Danger} testid="choose-refused">
                                { language.text("error-account-link-refused") }
                            </Alert>
                            <p>
                                <NavLink<Route> to={Route::ForgottenPassword} testid="choose-forgotten">
                                    { language.text("choose-forgotten") }
                                </NavLink<Route>>
                            </p>
                        </>
                    },
                    PasswordChoice::Open | PasswordChoice::Sent | PasswordChoice::Failed(_) => {
                        html! { <PasswordChoiceForm secret={(*secret).clone()} {choice} /> }
                    }
                } }
            </div>
        </Layout>
    }
}

/// Properties of [`PasswordChoiceForm`].
#[derive(Debug, Clone, PartialEq, Properties)]
struct PasswordChoiceFormProps {
    secret: AttrValue,
    choice: UseStateHandle<PasswordChoice>,
}

#[component]
fn PasswordChoiceForm(props: &PasswordChoiceFormProps) -> Html {
    let language = use_language();
    let new = use_state_eq(AttrValue::default);
    let node = use_node_ref();
    let onsubmit = {
        let (new, choice) = (new.clone(), props.choice.clone());
        let (secret, node) = (props.secret.clone(), node.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            if *choice == PasswordChoice::Sent {
                return;
            }
            choice.set(PasswordChoice::Sent);
            let request = ChoosePasswordRequest {
                secret: secret.as_str().into(),
                new: new.as_str().into(),
            };
            let (choice, node) = (choice.setter(), node.clone());
            spawn_local(async move {
                choice.set(
                    match api::post("/api/account-link/password", &request).await {
                        Ok(()) => PasswordChoice::Done,
                        Err(error) if error.is(ErrorCode::AccountLinkRefused) => {
                            PasswordChoice::LinkRefused
                        }
                        Err(error) => {
                            focus_node(&node);
                            PasswordChoice::Failed(error)
                        }
                    },
                );
            });
        })
    };
    let error = match &*props.choice {
        PasswordChoice::Failed(error) => Some(error),
        _ => None,
    };
    let fault = error.and_then(|error| field_faults(error).first().map(|(_, code)| *code));
    let general = error.filter(|_| fault.is_none());
    let hint = language.text_with(
        "account-new-password-hint",
        &[("count", MIN_PASSWORD_CHARS.into())],
    );
    html! {
        <>
            <p class="vigie-subtle">{ language.text("choose-lead") }</p>
            <form class="vigie-form" novalidate=true {onsubmit} data-testid="choose">
                <PasswordField
                    id="choose-password"
                    label={language.text("account-new-password")}
                    {hint}
                    autocomplete="new-password"
                    value={(*new).clone()}
                    error={fault.map(|code| AttrValue::from(format::validation(&language, code)))}
                    onchange={text_setter(&new)}
                    {node}
                />
                if let Some(error) = general {
                    <ErrorMessage error={error.clone()} />
                }
                <Button
                    label={language.text("choose-submit")}
                    testid="choose-submit"
                    variant={ButtonVariant::Primary}
                    kind={ButtonKind::Submit}
                    state={ButtonState::pending_if(*props.choice == PasswordChoice::Sent)}
                />
            </form>
        </>
    }
}

/// What stands behind the `#` of the address.
fn from_address() -> AttrValue {
    let hash = gloo_utils::window().location().hash().unwrap_or_default();
    let secret = hash.trim_start_matches('#');
    match secret.len() <= SECRET_CHARS {
        true => secret.to_owned().into(),
        false => AttrValue::default(),
    }
}

fn forget_address() {
    let window = gloo_utils::window();
    let (Ok(path), Ok(history)) = (window.location().pathname(), window.history()) else {
        return;
    };
    // Only the address of this entry of the history: nothing is lost when it cannot be done.
    let _ = history.replace_state_with_url(&JsValue::NULL, "", Some(&path));
}
