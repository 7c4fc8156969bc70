//! Values as people read them: plain functions, no components.

mod abort_reason;
mod competence;
mod date;
mod duration;
mod error;
mod incident;
mod length;
mod outcome;
mod refusal;
mod size;
mod state;
mod why;

pub use abort_reason::abort;
pub use competence::{area, competence, mesh, mesh_meaning};
pub use date::{day, day_in_words, day_of, instant, instant_in_words, today};
pub use duration::{Rounding, duration, hms, spoken};
pub use error::{error, http_error};
pub use incident::{actor, resolution};
pub use length::{actor_and_time, hour_and_minute, length, time_of_day};
pub use outcome::{outcome, rule};
pub use refusal::refusal;
pub use size::size;
pub use state::{end_cause, percent, phase, status};
pub use why::{outcome_facts, rule_for_candidate};
