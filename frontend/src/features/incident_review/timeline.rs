//! What happened to one candidate.

mod drawer;
mod entries;
mod kind;
mod revision;

pub use drawer::{TimelineDrawer, TimelineFocus};
pub use revision::TimelineRevision;

use vigie_shared::ids::Seat;

/// Which candidate's timeline to show, and what of it.
pub type TimelineRequest = (Seat, TimelineFocus);
