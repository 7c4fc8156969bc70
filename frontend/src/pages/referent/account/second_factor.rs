//! The second factor: set up with an application on a telephone, or removed.

use vigie_shared::api::{ErrorCode, SecondFactorSetup};
use vigie_shared::secret_text::SecretText;
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use super::new_factor::NewFactor;
use crate::api::{self, HttpError};
use crate::components::{
    Alert, AlertVariant, Badge, BadgeColor, Button, ButtonVariant, ErrorMessage, Icon,
};
use crate::features::confirmation::{ConfirmationPrompt, use_confirmation};
use crate::i18n::use_language;
use crate::pages::referent::require_login::use_auth;

/// Properties of [`SecondFactor`].
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct SecondFactorProps {
    /// When the page was loaded.
    pub in_use: bool,
    /// It was taken into use or removed.
    pub changed: Callback<()>,
}

#[derive(Debug, Clone, PartialEq)]
enum FactorState {
    Without,
    /// The secret is shown.
    SettingUp(SecondFactorSetup),
    /// In use; with the codes on paper, as long as they are shown.
    InUse(Option<Vec<SecretText>>),
}

/// Whether there is one, and the way to change that.
#[component]
pub fn SecondFactor(props: &SecondFactorProps) -> Html {
    let language = use_language();
    let account = use_auth();
    let confirmation = use_confirmation();
    let in_use = props.in_use;
    let state = use_state_eq(|| match in_use {
        true => FactorState::InUse(None),
        false => FactorState::Without,
    });
    let failure = use_state_eq(|| None::<HttpError>);
    let note = {
        let failure = failure.setter();
        Callback::from(move |error: HttpError| {
            account.note(&error);
            failure.set(Some(error));
        })
    };
    let begin = {
        let (state, confirmation, note) = (state.setter(), confirmation.clone(), note.clone());
        Callback::from(move |()| {
            let state = state.clone();
            let shown = Callback::from(move |setup| state.set(FactorState::SettingUp(setup)));
            let path = "/api/referent/second-factor";
            post_confirmed(path, confirmation.clone(), shown, note.clone());
        })
    };
    let remove = {
        let (state, changed) = (state.setter(), props.changed.clone());
        Callback::from(move |()| {
            let (state, changed) = (state.clone(), changed.clone());
            let removed = Callback::from(move |()| {
                state.set(FactorState::Without);
                changed.emit(());
            });
            let path = "/api/referent/second-factor/remove";
            post_confirmed(path, confirmation.clone(), removed, note.clone());
        })
    };
    let activated = {
        let (state, changed) = (state.setter(), props.changed.clone());
        Callback::from(move |codes: Vec<SecretText>| {
            state.set(FactorState::InUse(Some(codes)));
            changed.emit(());
        })
    };
    let cancel = {
        let state = state.setter();
        Callback::from(move |()| {
            state.set(match in_use {
                true => FactorState::InUse(None),
                false => FactorState::Without,
            });
        })
    };
    html! {
        <section class="vigie-section" aria-labelledby="account-factor-title">
            <h2 id="account-factor-title">{ language.text("account-factor-title") }</h2>
            <p class="vigie-subtle">{ language.text("account-factor-lead") }</p>
            { match &*state {
                FactorState::Without => html! {
                    <Button
                        label={language.text("account-factor-begin")}
                        testid="account-factor-begin"
                        variant={ButtonVariant::Secondary}
                        icon={Icon::Lock}
                        onclick={begin}
                    />
                },
                FactorState::SettingUp(setup) => html! {
                    <NewFactor setup={setup.clone()} {activated} {cancel} />
                },
                FactorState::InUse(codes) => html! {
                    <FactorInUse codes={codes.clone()} replace={begin} {remove} />
                },
            } }
            if let Some(error) = &*failure {
                <ErrorMessage error={error.clone()} />
            }
        </section>
    }
}

/// Posts, after the password was given if the server asks for it.
fn post_confirmed<T: serde::de::DeserializeOwned + 'static>(
    path: &'static str,
    confirmation: ConfirmationPrompt,
    done: Callback<T>,
    failed: Callback<HttpError>,
) {
    spawn_local(async move {
        let post = async || api::post(path, &()).await;
        match confirmation.confirmed(post).await {
            Ok(answer) => done.emit(answer),
            // The dialog was closed: nothing was meant.
            Err(error) if error.is(ErrorCode::ConfirmationNeeded) => {}
            Err(error) => failed.emit(error),
        }
    });
}

#[derive(Debug, Clone, PartialEq, Properties)]
struct FactorInUseProps {
    codes: Option<Vec<SecretText>>,
    replace: Callback<()>,
    remove: Callback<()>,
}

/// That there is one, and what can be done with it.
#[component]
fn FactorInUse(props: &FactorInUseProps) -> Html {
    let language = use_language();
    html! {
        <>
            <p>
                <Badge
                    color={BadgeColor::Success}
                    icon={Icon::CheckCircle}
                    text={language.text("account-factor-on")}
                    testid="account-factor-on"
                />
            </p>
            if let Some(codes) = &props.codes {
                <RecoveryList codes={codes.clone()} />
            }
            <div class="vigie-buttons">
                <Button
                    label={language.text("account-factor-replace")}
                    testid="account-factor-begin"
                    onclick={props.replace.clone()}
                />
                <Button
                    label={language.text("account-factor-remove")}
                    testid="account-factor-remove"
                    onclick={props.remove.clone()}
                />
            </div>
        </>
    }
}

#[derive(Debug, Clone, PartialEq, Properties)]
struct RecoveryListProps {
    codes: Vec<SecretText>,
}

/// The codes on paper: shown now, and never again.
#[component]
fn RecoveryList(props: &RecoveryListProps) -> Html {
    let language = use_language();
    html! {
        <Alert variant={AlertVariant::Warning} testid="account-recovery">
            <p><strong>{ language.text("account-recovery-title") }</strong></p>
            <p>{ language.text("account-recovery-lead") }</p>
            <ul class="vigie-recovery-codes">
                { for props.codes.iter().map(|code| html! {
                    <li><code class="vigie-value" data-testid="account-recovery-code">{ code.expose() }</code></li>
                }) }
            </ul>
        </Alert>
    }
}
