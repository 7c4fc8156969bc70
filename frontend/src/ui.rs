//! Small parts that every desk uses.

mod countdown;
mod failure;
mod mark;
mod slot;
mod span;
mod waiting;

pub use countdown::Countdown;
pub use failure::Failure;
pub use mark::Mark;
pub use slot::Slot;
pub use span::{hms, spoken};
pub use waiting::Waiting;
