//! The record of a real session: checked, tampered with, replayed and handed on.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails")]

mod chain;
mod earlier_words;
mod export;
mod pages;
mod recorded_session;
mod replay;
mod upgrades;
mod verdict;
