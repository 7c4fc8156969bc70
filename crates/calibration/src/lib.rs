//! Calibration: what the answers of many candidates say about the items.
//!
//! An author guesses how difficult an item is and how well it separates; this crate
//! estimates both from an anonymous log of responses ([`Log::read`], [`Log::calibrate`])
//! and flags what does not behave ([`Report`]).
//!
//! **What it is not.** It changes no bank: authors decide. It reads no file and prints
//! nothing; bytes come in and a report goes out. It knows no candidate: a log has labels
//! of tests, and even these are gone once it is read.
//!
//! **Same result everywhere.** Sums run in a fixed order over tests sorted by their
//! content, and functions beyond the basic operations come from the `libm` crate, as in
//! the measurement engine. The order of the rows and the labels do not matter.
//!
//! The format of the log, the method and every field of the report are described in the
//! README beside this crate.
//!
//! **Reading order.** `items` and `log` (what comes in), `model` (the curve), `plan`
//! (which items are estimated), `posterior`, `expect`, `maximise` and `cycles` (the
//! estimation), `information` (standard errors), `fit` and `flag`, then `calibrate` and
//! `report`.

#![warn(missing_docs)]

mod calibrate;
mod cycles;
mod expect;
mod fit;
mod flag;
mod information;
mod items;
mod log;
mod maximise;
mod model;
mod options;
mod plan;
mod posterior;
mod report;

pub use cycles::Cycle;
pub use fit::{Fit, Group, Test};
pub use flag::Flag;
pub use information::Method;
pub use items::{ItemsError, ItemsInUse, Parameters};
pub use log::{Log, LogFault, LogFaultKind, LogFaults};
pub use model::Population;
pub use options::{Limits, Options, Prior};
pub use plan::{OptionsError, Role};
pub use report::{Convergence, Estimate, HeldBy, ItemReport, LogSize, Report, SCHEMA, Scale};
