//! One part of the page submits commands and shows what came of the last one.

use std::rc::Rc;

use vigie_shared::session::{Command, Refusal};
use yew::prelude::*;

use crate::live::{CommandRequest, CommandResult};

/// State of the last command of one part of the page.
#[derive(Debug, Clone, PartialEq)]
pub enum CommandStatus {
    /// Nothing was submitted.
    Idle,
    /// In flight, perhaps until the connection is back.
    Sent,
    /// Durable.
    Granted,
    /// Nothing was changed.
    Refused(Rc<Refusal>),
}

/// Submits commands of one part of the page, and says where the last one stands.
/// `request` is the one of [`crate::live::LiveHandle`].
#[hook]
pub fn use_command_status(request: Callback<CommandRequest>) -> (CommandStatus, Callback<Command>) {
    let status = use_state_eq(|| CommandStatus::Idle);
    let setter = status.setter();
    let send = use_callback(
        request,
        move |command, request: &Callback<CommandRequest>| {
            setter.set(CommandStatus::Sent);
            let setter = setter.clone();
            let then = Callback::from(move |result: CommandResult| {
                setter.set(match result {
                    Ok(_) => CommandStatus::Granted,
                    Err(refusal) => CommandStatus::Refused(Rc::new(refusal)),
                });
            });
            request.emit(CommandRequest { command, then });
        },
    );
    ((*status).clone(), send)
}
