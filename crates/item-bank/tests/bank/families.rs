//! Families of items, seen from outside.

mod across;
mod expansion;
mod kinds;
pub mod made;
mod refusals;
mod templates;
