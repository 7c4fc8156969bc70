//! The whole center, live: one connection for all pages of the desk.

use std::rc::Rc;

use vigie_shared::protocol::{Never, ServerMessage};
use vigie_shared::view::{CenterView, QueuedIncident};
use yew::prelude::*;

use crate::components::ChildrenProps;
use crate::live::{Freshness, LiveOptions, use_live};

/// What is known of the center now.
#[derive(Debug, Clone, PartialEq)]
pub struct Center {
    /// Sessions, open incidents, problems with questions; once they are there.
    pub view: Option<Rc<CenterView>>,
    /// Is it still true?
    pub freshness: Freshness,
}

impl Default for Center {
    fn default() -> Self {
        Self {
            view: None,
            freshness: Freshness::Connecting,
        }
    }
}

impl Center {
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
    let view = use_state(|| None::<Rc<CenterView>>);
    let on_message = {
        let view = view.setter();
        use_callback((), move |message: ServerMessage<CenterView, Never>, ()| {
            if let ServerMessage::Snapshot { state, .. } = message {
                view.set(Some(Rc::new(state)));
            }
        })
    };
    let options = LiveOptions {
        path: "/api/socket/center".into(),
        keep: None,
    };
    let live = use_live(options, on_message);
    let center = Center {
        view: (*view).clone(),
        freshness: live.freshness,
    };
    html! {
        <ContextProvider<Center> context={center}>
            { props.children.clone() }
        </ContextProvider<Center>>
    }
}

/// The center of the page's user.
#[hook]
pub fn use_center() -> Center {
    use_context().unwrap_or_default()
}
