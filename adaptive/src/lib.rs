//! The measurement engine: which question comes next, and what the answers are worth.
//!
//! It answers three questions: how able is this candidate ([`Pool::estimate`]), which
//! item teaches most about them now ([`Pool::next`]), and what score does an ability
//! give ([`Scale::score`]). [`Pool::degraded`] is the first question again for a test
//! that was left early.
//!
//! **What it is not.** It knows no session, no clock, no candidate and no storage: a
//! test is the list of items asked with their marks, and every call starts from that
//! list. So there is nothing to keep in step, and a replay gives what the live test
//! gave. It does not decide whether a score is given at all; the rules of the session do.
//!
//! **Same result everywhere.** Native and wasm builds agree bit for bit: sums are
//! written in a fixed order, and `exp` and `log1p` come from the `libm` crate, compiled
//! from the same Rust source for both. The methods of `f64` with these names call the
//! mathematics library of the platform, and the last digit differs between platforms.
//!
//! **Reading order.** `pool` (the items and their checks), `grid` and `tables` (what is
//! computed once), `estimate` (the posterior), `blueprint` (which items may come) and
//! `select` (which one does), `degrade`, and `scale` (from ability to score).

mod blueprint;
mod degrade;
mod estimate;
mod fault;
mod grid;
mod pool;
mod random;
mod scale;
mod select;
mod tables;

pub use estimate::{Asked, Estimate, Mark};
pub use fault::{PoolError, PoolFault};
pub use pool::{COMPETENCES, ItemParameters, Pool, PoolItem};
pub use scale::{Scale, ScaleData, ScaleError, Score};
pub use select::{Choice, Need, Relaxation};
