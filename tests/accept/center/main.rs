//! A center's year, as `cargo xtask accept center` tells it: one line a claim.
//!
//! | part | where |
//! |---|---|
//! | the year: files that schools have become sessions; corrections before, during and after; papers; the record | [`year`], over HTTP and sockets |
//! | what people click | [`bring_in`] and [`overseas`], in a browser |
//!
//! Each part is also a live story of its own, in `corrections`, `decisions` and
//! `other_day`, with the same helpers (`vigie_tests::center_stories`).

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

mod bring_in;
mod overseas;
mod year;
