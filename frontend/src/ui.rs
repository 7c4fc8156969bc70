//! Small parts that every desk uses.

mod countdown;
mod failure;
mod mark;
mod slot;
mod waiting;

pub use crate::format::{hms, spoken};
pub use countdown::Countdown;
pub use failure::Failure;
pub use mark::Mark;
pub use slot::Slot;
pub use waiting::Waiting;
