//! The calibration on logs of candidates whose items are known, on published data, and
//! on logs that must be refused.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails")]

mod flags;
mod held;
mod order;
mod published;
mod recovery;
mod refusals;
mod scale;
mod world;
