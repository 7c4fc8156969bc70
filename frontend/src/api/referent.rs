//! Requests and responses of the resources these pages use.

mod account;
mod replay;
mod roster;
mod sessions;

pub use account::{CurrentReferent, ReferentLogin};
#[cfg(test)]
pub use replay::ReplayStep;
pub use replay::SessionReplay;
pub use roster::{RosterCandidate, RosterCheckResponse, RosterError, RosterText};
pub use sessions::{
    CreatedSession, NewSession, SessionDetails, SessionFieldError, SessionListItem, SessionListPage,
};
