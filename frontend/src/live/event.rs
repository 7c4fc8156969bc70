//! What a live connection delivers to its page.

use vigie_shared::ids::IncidentId;
use vigie_shared::session::{Command, Refusal};
use yew::Callback;

use super::PendingCommand;

/// The answer to a command: what it created if it is durable, or why it changed nothing.
pub type CommandResult = Result<Option<IncidentId>, Refusal>;

/// What a page is to know. Greetings and heartbeats stay within the connection.
#[derive(Debug, Clone, PartialEq)]
pub enum LiveEvent<S, C> {
    /// The whole view.
    Snapshot {
        /// Sequence number it is up to.
        seq: u64,
        /// The view.
        state: S,
    },
    /// A part of the view changed.
    Change {
        /// Sequence number of this change.
        seq: u64,
        /// The change.
        change: C,
    },
    /// Something changed that this version of the page does not show.
    Later {
        /// Sequence number of the change.
        seq: u64,
    },
    /// A command of this page was answered. It is not in flight any more.
    Settled {
        /// The command that was in flight.
        command: PendingCommand,
        /// The answer.
        result: CommandResult,
    },
}

/// A command of which one part of the page must know the result.
#[derive(Debug, Clone, PartialEq)]
pub struct CommandRequest {
    /// What to submit.
    pub command: Command,
    /// Called once with the result, unless the page is left before.
    pub then: Callback<CommandResult>,
}
