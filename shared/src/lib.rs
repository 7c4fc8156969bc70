//! What the server, the browser, the load test and the tests must agree on.
//!
//! Here: identifiers, the session as a pure state machine ([`session`]), who may
//! do what ([`access`]), the outcome rules ([`rules`]), what each audience sees
//! ([`view`]), the wire protocol ([`protocol`]), the bodies of HTTP requests and responses
//! ([`api`]), the limits of both ([`limits`]), the price of an attempt to log in while somebody
//! guesses ([`proof_of_work`]), the wire of the companion extension ([`companion`]), what a later version may send
//! ([`maybe_known`]) and the reporting scale ([`scale`]).
//!
//! Not here: clocks, randomness, sockets, databases, pages. Time and randomness come
//! in as arguments; the caller keeps the promises about durability.
//!
//! Reading order: [`ids`], [`session::Command`], [`session::Event`],
//! [`session::Session`], [`rules`], [`view`], [`protocol`].

#![warn(missing_docs)]

pub mod access;
pub mod api;
pub mod certificate;
pub mod companion;
pub mod competence;
pub mod ids;
pub mod item;
pub mod limits;
pub mod maybe_known;
pub mod person;
pub mod proof_of_work;
pub mod protocol;
pub mod rules;
pub mod scale;
pub mod secret_text;
pub mod session;
pub mod time;
pub mod view;
