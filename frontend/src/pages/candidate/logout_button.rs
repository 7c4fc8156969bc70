//! Logs the candidate out.

use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use crate::api::{self, HttpError};
use crate::components::{ErrorMessage, Icon};
use crate::i18n::use_language;
use crate::storage::StorageOwner;

/// Why a log-in is over.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LogoutReason {
    /// The candidate pressed the button.
    ByCandidate,
    /// The server does not accept the log-in any more.
    Expired,
}

/// Properties of [`LogoutButton`].
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct LogoutButtonProps {
    /// Text on the button.
    pub label: AttrValue,
    /// PatternFly's class of the variant, such as `pf-m-link`.
    pub variant: AttrValue,
    /// The candidate whose stored items are removed.
    pub owner: StorageOwner,
    /// The log-in is over.
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
        Callback::from(move |_| {
            if *leaving {
                return;
            }
            leaving.set(true);
            failure.set(None);
            let (leaving, failure) = (leaving.setter(), failure.clone());
            let (owner, onlogout) = (owner.clone(), onlogout.clone());
            spawn_local(async move {
                match api::post::<_, ()>("/api/candidate/logout", &()).await {
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
            <button
                type="button"
                class={classes!("pf-v6-c-button", props.variant.to_string())}
                aria-disabled={leaving.to_string()}
                data-testid="leave"
                {onclick}
            >
                { Icon::LogOut }{ " " }
                if *leaving { { language.text("candidate-leaving") } } else { { &props.label } }
            </button>
        </div>
    }
}
