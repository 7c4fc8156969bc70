//! Calibration: item parameters from the answers of many candidates.
//!
//! An author guesses how difficult an item is and how well it discriminates; this crate
//! estimates both from an anonymous log of responses ([`ResponseLog::read`],
//! [`ResponseLog::calibrate`]) and flags the items that do not fit ([`CalibrationReport`]).
//!
//! **What it is not.** It changes no bank: authors decide. It reads no file and prints
//! nothing; bytes come in and a report goes out. It knows no candidate: a log has labels
//! of tests, and even these are not kept after reading.
//!
//! **Same result everywhere.** Sums run in a fixed order over tests sorted by their
//! content, and functions beyond the basic operations come from the `libm` crate, as in
//! the measurement engine. The order of the rows and the labels do not matter.
//!
//! The format of the log, the method and every field of the report are described in the
//! README beside this crate.
//!
//! **Reading order.** Each module uses only modules named before it: `items_in_use` and
//! `response_log` (the input), `quadrature`, `item_curve`, `ability_distribution` and
//! `parameter_prior` (the model), `calibration_options` and `estimation_plan` (which items
//! are estimated), `ability_posterior`, `e_step`, `m_step` and `em_cycles` (the
//! estimation), `symmetric_matrix` and `information` (standard errors), `item_fit`,
//! `item_flag`, `calibration_report`, `flag_rules` and `calibration`.

#![warn(missing_docs)]

mod ability_distribution;
mod ability_posterior;
mod calibration;
mod calibration_options;
mod calibration_report;
mod e_step;
mod em_cycles;
mod estimation_plan;
mod flag_rules;
mod information;
mod item_curve;
mod item_fit;
mod item_flag;
mod items_in_use;
mod m_step;
mod parameter_prior;
mod quadrature;
mod response_log;
mod symmetric_matrix;

pub use ability_distribution::AbilityDistribution;
pub use calibration_options::{CalibrationOptions, FlagThresholds};
pub use calibration_report::{
    CalibrationReport, ConvergenceReport, ItemEstimate, ItemReport, LogSize, SCHEMA, ScaleOrigin,
    ScaleReport,
};
pub use em_cycles::EmCycle;
pub use estimation_plan::{ItemRole, OptionsError};
pub use information::StandardErrorMethod;
pub use item_fit::{AbilityGroup, ItemFit, ScoreTest};
pub use item_flag::ItemFlag;
pub use items_in_use::{ItemParameters, ItemsError, ItemsInUse};
pub use parameter_prior::ParameterPrior;
pub use response_log::{LogDiagnostic, LogDiagnosticKind, LogError, ResponseLog};
