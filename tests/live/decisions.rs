//! Decisions that are corrected: a finalized session opened again, published outcomes decided
//! again, results held back, and what everybody outside sees of it.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails")]

mod guards;
mod paper;
mod record;
mod reopened;
mod revised;
