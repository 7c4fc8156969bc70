//! The files of a session, for the referents of its center.
//!
//! A session of another center does not exist here, as everywhere.

mod certificates;
pub(super) mod door;
mod sheets;
mod tables;

pub(super) use certificates::*;
pub(super) use sheets::*;
pub(super) use tables::*;
