//! The calibration on logs of simulated candidates, on published data, and on logs that
//! must be refused.

#![expect(clippy::unwrap_used, reason = "a test that cannot continue fails")]

mod flags;
mod insufficient_data;
mod order;
mod published;
mod recovery;
mod refusals;
mod scale;
mod simulated_bank;
