//! The core crate, tested through its public interface: what must hold after any
//! sequence of commands, and what the founding rules say word for word.
//!
//! One binary: the model driver in [`support`] is shared by all of it.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

mod access;
mod alerts;
mod certificates;
mod clock;
mod companion;
mod companion_document;
mod corrections;
mod decision_laws;
mod decisions;
mod device_laws;
mod devices;
mod discretion;
mod document;
mod evidence;
mod finalization;
mod fold;
mod free_text;
mod freeze;
mod guards;
mod idempotency;
mod incidents;
mod lapsed;
mod later_versions;
mod lost_time;
mod mistakes;
mod other_day;
mod outages;
mod outcome_previews;
mod outcomes;
mod pauses;
mod safety;
mod second_device;
mod secrecy;
mod secret_text;
mod signals;
mod support;
mod suspension;
mod timeline;
mod undo;
mod wire;
