//! What the server, the browser, the drill and the tests must agree on.
//!
//! Here: identifiers, the session as a pure state machine ([`session`]), who may
//! do what ([`access`]), the outcome rules ([`rules`]), what each audience sees
//! ([`view`]) and the wire protocol ([`protocol`]).
//!
//! Not here: clocks, randomness, sockets, databases, pages. Time and chance come
//! in as arguments; the caller keeps the promises about durability.
//!
//! Reading order: [`ids`], [`session::Command`], [`session::Event`],
//! [`session::Session`], [`rules`], [`view`], [`protocol`].

#![warn(missing_docs)]

pub mod access;
pub mod certificate;
pub mod competence;
pub mod ids;
pub mod item;
pub mod person;
pub mod protocol;
pub mod rules;
pub mod session;
pub mod time;
pub mod view;
