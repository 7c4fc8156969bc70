//! What this desk says about the things it shows: one function a kind of thing.

mod competence;
mod date;
mod error;
mod incident;
mod outcome;
mod refusal;
mod state;

pub use competence::{area, competence, mesh};
pub use date::{day, day_in_words, instant, today};
pub use error::error;
pub use incident::{by, resolution};
pub use outcome::{outcome, outcome_look, rule};
pub use refusal::refusal;
pub use state::{cause, percent, phase, phase_look, status, status_look};
