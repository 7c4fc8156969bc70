//! Whether the data on the page are still current.

use vigie_shared::protocol::CloseReason;
use vigie_shared::time::SECOND;
use yew::prelude::*;

use crate::clock::{device_now, server_instant_of};
use crate::components::Icon;
use crate::format::time_of_day;
use crate::hooks::{Ticking, use_tick};
use crate::i18n::{LanguageHandle, use_language};
use crate::live::ConnectionStatus;

/// Properties of [`ConnectionIndicator`].
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct ConnectionIndicatorProps {
    pub connection: ConnectionStatus,
}

/// Color, icon and word.
///
/// The visible text counts seconds; the announced text changes only with the state.
#[component]
pub fn ConnectionIndicator(props: &ConnectionIndicatorProps) -> Html {
    let language = use_language();
    let stale = matches!(props.connection, ConnectionStatus::Stale { .. });
    use_tick(if stale { Ticking::Yes } else { Ticking::No });
    let (class, icon) = class_and_icon(props.connection);
    html! {
        <div class={classes!("vigie-connection", class)}>
            { icon }
            <span class="vigie-connection__word" aria-hidden="true">{ visible_text(&language, props.connection) }</span>
            <span class="pf-v6-screen-reader" role="status">{ announced_text(&language, props.connection) }</span>
        </div>
    }
}

fn class_and_icon(connection: ConnectionStatus) -> (&'static str, Icon) {
    match connection {
        ConnectionStatus::Connecting => ("vigie-connection--connecting", Icon::Sync),
        ConnectionStatus::Live => ("vigie-connection--live", Icon::CheckCircle),
        ConnectionStatus::Stale { .. } => ("vigie-connection--stale", Icon::Warning),
        ConnectionStatus::Offline { .. } => ("vigie-connection--offline", Icon::Sync),
        ConnectionStatus::Ended(_) => ("vigie-connection--ended", Icon::Unplugged),
    }
}

fn visible_text(language: &LanguageHandle, connection: ConnectionStatus) -> String {
    match connection {
        ConnectionStatus::Connecting => language.text("connection-connecting"),
        ConnectionStatus::Live => language.text("connection-live"),
        ConnectionStatus::Stale { since } => {
            let seconds = device_now().since(since).max(0) / SECOND;
            language.text_with("connection-stale-for", &[("seconds", seconds.into())])
        }
        ConnectionStatus::Offline { since } => {
            let since = time_of_day(language, server_instant_of(since));
            language.text_with("connection-offline-since", &[("since", since.into())])
        }
        ConnectionStatus::Ended(CloseReason::Displaced) => language.text("connection-displaced"),
        ConnectionStatus::Ended(
            CloseReason::DeviceReplaced
            | CloseReason::DeviceRefused
            | CloseReason::TooManyDevices
            | CloseReason::TooManyEntries,
        ) => language.text("connection-device"),
        ConnectionStatus::Ended(CloseReason::NotLoggedIn) => {
            language.text("connection-not-logged-in")
        }
        ConnectionStatus::Ended(_) => language.text("connection-outdated"),
    }
}

fn announced_text(language: &LanguageHandle, connection: ConnectionStatus) -> String {
    match connection {
        ConnectionStatus::Stale { .. } => language.text("connection-stale"),
        // The time is for those who look; hearing it again and again would disturb.
        ConnectionStatus::Offline { .. } => language.text("connection-offline"),
        other => visible_text(language, other),
    }
}
