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

/// The one thing to do on a page whose connection has ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum WayBack {
    /// The login is good: loading the page again connects it.
    Reload,
    /// This device has no place at the seat; another login may get one.
    LogInAgain,
}

/// Title, what is safe and what to do, as message keys; and the way back with its label.
fn explanation(reason: CloseReason) -> ([&'static str; 4], WayBack) {
    match reason {
        CloseReason::Displaced => (
            [
                "candidate-displaced-title",
                "candidate-displaced-safe",
                "candidate-displaced-advice",
                "candidate-displaced-back",
            ],
            WayBack::Reload,
        ),
        CloseReason::DeviceReplaced => (
            [
                "candidate-replaced-title",
                "candidate-replaced-safe",
                "candidate-replaced-advice",
                "candidate-log-in-here",
            ],
            WayBack::LogInAgain,
        ),
        CloseReason::DeviceRefused => (
            [
                "candidate-refused-title",
                "candidate-refused-safe",
                "candidate-refused-advice",
                "candidate-log-in-here",
            ],
            WayBack::LogInAgain,
        ),
        CloseReason::TooManyDevices => (
            [
                "candidate-crowded-title",
                "candidate-crowded-safe",
                "candidate-crowded-advice",
                "candidate-try-again",
            ],
            WayBack::Reload,
        ),
        CloseReason::TooManyEntries => (
            [
                "candidate-entries-title",
                "candidate-crowded-safe",
                "candidate-entries-advice",
                "candidate-try-again",
            ],
            WayBack::Reload,
        ),
        _ => (
            [
                "candidate-outdated-title",
                "candidate-outdated-safe",
                "candidate-outdated-advice",
                "candidate-reload",
            ],
            WayBack::Reload,
        ),
    }
}

/// What happened, what is safe, and the one thing to do.
#[component]
pub fn DisconnectedPage(props: &DisconnectedPageProps) -> Html {
    let language = use_language();
    let ([title, safe, advice, label], way_back) = explanation(props.reason);
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
                if way_back == WayBack::LogInAgain {
                    <LogoutButton
                        label={language.text(label)}
                        variant={ButtonVariant::Primary}
                        owner={props.owner.clone()}
                        onlogout={props.onlogout.clone()}
                    />
                } else {
                    <Button
                        label={language.text(label)}
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
