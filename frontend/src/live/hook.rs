//! A live connection as a Yew hook.

use std::rc::Rc;

use serde::de::DeserializeOwned;
use vigie_shared::ids::CommandId;
use vigie_shared::session::Command;
use yew::prelude::*;

use super::connection::{Connection, ConnectionObservers, LiveOptions};
use super::{AudienceChange, CommandRequest, ConnectionStatus, LiveEvent, PendingCommands};

/// The connection as a page uses it. The callbacks are the same over all renders, fit
/// for props.
#[derive(Debug, Clone, PartialEq)]
pub struct LiveHandle {
    /// To show it, and to mark what may be out of date.
    pub status: ConnectionStatus,
    /// The commands in flight, also those that survived a reload.
    pub pending: PendingCommands,
    /// Submits a command. The answer comes as [`LiveEvent::Settled`] with the id this
    /// returns.
    pub submit: Callback<Command, CommandId>,
    /// Submits a command unless one on its topic is in flight; whether it did.
    pub submit_once: Callback<Command, bool>,
    /// Submits a command and reports the result to the part of the page that asked.
    pub request: Callback<CommandRequest>,
    /// The same under an id that the page has chosen: a refused command can be submitted again
    /// as the same one.
    pub request_as: Callback<(CommandId, CommandRequest)>,
    /// Takes a command back that has not left yet; whether it did.
    pub withdraw: Callback<CommandId, bool>,
}

/// Connects while the component lives; `on_event` gets what the server says of the room
/// and of the commands of this page.
///
/// The component is rendered again when the status or the list of commands in flight
/// changes, not at each event: dispatch those to a reducer, and give each part of the
/// page only its own part as props.
#[hook]
pub fn use_live<S, C>(options: LiveOptions, on_event: Callback<LiveEvent<S, C>>) -> LiveHandle
where
    S: DeserializeOwned + 'static,
    C: AudienceChange,
{
    let status = use_state_eq(|| ConnectionStatus::Connecting);
    let update = use_force_update();
    let connection = {
        let (status, on_event) = (status.setter(), on_event.clone());
        use_memo(options, move |options| {
            let observers = ConnectionObservers {
                event: on_event,
                status: Callback::from(move |now| status.set(now)),
                pending_changed: Callback::from(move |()| update.force_update()),
            };
            Connection::new(options.clone(), observers)
        })
    };
    connection.observe(on_event);
    let shared = ByPointer((*connection).clone());
    use_effect_with(shared.clone(), |connection| {
        let connection = connection.0.clone();
        connection.start();
        move || connection.stop()
    });
    let submit = use_callback(shared.clone(), |command, connection| {
        connection.0.submit(command)
    });
    let submit_once = use_callback(shared.clone(), |command, connection| {
        connection.0.submit_once(command)
    });
    let request_as = use_callback(shared.clone(), |(id, request), connection| {
        connection.0.request_as(id, request);
    });
    let withdraw = use_callback(shared.clone(), |id, connection| connection.0.withdraw(id));
    let request = use_callback(shared, |request, connection| connection.0.request(request));
    LiveHandle {
        status: *status,
        pending: connection.pending(),
        submit,
        submit_once,
        request,
        request_as,
        withdraw,
    }
}

/// Equal only to itself: two connections with the same options are still two.
struct ByPointer<T>(Rc<T>);

impl<T> Clone for ByPointer<T> {
    fn clone(&self) -> Self {
        Self(self.0.clone())
    }
}

impl<T> PartialEq for ByPointer<T> {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}
