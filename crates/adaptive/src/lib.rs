//! The measurement engine: which question comes next, and what the answers are worth.
//!
//! It answers four questions: how able is this candidate ([`Pool::estimate`], and by
//! competence [`Pool::profile`]), which item teaches most about them now
//! ([`Pool::next`]), what score do the answers give ([`Scale::score`]), and what does a
//! bank cost its items in exposure ([`Exposure::fit`]). [`Pool::degraded`] makes the test
//! that was left early one that can be scored like the others.
//!
//! **What it is not.** It knows no session, no clock, no candidate and no storage: a
//! test is the list of items asked with their marks, and every call starts from that
//! list. So there is nothing to keep in step, and a replay gives what the live test
//! gave. It does not decide whether a score is given at all; the rules of the session do.
//!
//! **Same result everywhere.** Native and wasm builds agree bit for bit: sums are of
//! whole numbers or written in a fixed order, and `exp` and `log1p` come from the `libm` crate, compiled
//! from the same Rust source for both. The methods of `f64` with these names call the
//! mathematics library of the platform, and the last digit differs between platforms.
//!
//! **Reading order.** `pool` (the items and their checks), `grid` and `tables` (what is
//! computed once), `posterior` and `progress` (a test under way), `blueprint` (which items
//! may come), `shelf`, `knots` and `select` (which one does), `exposure` and `strata` (what
//! it costs), `degrade`, `profile` and `scale` (from answers to a score), and `point` (the
//! estimates of others, for studies).

#![warn(missing_docs)]

mod blueprint;
mod degrade;
mod exposure;
mod fault;
mod grid;
mod knots;
pub mod point;
mod pool;
mod posterior;
mod profile;
mod progress;
mod random;
mod scale;
mod select;
mod shelf;
mod strata;
mod tables;

pub use exposure::{Exposure, Limits, Prices};
pub use fault::{PoolError, PoolFault, PoolWarning};
pub use pool::{COMPETENCES, ItemParameters, Need, Pool, PoolItem, Setting};
pub use posterior::{Estimate, Posterior, Prior};
pub use profile::{CompetenceAbility, Profile, SPREAD};
pub use progress::{Asked, Mark, Progress};
pub use scale::{Scale, ScaleData, ScaleError, Score};
pub use select::{Choice, Relaxation};
pub use strata::{STRATA, quantile, rank};
