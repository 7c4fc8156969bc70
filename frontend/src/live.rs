//! The live connection of a page with its room.
//!
//! [`machine`] decides everything (when to connect, what to resend, whether the data
//! are current) and knows neither sockets nor Yew; `connection` executes its effects
//! with a browser's WebSocket, timer and storage; [`use_live`] gives it to a page.
//! [`PendingCommands`] is the one list of commands in flight.

mod audience;
mod backoff;
mod connection;
mod cursor;
mod delivery;
mod effect;
mod event;
mod hook;
pub mod machine;
mod pending;
mod send_window;
mod socket;
mod status;
#[cfg(test)]
mod tests;
mod topic;

pub use audience::AudienceChange;
pub use connection::LiveOptions;
pub use delivery::CommandDelivery;
pub use effect::{Effect, LocalClose};
pub use event::{CommandRequest, CommandResult, LiveEvent};
pub use hook::{LiveHandle, use_live};
pub use pending::{PendingCommand, PendingCommands};
pub use status::ConnectionStatus;
pub use topic::CommandTopic;
