//! The companion in a real Chromium, against a server that speaks its contract: what is blocked,
//! when, and that nothing of it is left afterwards.

#![expect(clippy::unwrap_used, reason = "a story fails by panicking")]

mod blocking;
mod policy;
mod recovery;
mod results_pages;
mod support;
