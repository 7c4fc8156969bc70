//! Hooks that any page can use.

mod use_command_status;
mod use_fetch;
mod use_focus_return;
mod use_has_passed;
mod use_hold_page;
mod use_is_slow;
mod use_scroll_to_top;
mod use_sending;
mod use_settled;
mod use_shortcuts;
mod use_tick;

pub use use_command_status::{CommandStatus, use_command_status};
pub use use_fetch::{Fetch, RemoteData, use_fetch};
pub use use_focus_return::use_focus_return;
pub use use_has_passed::use_has_passed;
pub use use_hold_page::{held_route, use_hold_page};
pub use use_is_slow::use_is_slow;
pub use use_scroll_to_top::use_scroll_to_top;
pub use use_sending::{RequestState, use_sending};
pub use use_settled::use_settled;
pub use use_shortcuts::{are_shortcuts_enabled, enable_shortcuts, use_shortcut, use_shortcuts};
pub use use_tick::{Ticking, use_tick};
