//! How long an alert has been open, and how urgently to show it.
//!
//! The components update on their own, so that the card around them need not.

use vigie_i18n::format_countdown;
use vigie_shared::time::{MINUTE, Timestamp};
use yew::prelude::*;

use crate::clock::server_now;
use crate::hooks::{Ticking, use_tick};

/// Microseconds. After one minute an alert should have been seen, after three the
/// candidate loses patience.
const SOON_FROM: i64 = MINUTE;
const NOW_FROM: i64 = 3 * MINUTE;

/// How urgent an open alert is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum AlertUrgency {
    New,
    Soon,
    Now,
}

impl AlertUrgency {
    /// After `waited` microseconds.
    fn after(waited: i64) -> Self {
        match waited {
            NOW_FROM.. => Self::Now,
            SOON_FROM.. => Self::Soon,
            _ => Self::New,
        }
    }

    /// The end of its CSS classes.
    fn code(self) -> &'static str {
        match self {
            Self::New => "new",
            Self::Soon => "soon",
            Self::Now => "now",
        }
    }
}

/// Properties of [`AlertAge`] and [`AlertFrame`].
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct AlertAgeProps {
    /// Server time.
    pub since: Timestamp,
}

/// The time an alert has been open.
#[component]
pub fn AlertAge(props: &AlertAgeProps) -> Html {
    use_tick(Ticking::Yes);
    let waited = server_now().since(props.since);
    let urgency = format!("vigie-alert-age--{}", AlertUrgency::after(waited).code());
    html! {
        <span class={classes!("vigie-alert-age", urgency)}>{ format_countdown(waited) }</span>
    }
}

/// The frame around a card with an open alert, visible from afar.
#[component]
pub fn AlertFrame(props: &AlertAgeProps) -> Html {
    use_tick(Ticking::Yes);
    let urgency = AlertUrgency::after(server_now().since(props.since)).code();
    html! { <span class={classes!("vigie-alert-frame", format!("vigie-alert-frame--{urgency}"))} /> }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn urgency_rises_after_one_and_three_minutes() {
        let after = [MINUTE - 1, MINUTE, 3 * MINUTE - 1, 3 * MINUTE].map(AlertUrgency::after);
        assert_eq!(
            after,
            [
                AlertUrgency::New,
                AlertUrgency::Soon,
                AlertUrgency::Soon,
                AlertUrgency::Now
            ]
        );
    }
}
