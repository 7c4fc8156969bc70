//! What surrounds each of the referent's pages.

use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use super::create::forget_draft;
use super::help::ShortcutsHelp;
use super::require_login::use_auth;
use super::route::{ReferentLink, ReferentRoute};
use crate::api;
use crate::components::{Button, ButtonSize, ButtonVariant, Icon};
use crate::i18n::use_language;
use crate::layout::{Layout, Portal, Width, ZoneNotice};
use crate::live::ConnectionStatus;

/// Properties of [`ReferentLayout`].
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct ReferentLayoutProps {
    /// Shown in the masthead; none for pages without live data.
    #[prop_or_default]
    pub connection: Option<ConnectionStatus>,
    #[prop_or_default]
    pub width: Width,
    /// Whether the page has the shortcuts of these pages and their help.
    #[prop_or(true)]
    pub help: bool,
    /// The content; starts with a `PageTitle`.
    #[prop_or_default]
    pub children: Html,
}

/// The layout with the account, log-out and help.
#[component]
pub fn ReferentLayout(props: &ReferentLayoutProps) -> Html {
    html! {
        <Layout
            portal={Portal::Referent}
            connection={props.connection}
            width={props.width}
            tools={html! {
                <>
                    <AccountTools />
                    if props.help {
                        <ShortcutsHelp />
                    }
                </>
            }}
        >
            { props.children.clone() }
        </Layout>
    }
}

/// Who is logged in, and log-out.
#[component]
fn AccountTools() -> Html {
    let language = use_language();
    let account = use_auth();
    let failed = use_state_eq(|| false);
    let log_out = {
        let (account, failed) = (account.clone(), failed.setter());
        Callback::from(move |()| {
            let (account, failed) = (account.clone(), failed.clone());
            spawn_local(async move {
                match api::post::<_, ()>("/api/referent/logout", &()).await {
                    Ok(()) => {
                        forget_draft(&account.me.email);
                        account.left.emit(());
                    }
                    // The cookie is still valid, so the page must not say "logged out".
                    Err(_) => failed.set(true),
                }
            });
        })
    };
    html! {
        <div class="vigie-account">
            <ZoneNotice zone={account.me.center.time_zone.clone()} />
            <span class="vigie-account__who" data-testid="referent-account">
                <ReferentLink to={ReferentRoute::Account} testid="referent-account-link">
                    { &account.me.name }
                </ReferentLink>
                <span>{ &account.me.center.name }</span>
            </span>
            <Button
                label={language.text("referent-log-out")}
                testid="referent-log-out"
                variant={ButtonVariant::Link}
                icon={Icon::LogOut}
                size={ButtonSize::Small}
                onclick={log_out}
            />
            if *failed {
                <span role="alert" class="vigie-account__failed">
                    { language.text("referent-log-out-failed") }
                </span>
            }
        </div>
    }
}
