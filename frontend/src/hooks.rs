//! Hooks that any page can use.

mod focus;
mod is_slow;
mod shortcuts;
mod use_command_status;
mod use_fetch;
mod use_focus;
mod use_has_passed;
mod use_scroll_to_top;
mod use_tick;

pub use focus::{focus_and_center, focus_element, focus_node};
pub use is_slow::use_is_slow;
pub use shortcuts::{are_shortcuts_enabled, enable_shortcuts, use_shortcut, use_shortcuts};
pub use use_command_status::{CommandStatus, use_command_status};
pub use use_fetch::{Fetch, RemoteData, use_fetch};
pub use use_focus::use_focus_return;
pub use use_has_passed::use_has_passed;
pub use use_scroll_to_top::use_scroll_to_top;
pub use use_tick::{Ticking, use_tick};
