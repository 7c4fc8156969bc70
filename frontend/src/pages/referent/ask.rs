//! Asking the session for something, and hearing what became of it.

use std::rc::Rc;

use vigie_shared::session::{Command, Refusal};
use yew::prelude::*;

/// What the session says to a command.
pub type Reply = Result<(), Refusal>;

/// A command and who wants to hear of it.
#[derive(Debug, Clone, PartialEq)]
pub struct Ask {
    /// What is asked.
    pub command: Command,
    /// Who hears the answer.
    pub then: Callback<Reply>,
}

/// Where one's own command stands.
#[derive(Debug, Clone, PartialEq)]
pub enum Asking {
    /// Nothing was asked.
    Idle,
    /// Under way, perhaps until the connection is back.
    Sent,
    /// Done, for good.
    Granted,
    /// Nothing was changed.
    Refused(Rc<Refusal>),
}

/// Sends commands of one place on the page, and says where the last one stands.
#[hook]
pub fn use_asking(ask: Callback<Ask>) -> (Asking, Callback<Command>) {
    let asking = use_state_eq(|| Asking::Idle);
    let setter = asking.setter();
    let send = use_callback(ask, move |command, ask: &Callback<Ask>| {
        setter.set(Asking::Sent);
        let setter = setter.clone();
        let then = Callback::from(move |reply: Reply| {
            setter.set(match reply {
                Ok(()) => Asking::Granted,
                Err(refusal) => Asking::Refused(Rc::new(refusal)),
            });
        });
        ask.emit(Ask { command, then });
    });
    ((*asking).clone(), send)
}
