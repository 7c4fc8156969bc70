//! Two clocks: this device's, and the server's as seen from here.
//!
//! Deadlines are the server's. A device clock may be minutes off, and may be set
//! while the page is open; so the page counts with the browser's monotonic clock
//! and adds the offset learned from the server's own messages.

mod offset;

use std::cell::RefCell;

use vigie_shared::time::Timestamp;

pub use offset::ClockOffset;

/// An instant on this device: microseconds since 1970 when the page was loaded,
/// then counted on without jumps. Never to be compared with a [`Timestamp`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub struct DeviceInstant(pub i64);

impl DeviceInstant {
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
    // every clock again at each heartbeat for nothing: they tick by themselves.
    static OFFSET: RefCell<ClockOffset> = RefCell::new(ClockOffset::default());
}

/// The device's instant now.
pub fn device_now() -> DeviceInstant {
    let millis = match gloo_utils::window().performance() {
        Some(performance) => performance.time_origin() + performance.now(),
        None => js_sys::Date::now(),
    };
    // A float of microseconds since 1970 fits an i64 for some 290,000 years.
    DeviceInstant((millis * 1000.0) as i64)
}

/// The server's instant now, or the device's until a message of the server has come.
pub fn server_now() -> Timestamp {
    let now = device_now();
    OFFSET.with_borrow(|offset| offset.server(now))
}

/// The device's instant of a server's instant.
pub fn device_instant_of(at: Timestamp) -> DeviceInstant {
    OFFSET.with_borrow(|offset| offset.device(at))
}

/// The server's instant of a device's instant, to show it on the clock of the center.
pub fn server_instant_of(at: DeviceInstant) -> Timestamp {
    OFFSET.with_borrow(|offset| offset.server(at))
}

/// Records that a message sent by the server at `now` has just arrived.
pub fn record_server_time(now: Timestamp) {
    let here = device_now();
    OFFSET.with_borrow_mut(|offset| offset.record(here, now));
}

/// Forgets the samples: after a sleep of the device the monotonic clock may
/// have stood still, so each new connection takes new ones.
pub fn reset_offset() {
    OFFSET.with_borrow_mut(|offset| *offset = offset.without_samples());
}
