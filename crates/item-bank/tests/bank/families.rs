//! Families of items, through the public interface.

mod across;
mod expansion;
pub mod fixtures;
mod kinds;
mod refusals;
mod templates;
