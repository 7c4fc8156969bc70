//! The lamp: is what is shown still true?

use vigie_shared::protocol::CloseReason;
use vigie_shared::time::SECOND;
use yew::prelude::*;

use crate::clock::{Running, local_now, use_second};
use crate::i18n::{LanguageHandle, use_language};
use crate::live::Freshness;
use crate::ui::Mark;

/// Properties of [`Lamp`].
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct LampProps {
    /// What it shows.
    pub freshness: Freshness,
}

/// Always there, always colour and icon and word.
///
/// Seen text counts seconds; what is announced changes only with the state.
#[component]
pub fn Lamp(props: &LampProps) -> Html {
    let language = use_language();
    let stale = matches!(props.freshness, Freshness::Stale { .. });
    use_second(if stale { Running::Yes } else { Running::No });
    let (class, mark) = look(props.freshness);
    html! {
        <div class={classes!("vigie-connection", class)}>
            { mark }
            <span class="vigie-connection__word" aria-hidden="true">{ seen(&language, props.freshness) }</span>
            <span class="pf-v6-screen-reader" role="status">{ told(&language, props.freshness) }</span>
        </div>
    }
}

fn look(freshness: Freshness) -> (&'static str, Mark) {
    match freshness {
        Freshness::Connecting => ("vigie-connection--connecting", Mark::Sync),
        Freshness::Live => ("vigie-connection--live", Mark::CheckCircle),
        Freshness::Stale { .. } => ("vigie-connection--stale", Mark::Warning),
        Freshness::Offline { .. } => ("vigie-connection--offline", Mark::Sync),
        Freshness::Ended(_) => ("vigie-connection--ended", Mark::Unplugged),
    }
}

fn seen(language: &LanguageHandle, freshness: Freshness) -> String {
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

fn told(language: &LanguageHandle, freshness: Freshness) -> String {
    match freshness {
        Freshness::Stale { .. } => language.text("lamp-stale"),
        // The time is exact enough to be looked up; hearing it again and again is not.
        Freshness::Offline { .. } => language.text("lamp-offline"),
        other => seen(language, other),
    }
}
