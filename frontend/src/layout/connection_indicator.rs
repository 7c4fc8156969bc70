//! Whether the data on the page are still current.

use vigie_shared::protocol::CloseReason;
use vigie_shared::time::SECOND;
use yew::prelude::*;

use crate::clock::{Running, local_now, use_second};
use crate::components::Icon;
use crate::i18n::{LanguageHandle, use_language};
use crate::live::Freshness;

/// Properties of [`ConnectionIndicator`].
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct ConnectionIndicatorProps {
    pub freshness: Freshness,
}

/// Color, icon and word.
///
/// The visible text counts seconds; the announced text changes only with the state.
#[component]
pub fn ConnectionIndicator(props: &ConnectionIndicatorProps) -> Html {
    let language = use_language();
    let stale = matches!(props.freshness, Freshness::Stale { .. });
    use_second(if stale { Running::Yes } else { Running::No });
    let (class, icon) = class_and_icon(props.freshness);
    html! {
        <div class={classes!("vigie-connection", class)}>
            { icon }
            <span class="vigie-connection__word" aria-hidden="true">{ visible_text(&language, props.freshness) }</span>
            <span class="pf-v6-screen-reader" role="status">{ announced_text(&language, props.freshness) }</span>
        </div>
    }
}

fn class_and_icon(freshness: Freshness) -> (&'static str, Icon) {
    match freshness {
        Freshness::Connecting => ("vigie-connection--connecting", Icon::Sync),
        Freshness::Live => ("vigie-connection--live", Icon::CheckCircle),
        Freshness::Stale { .. } => ("vigie-connection--stale", Icon::Warning),
        Freshness::Offline { .. } => ("vigie-connection--offline", Icon::Sync),
        Freshness::Ended(_) => ("vigie-connection--ended", Icon::Unplugged),
    }
}

fn visible_text(language: &LanguageHandle, freshness: Freshness) -> String {
    match freshness {
        Freshness::Connecting => language.text("lamp-connecting"),
        Freshness::Live => language.text("lamp-live"),
        Freshness::Stale { since } => {
            let seconds = local_now().since(since).max(0) / SECOND;
            language.text_with("lamp-stale-for", &[("seconds", seconds.into())])
        }
        Freshness::Offline { since } => {
            let since = language.time_of_day(since.0);
            language.text_with("lamp-offline-since", &[("since", since.into())])
        }
        Freshness::Ended(CloseReason::Displaced) => language.text("lamp-displaced"),
        Freshness::Ended(CloseReason::NotLoggedIn) => language.text("lamp-not-logged-in"),
        Freshness::Ended(_) => language.text("lamp-outdated"),
    }
}

fn announced_text(language: &LanguageHandle, freshness: Freshness) -> String {
    match freshness {
        Freshness::Stale { .. } => language.text("lamp-stale"),
        // The time is for those who look; hearing it again and again would disturb.
        Freshness::Offline { .. } => language.text("lamp-offline"),
        other => visible_text(language, other),
    }
}
