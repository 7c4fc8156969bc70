//! The live side of a session: one actor that owns its state.
//!
//! [`RoomRegistry`] finds or starts the actor of a session, [`RoomHandle`] reaches it. The
//! actor takes all waiting messages as one batch, decides their commands in order, commits
//! what follows as one row of the journal, and sends nothing about it before that row is
//! durable.
//!
//! Reading order: `actor` (the loop and all I/O), `state` (what a room knows), `classify`,
//! `commit`, `presence`, `broadcast` (the steps of a batch). The steps take time, randomness
//! and the result of storage as arguments, so that they can run without a clock, a database
//! or a socket.

mod actor;
mod broadcast;
mod classify;
mod commit;
mod companion;
mod frames;
mod load;
mod message;
mod presence;
mod registry;
mod replay_buffer;
mod score_cache;
mod seat_holders;
mod services;
mod state;
mod suspensions;
#[cfg(test)]
mod tests;
mod timers;
mod watchers;

pub(crate) use companion::{CompanionEvent, LinkGuard, LinkState, LinkWindow};
pub use load::RoomError;
pub(crate) use message::{RoomHandle, RoomMessage};
pub use registry::RoomRegistry;
