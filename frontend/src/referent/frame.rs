//! What surrounds every page of the desk.

use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use super::create::forget_draft;
use super::gate::use_account;
use super::help::Help;
use super::parts::{Act, Kind};
use crate::http;
use crate::i18n::use_language;
use crate::live::Freshness;
use crate::shell::{Desk, Shell, Width};
use crate::ui::Mark;

/// Properties of [`Frame`].
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct FrameProps {
    /// Shows the lamp.
    #[prop_or_default]
    pub lamp: Option<Freshness>,
    /// How wide the content is.
    #[prop_or_default]
    pub width: Width,
    /// Shows what the keys of the desk do.
    #[prop_or(true)]
    pub help: bool,
    /// The content; starts with a `PageTitle`.
    #[prop_or_default]
    pub children: Html,
}

/// The shell with the account, the way out and the keys.
#[component]
pub fn Frame(props: &FrameProps) -> Html {
    html! {
        <Shell
            desk={Desk::Referent}
            lamp={props.lamp}
            width={props.width}
            tools={html! {
                <>
                    <AccountTools />
                    if props.help {
                        <Help />
                    }
                </>
            }}
        >
            { props.children.clone() }
        </Shell>
    }
}

/// Who is logged in, and the way out.
#[component]
fn AccountTools() -> Html {
    let language = use_language();
    let account = use_account();
    let failed = use_state_eq(|| false);
    let leave = {
        let (account, failed) = (account.clone(), failed.setter());
        Callback::from(move |()| {
            let (account, failed) = (account.clone(), failed.clone());
            spawn_local(async move {
                match http::post::<_, ()>("/api/referent/logout", &()).await {
                    Ok(()) => {
                        forget_draft(&account.me.email);
                        account.left.emit(());
                    }
                    // The cookie is still good: to say "logged out" would be a lie.
                    Err(_) => failed.set(true),
                }
            });
        })
    };
    html! {
        <div class="vigie-account">
            <span class="vigie-account__who" data-testid="referent-account">
                <strong>{ &account.me.name }</strong>
                <span>{ &account.me.center.name }</span>
            </span>
            <Act
                label={language.text("referent-log-out")}
                testid="referent-log-out"
                kind={Kind::Link}
                mark={Mark::LogOut}
                small=true
                onclick={leave}
            />
            if *failed {
                <span role="alert" class="vigie-account__failed">
                    { language.text("referent-log-out-failed") }
                </span>
            }
        </div>
    }
}
