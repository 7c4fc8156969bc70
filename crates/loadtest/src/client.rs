//! The client's side of Vigie: HTTP log-ins, and sockets that come back by
//! themselves.
//!
//! A [`Http`] connection gives a [`Badge`]; a badge opens a [`Client`]; the client
//! is asked for what it heard, in a loop. What was sent and not answered is sent
//! again, under the same id, after every reconnect.

mod backoff;
mod frame;
mod http;
mod line;
mod login;
mod pending;
mod wire;

pub use backoff::Backoff;
pub use frame::{CardFrame, Frame, PageFrame, QuestionFrame, fitting_response};
pub use http::{Http, HttpError};
pub use line::{Client, End, Heard};
pub use login::Badge;
pub use wire::{Address, ConnectError, Socket};
