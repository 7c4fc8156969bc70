//! The way out.

use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use super::keep::Owner;
use crate::components::{ErrorMessage, Icon};
use crate::http::{self, HttpError};
use crate::i18n::use_language;

/// Properties of [`Leave`].
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct LeaveProps {
    /// What the button says.
    pub label: AttrValue,
    /// PatternFly's class of its weight, such as `pf-m-link`.
    pub weight: AttrValue,
    /// Whose things are forgotten.
    pub owner: Owner,
    /// He is logged out, by himself.
    pub onleave: Callback<bool>,
}

/// Logs out and forgets what this tab kept.
#[component]
pub fn Leave(props: &LeaveProps) -> Html {
    let language = use_language();
    let leaving = use_state_eq(|| false);
    let failure = use_state_eq(|| None::<HttpError>);
    let onclick = {
        let (leaving, failure) = (leaving.clone(), failure.setter());
        let (owner, onleave) = (props.owner.clone(), props.onleave.clone());
        Callback::from(move |_| {
            if *leaving {
                return;
            }
            leaving.set(true);
            failure.set(None);
            let (leaving, failure) = (leaving.setter(), failure.clone());
            let (owner, onleave) = (owner.clone(), onleave.clone());
            spawn_local(async move {
                match http::post::<_, ()>("/api/candidate/logout", &()).await {
                    Ok(()) => {
                        owner.forget();
                        onleave.emit(true);
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
                class={classes!("pf-v6-c-button", props.weight.to_string())}
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
