//! A center's year, as `cargo xtask accept center` tells it: one line a claim.
//!
//! | part | where |
//! |---|---|
//! | files that schools have become sessions | [`bring_in`], over HTTP and in a browser |
//! | a center overseas, on a server in UTC, seen from Paris | [`overseas`], in a browser |
//! | corrections before, during and after a session | the live stories `corrections`, `decisions` and `other_day`, which the same run tells: the name of each is its claim |
//!
//! A story of a center that needs a room joins the live stories (`tests/live`); one that needs a
//! browser joins here, as a module.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

mod bring_in;
mod overseas;
