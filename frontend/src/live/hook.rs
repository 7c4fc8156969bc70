//! A live connection as a Yew hook.

use std::rc::Rc;

use serde::de::DeserializeOwned;
use vigie_shared::ids::CommandId;
use vigie_shared::protocol::ServerMessage;
use vigie_shared::session::Command;
use yew::prelude::*;

use super::Freshness;
use super::link::{Link, Listeners};

/// Which connection.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LiveOptions {
    /// Absolute path of the socket on this server.
    pub path: AttrValue,
    /// Keeps unanswered commands in the tab's storage under this key, so that a
    /// reload loses no answer. Must name the log-in: another person may use the tab.
    pub keep: Option<AttrValue>,
}

/// A page's hold on its connection.
#[derive(Debug, Clone, PartialEq)]
pub struct LiveHandle {
    /// For the lamp, and to mark what may be out of date.
    pub freshness: Freshness,
    /// Commands without an answer: some for more than a second deserve a word.
    pub unanswered: usize,
    /// Asks the session something; the answer comes as `Done` or `Refused` with the
    /// id this returns. The same callback over all renders, fit for props.
    pub submit: Callback<Command, CommandId>,
}

/// Connects while the component lives; `on_message` gets everything but beats.
///
/// The component is rendered again when the freshness or the number of unanswered
/// commands changes, not at each message: dispatch those to a reducer, and give
/// each part of the page only its own part as props.
#[hook]
pub fn use_live<S, C>(options: LiveOptions, on_message: Callback<ServerMessage<S, C>>) -> LiveHandle
where
    S: DeserializeOwned + 'static,
    C: DeserializeOwned + 'static,
{
    let freshness = use_state_eq(|| Freshness::Connecting);
    let unanswered = use_state_eq(|| 0_usize);
    let link = {
        let (freshness, unanswered) = (freshness.setter(), unanswered.setter());
        let on_message = on_message.clone();
        use_memo(options, move |options| {
            let listeners = Listeners {
                message: on_message,
                freshness: Callback::from(move |now| freshness.set(now)),
                unanswered: Callback::from(move |count| unanswered.set(count)),
            };
            Link::new(options.clone(), listeners)
        })
    };
    link.listen(on_message);
    use_effect_with(ByPointer((*link).clone()), |link| {
        let link = link.0.clone();
        link.start();
        move || link.stop()
    });
    let submit = use_callback(ByPointer((*link).clone()), |command, link| {
        link.0.submit(command)
    });
    LiveHandle {
        freshness: *freshness,
        unanswered: *unanswered,
        submit,
    }
}

/// The same link, and not one that looks like it.
struct ByPointer<T>(Rc<T>);

impl<T> PartialEq for ByPointer<T> {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}
