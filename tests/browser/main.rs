//! Stories told in real browser windows.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

mod live_room;
