//! Small parts of this desk: PatternFly's look, words from the message files, and a
//! `data-testid` on what people act on.

mod act;
mod badge;
mod dialog;
mod field;
mod go;
mod heard;
mod needs;
mod notice;
mod roster_table;
mod take;
mod text_field;

pub use act::{Act, Kind, Role};
pub use badge::{Badge, Tone};
pub use dialog::{Dialog, Place};
pub use field::{Field, described_by};
pub use go::Go;
pub use heard::heard;
pub use needs::Needs;
pub use notice::{Notice, Weight};
pub use roster_table::RosterTable;
pub use take::Take;
pub use text_field::{Lines, TextField};
