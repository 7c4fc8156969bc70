//! The measurement engine: which item comes next, and what the answers say about ability.
//!
//! It answers four questions: how able the candidate is ([`Pool::estimate`], and by
//! competence [`Pool::profile`]), which item gives the most information about them now
//! ([`Pool::select_next`]), what score the answers give ([`Scale::score`]), and which
//! exposure penalties a bank needs ([`ExposureControl::fit`]). [`Pool::impute_failed`]
//! completes a test that was left early, so that it can be scored like the others.
//!
//! **What it is not.** It knows no session, no clock, no candidate and no storage: a
//! test is the list of administered items with their scores, and every call starts from
//! that list. So there is nothing to keep in step, and a replay gives what the live test
//! gave. It does not decide whether a score is given at all; the rules of the session do.
//!
//! **Same result everywhere.** Native and wasm builds agree bit for bit: sums are of
//! whole numbers or written in a fixed order, and `exp` and `log1p` come from the `libm`
//! crate, compiled from the same Rust source for both. The methods of `f64` with these
//! names call the mathematics library of the platform, and the last digit differs between
//! platforms.
//!
//! **Reading order.** Each module uses only modules named before it: `logistic` (the
//! model), `types` (items and answers), `quadrature`, `likelihood_table` and `posterior`
//! (the ability estimate), `quadrature_knots`, `strata`, `exposure_control` and
//! `selection_index` (what is computed per bank), `pool_error` and `pool`, `relaxation` and
//! `blueprint` (which items are eligible), `rng` and `item_selection` (which of them comes
//! next), `test_state` (a test under way), `impute_failed`, `profile` and `scale` (from
//! answers to a score), `exposure_fit` (finding the penalties), and `point_estimate` (other
//! published estimates, for studies).

#![warn(missing_docs)]

mod blueprint;
mod exposure_control;
mod exposure_fit;
mod impute_failed;
mod item_selection;
mod likelihood_table;
mod logistic;
pub mod point_estimate;
mod pool;
mod pool_error;
mod posterior;
mod profile;
mod quadrature;
mod quadrature_knots;
mod relaxation;
pub mod rng;
mod scale;
mod selection_index;
mod strata;
mod test_state;
mod types;

pub use exposure_control::{ExposureControl, ExposureLimits, ExposurePenalties};
pub use item_selection::Selection;
pub use pool::Pool;
pub use pool_error::{PoolError, PoolFault, PoolWarning};
pub use posterior::{AbilityEstimate, Posterior, Prior};
pub use profile::{AbilityProfile, COMPETENCE_SD, CompetenceAbility};
pub use relaxation::Relaxation;
pub use scale::{Scale, ScaleData, ScaleError, TestScore};
pub use strata::{STRATA, population_quantile, population_rank};
pub use test_state::TestState;
pub use types::{
    AdministeredItem, COMPETENCES, DeliveryMode, ItemFilter, ItemParameters, ItemScore, PoolItem,
};
