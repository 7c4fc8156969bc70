//! The server of Vigie.
//!
//! Reading order: [`server`] (start and stop), [`room`] (the live side of a
//! session), [`center`] (all sessions of a center), [`socket`] (one connection),
//! [`store`] (group commit), [`journal`] and [`record`] (what is proved of a session),
//! [`http`] (resources), [`auth`] (who is who).
//!
//! What decides lives in `vigie-shared`, what measures in `vigie-adaptive`, the
//! questions in `vigie-item-bank`; this crate connects them to people and to disks.

pub mod accounts;
pub mod app;
pub mod auth;
pub mod center;
pub mod clock;
pub mod config;
pub mod demo;
pub mod error;
pub mod http;
pub mod journal;
pub mod record;
pub mod results;
pub mod room;
pub mod roster;
pub mod server;
pub mod socket;
pub mod store;
