//! Durations in words.

mod span;

pub use span::{hms, spoken};
