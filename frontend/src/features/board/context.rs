//! What every part of a board needs to submit commands.

use vigie_shared::access::{AccessScope, Action, Role, can};
use vigie_shared::ids::CommandId;
use vigie_shared::session::{ActorName, Command};
use vigie_shared::view::SessionStatus;
use yew::prelude::*;

use super::CommandLog;
use crate::live::{ConnectionStatus, PendingCommands};

/// The person at the board, the commands in flight and the way to submit another.
#[derive(Debug, Clone, PartialEq)]
pub struct BoardContext {
    /// Controls for what this role may not do are not shown.
    pub role: Role,
    /// The name under which commands go on record; none where nothing is recorded.
    pub me: Option<ActorName>,
    /// The commands in flight.
    pub pending: PendingCommands,
    /// The answers that have not been dismissed.
    pub log: CommandLog,
    /// Submits a command.
    pub submit: Callback<Command, CommandId>,
    /// The same for buttons, which have no use for the id.
    pub send: Callback<Command>,
    /// While it is not live, a command waits in this tab.
    pub connection: ConnectionStatus,
    /// In a closed session no command is possible.
    pub status: SessionStatus,
    /// The number of the session, on an invigilator's board.
    pub session: Option<u32>,
}

impl BoardContext {
    /// Is this action possible here?
    pub fn can(&self, action: Action) -> bool {
        !self.status.is_closed() && can(self.role, action, AccessScope::OwnSession)
    }
}

/// The context of the board around this part.
#[hook]
pub fn use_board_context() -> BoardContext {
    // Outside of a board (component tests) no command can be submitted.
    use_context::<BoardContext>().unwrap_or_else(|| BoardContext {
        role: Role::Candidate,
        me: None,
        pending: PendingCommands::default(),
        log: CommandLog::default(),
        submit: Callback::from(|_| CommandId(uuid::Uuid::nil())),
        send: Callback::noop(),
        connection: ConnectionStatus::Connecting,
        status: SessionStatus::Created,
        session: None,
    })
}

/// A callback for buttons from the connection's `submit`.
#[hook]
pub fn use_send_command(submit: &Callback<Command, CommandId>) -> Callback<Command> {
    use_callback(submit.clone(), |command, submit| {
        submit.emit(command);
    })
}
