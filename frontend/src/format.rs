//! Values as people read them: plain functions, no components.

mod duration;
mod size;

pub use duration::{Rounding, duration, hms, spoken};
pub use size::size;
