//! Requests and responses of the resources these pages use.

mod account;
mod replay;
mod roster;
mod sessions;

pub use account::{CurrentReferent, ReferentLogin};
pub use replay::Replay;
#[cfg(test)]
pub use replay::ReplayStep;
pub use roster::{RosterCandidate, RosterCheckResponse, RosterError, RosterText};
pub use sessions::{
    Created, NewSession, SessionDetails, SessionFieldError, SessionListItem, Sessions,
};
