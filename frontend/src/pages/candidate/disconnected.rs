//! The connection has ended, and no further attempt will be made.

use vigie_shared::protocol::CloseReason;
use yew::prelude::*;

use super::logout_button::{LogoutButton, LogoutReason};
use crate::components::{Button, ButtonVariant, Icon};
use crate::i18n::use_language;
use crate::layout::PageTitle;
use crate::storage::StorageOwner;

/// Properties of [`DisconnectedPage`].
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct DisconnectedPageProps {
    /// The server's reason.
    pub reason: CloseReason,
    /// The candidate whose page it was.
    pub owner: StorageOwner,
    /// The login is over.
    pub onlogout: Callback<LogoutReason>,
}

/// What happened, what is safe, and the one thing to do.
#[component]
pub fn DisconnectedPage(props: &DisconnectedPageProps) -> Html {
    let language = use_language();
    let displaced = props.reason == CloseReason::Displaced;
    let [title, safe, advice] = if displaced {
        [
            "candidate-displaced-title",
            "candidate-displaced-safe",
            "candidate-displaced-advice",
        ]
    } else {
        [
            "candidate-outdated-title",
            "candidate-outdated-safe",
            "candidate-outdated-advice",
        ]
    };
    let reload = Callback::from(|()| {
        // A page that cannot be reloaded stays as it is: the browser's own button is there.
        gloo_utils::window().location().reload().unwrap_or_default();
    });
    html! {
        <div class="vigie-column">
            <section class="vigie-sheet vigie-sheet--centred" data-testid="stopped" data-reason={props.reason.name()}>
                <span class="vigie-emblem">{ Icon::Unplugged }</span>
                <PageTitle text={language.text(title)} step="stopped" />
                <p>{ language.text(safe) }</p>
                <p>{ language.text(advice) }</p>
                if displaced {
                    <LogoutButton
                        label={language.text("candidate-displaced-back")}
                        variant={ButtonVariant::Primary}
                        owner={props.owner.clone()}
                        onlogout={props.onlogout.clone()}
                    />
                } else {
                    <Button
                        label={language.text("candidate-reload")}
                        testid="reload"
                        variant={ButtonVariant::Primary}
                        icon={Icon::Sync}
                        onclick={reload}
                    />
                }
            </section>
        </div>
    }
}
