//! Hooks that any page can use.

mod use_fetch;
mod use_focus;
mod use_has_passed;
mod use_scroll_to_top;
mod use_tick;

pub use use_fetch::{Fetch, RemoteData, use_fetch};
pub use use_focus::{focus_element, use_focus_return};
pub use use_has_passed::use_has_passed;
pub use use_scroll_to_top::use_scroll_to_top;
pub use use_tick::{Ticking, use_tick};
