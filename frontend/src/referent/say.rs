//! What this desk says about the things it shows: one function a kind of thing.

mod date;
mod error;
mod evidence;
mod incident;
mod length;
mod outcome;
mod refusal;
mod state;
mod why;

pub use crate::scale::{area, competence, mesh};
pub use date::{day, day_in_words, day_of, instant, instant_in_words, today};
pub use error::error;
pub use evidence::{abort, evidence};
pub use incident::{by, resolution};
pub use length::{by_at, hour, hour_exactly, length};
pub use outcome::{outcome, outcome_look, rule};
pub use refusal::refusal;
pub use state::{cause, percent, phase, phase_look, status, status_look};
pub use why::{facts, to_candidate};
