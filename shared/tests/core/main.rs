//! The core crate, tested through its public interface: what must hold after any
//! sequence of commands, and what the founding rules say word for word.
//!
//! One binary: the model driver in [`support`] is shared by all of it.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

mod access;
mod alerts;
mod clock;
mod devices;
mod document;
mod finalization;
mod fold;
mod idempotency;
mod incidents;
mod outcomes;
mod safety;
mod secrecy;
mod support;
mod wire;
