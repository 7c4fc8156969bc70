//! The live board of a room, for invigilators and, read-only, for referents.
//!
//! A page folds what the server sends into a [`BoardStore`], the answers to its commands
//! into a [`CommandLog`], and renders a [`BoardView`] with its own role; the access table
//! decides what is shown. Reading order: [`BoardStore`], `standing`, `tasks`,
//! [`BoardView`], then `card`, `rail` and `drawer`.
//!
//! A page with a board, in short: in `on_event`, `Snapshot` and `Change` go to the store,
//! `Settled` to the log; the commands in flight are `live.pending`.

mod announcer;
mod banner;
mod bulk;
mod card;
mod chips;
mod command_log;
mod context;
mod deed;
mod dialog;
mod drawer;
mod expiry;
mod facts;
mod filter;
mod grid;
mod help;
mod incident;
mod keys;
mod notices;
mod oldest;
mod pace;
mod progress;
mod rail;
#[cfg(test)]
mod samples;
mod search;
mod side;
mod standing;
mod steps;
mod store;
mod tasks;
mod urgency;
mod view;
mod waited;
mod words;

use deed::{Deed, DeedButton, DeedLook};
use dialog::Dialog;
use expiry::use_expiry;
use filter::Filter;
use progress::Progress;
use standing::Standing;
use store::Seated;
use urgency::Urgency;
use waited::{AlertFrame, Elapsed, Waited};

pub use command_log::{CommandLog, CommandLogAction, Notice};
pub use pace::{Pace, left as time_left};
pub use store::{BoardAction, BoardState, BoardStore};
pub use view::{BoardView, BoardViewProps};
pub use words::{category as category_words, full_name};
