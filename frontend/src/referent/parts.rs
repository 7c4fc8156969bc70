//! Parts of several of the referent's pages.

mod accommodations;
mod filter_event;
mod roster_table;

pub use accommodations::Accommodations;
pub use filter_event::filter_event;
pub use roster_table::RosterTable;
