//! The whole center, live: one connection for all of the referent's pages.

use std::rc::Rc;

use vigie_shared::protocol::{CloseReason, Never};
use vigie_shared::view::{CenterView, QueuedIncident};
use yew::prelude::*;

use super::require_login::use_auth;
use crate::live::{ConnectionStatus, LiveEvent, LiveOptions, use_live};
use yew::html::ChildrenProps;

/// The state of the live connection.
#[derive(Debug, Clone, PartialEq)]
pub struct LiveCenter {
    /// Sessions, open incidents, problems with questions; none until the first snapshot.
    pub view: Option<Rc<CenterView>>,
    /// Whether the data are current.
    pub connection: ConnectionStatus,
}

impl Default for LiveCenter {
    fn default() -> Self {
        Self {
            view: None,
            connection: ConnectionStatus::Connecting,
        }
    }
}

impl LiveCenter {
    /// Open incidents of all sessions, and how many of them block a finalization.
    pub fn open(&self) -> (usize, usize) {
        let incidents = self.view.as_ref().map_or(&[][..], |view| &view.incidents);
        let blocks = |queued: &&QueuedIncident| queued.incident.blocks();
        (incidents.len(), incidents.iter().filter(blocks).count())
    }
}

/// Connects, and gives [`use_center`] to everything inside.
#[component]
pub fn CenterProvider(props: &ChildrenProps) -> Html {
    let account = use_auth();
    let view = use_state(|| None::<Rc<CenterView>>);
    let on_event = {
        let view = view.setter();
        use_callback((), move |event: LiveEvent<CenterView, Never>, ()| {
            if let LiveEvent::Snapshot { state, .. } = event {
                view.set(Some(Rc::new(state)));
            }
        })
    };
    let options = LiveOptions {
        path: "/api/socket/center".into(),
        storage_key: None,
        login: None,
    };
    let live = use_live(options, on_event);
    use_effect_with(live.status, move |status| {
        if *status == ConnectionStatus::Ended(CloseReason::NotLoggedIn) {
            account.expired.emit(());
        }
    });
    let center = LiveCenter {
        view: (*view).clone(),
        connection: live.status,
    };
    html! {
        <ContextProvider<LiveCenter> context={center}>
            { props.children.clone() }
        </ContextProvider<LiveCenter>>
    }
}

/// The center of the page's user.
#[hook]
pub fn use_center() -> LiveCenter {
    use_context().unwrap_or_default()
}
