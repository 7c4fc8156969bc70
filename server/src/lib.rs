//! The server of Vigie.
//!
//! Reading order: [`server`] (start and stop), [`listener`] (TCP, TLS, HTTP), `live` (connections and actors), [`room`] (the
//! live side of a session), [`center`] (all sessions of a center), [`socket`] (one
//! connection), [`store`] (group commit), [`journal`] (chain, fold, verify) and [`archive`]
//! (export and replay of a whole session), [`http`] (resources), [`auth`] (logins).
//!
//! What decides lives in `vigie-shared`, what measures in `vigie-adaptive`, the
//! questions in `vigie-item-bank`; this crate serves them over the network.

pub mod accounts;
pub mod app;
pub mod archive;
pub mod audit;
pub mod auth;
pub mod block_list;
mod calendar;
pub mod center;
mod center_settings;
pub mod center_zone;
pub mod client_address;
pub mod clock;
pub mod companion;
pub mod config;
pub mod crypto_provider;
pub mod demo;
pub mod doctor;
pub mod door;
pub mod effective_suspensions;
pub mod entry_window;
pub mod error;
pub mod factor_key;
pub mod factor_throttle;
pub mod governor;
mod guessing;
mod guessing_watch;
pub mod http;
pub mod journal;
mod keyed_hash;
pub mod listener;
mod live;
pub mod login_registry;
pub mod login_throttle;
pub mod mail;
pub mod outgoing;
pub mod passwords;
pub mod people;
pub mod portal;
pub mod results;
pub mod room;
pub mod roster;
pub mod roster_locks;
pub mod server;
mod server_outages;
mod session_concerns;
pub mod set_up;
pub mod socket;
pub mod store;
pub mod suspension;
mod telemetry;
mod typed_text;
pub mod work_pool;
