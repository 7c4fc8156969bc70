//! Studies of the measurement engine with simulated candidates.
//!
//! A study is a bank and candidates whose true abilities are known ([`StudyInput`], the
//! `cat-sim-input/1` files, or one made from a seed by [`generate_study`]). A
//! [`SelectionRule`] selects their items: the engine of Vigie ([`VigieEngine`]), or for
//! comparison the reference rules of the program. [`run_study`] lets every candidate take a
//! test, [`StudyMetrics`] says how well the rule measured and what it cost in exposure.
//! [`stdio_driver`] offers the engine to the simulation program of another project, line
//! by line, and [`golden`] compares its estimates with reference values.
//!
//! **What it is not.** No exam uses it; it shows how well the engine measures.
//!
//! **Reading order.** `study_input`, `simulated_candidate` (what a simulated candidate
//! answers), `study_generator`, `selection_rule`, `study_run`, `step_timing`,
//! `competence_metrics`, `study_metrics`, `study_output`, then `stdio_driver` and
//! `golden`. The rules Vigie is compared with are in the program beside this library,
//! `vigie-simulation`.

mod competence_metrics;
pub mod golden;
mod selection_rule;
mod simulated_candidate;
pub mod stdio_driver;
mod step_timing;
mod study_generator;
mod study_input;
mod study_metrics;
mod study_output;
mod study_run;

pub use competence_metrics::CompetenceMetrics;
pub use selection_rule::{SelectionRule, SimulatedTest, VigieEngine};
pub use simulated_candidate::{Perturbation, SimulatedCandidate};
pub use step_timing::StepTiming;
pub use study_generator::{StudyKind, generate_study};
pub use study_input::{Simulee, StudyInput, StudyInputError, StudyItem, StudyPrior, TestDesign};
pub use study_metrics::StudyMetrics;
pub use study_output::{EngineDescription, SessionOutput, StudyOutput};
pub use study_run::{SimulatedSession, run_study};
