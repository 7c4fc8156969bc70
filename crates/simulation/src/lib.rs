//! Studies of the measurement engine with simulated candidates.
//!
//! A study is a bank and candidates whose true abilities are known ([`Input`], the
//! `cat-sim-input/1` files, or one made from a seed by [`generate`]). A [`Rule`] chooses
//! their questions: the engine of Vigie ([`Engine`]), or for comparison those of
//! the bench. [`run`] lets every candidate sit, [`Metrics`] says how well the rule
//! measured and what it cost in exposure. [`drive`] offers the engine to the simulation
//! program of somebody else, line by line, and [`golden`] compares its estimates with
//! reference values.
//!
//! **What it is not.** No exam uses it; it is how the engine proves itself.
//!
//! **Reading order.** `input`, `candidate` (what a simulated candidate answers), `rule`,
//! `run`, `metrics`, `output`, then `drive` and `golden`. The rules Vigie is compared with
//! are in the program beside this library, `vigie-simulation`.

mod candidate;
pub mod drive;
mod generate;
pub mod golden;
mod input;
mod metrics;
mod output;
mod rule;
mod run;

pub use candidate::{Candidate, Trouble};
pub use generate::{Population, generate};
pub use input::{Input, InputError, Item, Prior, Simulee, Test};
pub use metrics::{Competences, Metrics};
pub use output::{EngineName, Output, OutputSession, Timing};
pub use rule::{Engine, Rule, Sitting};
pub use run::{Session, run};
