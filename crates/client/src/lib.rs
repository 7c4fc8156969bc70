//! A native client of Vigie's protocol, for the load test and the black-box tests.
//!
//! [`HttpClient`] logs in and returns [`Credentials`]. Credentials open one WebSocket
//! with [`connect`], or a [`ReconnectingClient`], which says hello with its cursor,
//! answers heartbeats, reconnects after a [`Backoff`], and sends every command that was
//! not answered again under the same id.
//!
//! [`CompanionClient`] is the companion extension of a candidate: a link with signed heartbeats.
//!
//! What to send, and when, is up to the caller. The pages have a client of their own:
//! a browser gives access neither to TCP nor to the cookie.

mod address;
mod backoff;
mod companion;
mod envelope;
mod http;
mod login;
mod pending;
mod reconnecting;
mod transport;

pub use address::{NotLocal, ServerAddress};
pub use backoff::Backoff;
pub use companion::{CompanionClient, CompanionError, EXTENSION_ORIGIN, blocking};
pub use envelope::Envelope;
pub use http::{HttpClient, HttpError};
pub use login::Credentials;
pub use reconnecting::{ClientEvent, ReconnectingClient, Termination};
pub use transport::{ConnectError, UpgradeRequest, WebSocket, connect, encode};
