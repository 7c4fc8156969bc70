//! State and events that several pages need.

mod is_slow;
mod shortcuts;

pub use is_slow::use_is_slow;
pub use shortcuts::{are_shortcuts_enabled, enable_shortcuts, use_shortcut, use_shortcuts};
