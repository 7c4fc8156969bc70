//! Logs the candidate out.

use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use crate::api::{self, HttpError};
use crate::components::{Button, ButtonState, ButtonVariant, ErrorMessage, Icon};
use crate::i18n::use_language;
use crate::storage::StorageOwner;

/// Why a login is over.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LogoutReason {
    /// The candidate pressed the button.
    ByCandidate,
    /// The server does not accept the login any more.
    Expired,
}

/// Properties of [`LogoutButton`].
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct LogoutButtonProps {
    /// Text on the button.
    pub label: AttrValue,
    pub variant: ButtonVariant,
    /// The candidate whose stored items are removed.
    pub owner: StorageOwner,
    /// The login is over.
    pub onlogout: Callback<LogoutReason>,
}

/// Logs out and removes what this tab stored.
#[component]
pub fn LogoutButton(props: &LogoutButtonProps) -> Html {
    let language = use_language();
    let leaving = use_state_eq(|| false);
    let failure = use_state_eq(|| None::<HttpError>);
    let onclick = {
        let (leaving, failure) = (leaving.clone(), failure.setter());
        let (owner, onlogout) = (props.owner.clone(), props.onlogout.clone());
        Callback::from(move |()| {
            if *leaving {
                return;
            }
            leaving.set(true);
            failure.set(None);
            let (leaving, failure) = (leaving.setter(), failure.clone());
            let (owner, onlogout) = (owner.clone(), onlogout.clone());
            spawn_local(async move {
                match api::post::<_, ()>(&owner.resource("logout"), &()).await {
                    Ok(()) => {
                        owner.remove_all();
                        onlogout.emit(LogoutReason::ByCandidate);
                    }
                    Err(error) => failure.set(Some(error)),
                }
                leaving.set(false);
            });
        })
    };
    html! {
        <div class="vigie-logout">
            if let Some(error) = &*failure {
                <ErrorMessage error={error.clone()} />
            }
            <Button
                label={props.label.clone()}
                pending_label={language.text("candidate-leaving")}
                testid="leave"
                variant={props.variant}
                state={ButtonState::pending_if(*leaving)}
                icon={Icon::LogOut}
                {onclick}
            />
        </div>
    }
}
