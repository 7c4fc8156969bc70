//! Two clocks: this device's, and the server's as seen from here.
//!
//! Deadlines are the server's. A device clock may be minutes off, and may be set
//! while the page is open; so the page counts with the browser's monotonic clock
//! and adds the offset learnt from the server's own messages.

mod offset;
mod second;

use std::cell::RefCell;

use vigie_shared::time::Timestamp;

pub use offset::Offset;
pub use second::{Running, use_second};

/// An instant on this device: microseconds since 1970 when the page was loaded,
/// then counted on without jumps. Never to be compared with a [`Timestamp`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub struct Local(pub i64);

impl Local {
    /// The instant `micros` later.
    pub fn plus(self, micros: i64) -> Self {
        Self(self.0.saturating_add(micros))
    }

    /// Microseconds from `earlier` to `self`.
    pub fn since(self, earlier: Self) -> i64 {
        self.0.saturating_sub(earlier.0)
    }
}

thread_local! {
    // One page talks to one server, so there is one offset. A context would render
    // every clock again at each beat for nothing: they tick by themselves.
    static OFFSET: RefCell<Offset> = RefCell::new(Offset::default());
}

/// The device's instant now.
pub fn local_now() -> Local {
    let millis = match gloo_utils::window().performance() {
        Some(performance) => performance.time_origin() + performance.now(),
        None => js_sys::Date::now(),
    };
    // A float of microseconds since 1970 fits an i64 for some 290,000 years.
    Local((millis * 1000.0) as i64)
}

/// The server's instant now, or the device's until the server has been heard.
pub fn server_now() -> Timestamp {
    let now = local_now();
    OFFSET.with_borrow(|offset| offset.server(now))
}

/// The device's instant of a server's instant, to show it as a time of day here.
pub fn local_of(at: Timestamp) -> Local {
    OFFSET.with_borrow(|offset| offset.local(at))
}

/// Notes that a message sent by the server at `now` has just arrived.
pub fn heard(now: Timestamp) {
    let here = local_now();
    OFFSET.with_borrow_mut(|offset| offset.heard(here, now));
}

/// Forgets what was learnt: after a sleep of the device the monotonic clock may
/// have stood still, so each new connection starts afresh.
pub fn forget() {
    OFFSET.with_borrow_mut(|offset| *offset = offset.fresh());
}
