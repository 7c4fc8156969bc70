//! Messages about the whole board: it may be out of date, or it is closed.

use vigie_shared::protocol::CloseReason;
use vigie_shared::time::SECOND;
use vigie_shared::view::SessionStatus;
use yew::prelude::*;

use crate::clock::{DeviceInstant, device_now};
use crate::components::Icon;
use crate::hooks::{Ticking, use_tick};
use crate::i18n::use_language;
use crate::live::ConnectionStatus;

/// Properties of [`Banner`].
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct BannerProps {
    pub connection: ConnectionStatus,
    pub status: SessionStatus,
    /// Commands without an answer.
    pub unanswered: usize,
}

/// Nothing while the board is up to date and open.
#[component]
pub fn Banner(props: &BannerProps) -> Html {
    let language = use_language();
    let stale_since = match props.connection {
        ConnectionStatus::Stale { since } | ConnectionStatus::Offline { since } => Some(since),
        _ => None,
    };
    html! {
        <div class="vigie-banners">
            if let Some(since) = stale_since {
                <div class="vigie-banner vigie-banner--stale" data-testid="banner-stale">
                    { Icon::Warning }
                    <p>
                        <b><DataAge {since} /></b>{ " " }
                        { language.text("board-stale-safe") }
                        if props.unanswered > 0 {
                            { " " }
                            { language.text_with("board-stale-queued", &[("count", props.unanswered.into())]) }
                        }
                    </p>
                </div>
            }
            if let ConnectionStatus::Ended(reason) = props.connection {
                <div class="vigie-banner vigie-banner--ended" role="alert" data-testid="banner-ended">
                    { Icon::Unplugged }
                    <p>
                        if reason == CloseReason::NotLoggedIn {
                            { language.text("board-ended-login") }
                        } else {
                            { language.text("board-ended-reload") }
                        }
                    </p>
                </div>
            }
            if props.status.is_closed() {
                <div class="vigie-banner vigie-banner--closed" role="status" data-testid="banner-finalized">
                    { Icon::Lock }
                    <p>{ language.text(match props.status {
                        SessionStatus::Cancelled => "board-cancelled",
                        _ => "board-finalized",
                    }) }</p>
                </div>
            }
        </div>
    }
}

#[derive(Debug, Clone, PartialEq, Properties)]
struct DataAgeProps {
    since: DeviceInstant,
}

/// The age of the data. Not announced: the connection indicator announces it once.
#[component]
fn DataAge(props: &DataAgeProps) -> Html {
    let language = use_language();
    use_tick(Ticking::Yes);
    let seconds = device_now().since(props.since).max(0) / SECOND;
    let text = match seconds {
        ..120 => language.text_with("board-stale-seconds", &[("seconds", seconds.into())]),
        _ => language.text_with("board-stale-minutes", &[("minutes", (seconds / 60).into())]),
    };
    html! { <>{ text }</> }
}
