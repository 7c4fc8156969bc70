//! Stories of a live room, told through sockets and HTTP.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

mod admission;
mod alerts;
mod bad_input;
mod clock;
mod finalization;
mod recovery;
mod storage;
