//! What every part of a board needs to submit commands.

use vigie_shared::access::{AccessScope, Action, Role, can};
use vigie_shared::session::{ActorName, Command};
use vigie_shared::view::SessionStatus;
use yew::prelude::*;

use super::Errands;
use crate::live::Freshness;

/// The person at the board, their commands and the way to submit another.
#[derive(Debug, Clone, PartialEq)]
pub struct BoardContext {
    /// Controls for what this role may not do are not shown.
    pub role: Role,
    /// The name under which commands go on record; none where nothing is recorded.
    pub me: Option<ActorName>,
    /// The commands without an answer, and the answers that have not been dismissed.
    pub errands: Errands,
    /// Submits a command.
    pub send: Callback<Command>,
    /// While it is not live, a command waits in this tab.
    pub freshness: Freshness,
    /// In a closed session no command is possible.
    pub status: SessionStatus,
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
        errands: Errands::default(),
        send: Callback::noop(),
        freshness: Freshness::Connecting,
        status: SessionStatus::Created,
    })
}
