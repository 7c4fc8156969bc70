//! Requests and responses of the resources these pages use.

mod account;
mod replay;
mod roster;
mod sessions;

pub use account::{Login, Me};
pub use replay::Replay;
#[cfg(test)]
pub use replay::Step;
pub use roster::{RosterCandidate, RosterCheckResponse, RosterError, RosterText};
pub use sessions::{Created, FieldError, NewSession, SessionDetails, SessionListItem, Sessions};
