//! What is on record about a room: putting something there, and reading it.
//!
//! Reading order: [`Opening`] and [`Draft`], then `catalogue`, `span`, `shown` and
//! `gains`, which are pure; then the pages: [`Recorder`], [`RecordPanel`], [`RecordBar`].

mod bar;
mod brief;
mod catalogue;
mod categories;
mod clock;
mod draft;
mod drafts;
mod flags;
mod gains;
mod note;
mod number;
mod own_incidents;
mod panel;
mod picks;
mod recorder;
mod room;
mod row;
mod sentences;
mod shown;
mod span;
mod submission;
mod told;
mod when;
mod who;
mod wish;

pub use bar::RecordBar;
pub use brief::brief;
pub use draft::{Draft, Opening};
pub use drafts::{DraftBox, use_drafts};
pub use flags::flags;
pub use own_incidents::undoable;
pub use panel::RecordPanel;
pub use picks::{Pick, PickAction, Picks, use_picks};
pub use recorder::Recorder;
pub use row::RecordRow;
pub use who::people;
