//! Values as people read them: plain functions, no components.

mod abort_reason;
mod code;
mod competence;
mod date;
mod decision;
mod duration;
mod entry_window;
mod error;
mod incident;
mod outcome;
mod refusal;
mod size;
mod state;
mod time_of_day;
mod validation;
mod why;

pub use abort_reason::abort;
pub use code::grouped_code;
pub use competence::{area, competence, mesh, mesh_meaning, score};
pub use date::{day, day_in_words, day_of, instant, instant_in_words, today};
pub use decision::{outcome_and_score, outcome_change};
pub use duration::{Rounding, duration};
pub use entry_window::entry_window;
pub use error::{error, http_error};
pub use incident::{actor, resolution};
pub use outcome::{outcome, rule};
pub use refusal::{refusal, refusal_by_code};
pub use size::size;
pub use state::{end_cause, percent, phase, status};
pub use time_of_day::{actor_and_time, hour_and_minute, time_of_day};
pub use validation::validation;
pub use why::{outcome_facts, rule_for_candidate};
