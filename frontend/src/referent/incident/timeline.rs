//! What happened to one candidate.

mod drawer;
mod entries;
mod kind;
mod stamp;

pub use drawer::{Focus, TimelineDrawer};
pub use stamp::Stamp;
