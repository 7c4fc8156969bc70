//! What a simulated candidate or invigilator reports about itself.

use vigie_client::Termination;
use vigie_shared::session::{Command, Refusal};

/// One thing that happened to a simulated participant.
#[derive(Debug)]
pub enum ParticipantEvent {
    /// The server has welcomed the participant.
    Connected,
    /// The page or the board is up to date.
    ViewUpdated,
    /// A view could not be read: the server is of another version.
    UnreadableView,
    /// A change of the board did not follow the one before; a snapshot was requested.
    SequenceGap,
    /// A planned action was carried out.
    Acted,
    /// A command is durable.
    CommandDone(Command),
    /// A command changed nothing.
    CommandRefused(Command, Refusal),
    /// The socket is gone; the participant is reconnecting.
    Disconnected,
    /// The same login will not be accepted again.
    Terminated(Termination),
}
