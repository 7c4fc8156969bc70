//! The live connection of a desk with its room.
//!
//! [`core`] decides everything (when to connect, what to resend, whether what is
//! shown is still true) and knows neither sockets nor Yew; `link` does what it
//! says with a browser's WebSocket; [`use_live`] gives it to a page.

mod backoff;
pub mod core;
mod farewell;
mod freshness;
mod hook;
mod link;
mod pending;
mod place;
mod socket;
#[cfg(test)]
mod tests;

pub use farewell::Farewell;
pub use freshness::Freshness;
pub use hook::{LiveHandle, LiveOptions, use_live};
pub use pending::Pending;
