//! What the server's resources take and give, as far as this desk uses them.

mod account;
mod replay;
mod roster;
mod sessions;

pub use account::{Login, Me};
pub use replay::Replay;
#[cfg(test)]
pub use replay::Step;
pub use roster::{Checked, Enrolled, Fault, RosterText};
pub use sessions::{Created, Details, Entry, FieldFault, NewSession, Sessions};
