//! The few figures by which limits of the exposure control are compared.

use vigie_adaptive::{ItemFilter, Pool};

use super::{overlap::Overlap, precision::Precision, rates::Rates};
use crate::report::{candidates::Candidates, simulation};

/// What tests under a control measure and cost.
pub struct Summary {
    /// Root mean square error of the final ability.
    pub rmse: f64,
    /// Share of all candidates who meet the most used item, 0 to 1.
    pub max_exposure: f64,
    /// The same within the octile of ability where it is highest.
    pub max_exposure_alike: f64,
    /// Share of a test that two candidates drawn at random have in common.
    pub overlap: f64,
    /// The same for two candidates of about the same ability.
    pub overlap_neighbours: f64,
}

impl Summary {
    /// Lets candidates sit and counts.
    pub fn of(pool: &Pool, need: ItemFilter, candidates: Candidates) -> Self {
        let sittings = simulation::sit(pool, need, candidates);
        let rates = Rates::of(pool.len(), &sittings);
        let overlap = Overlap::of(pool.len(), &sittings);
        Self {
            rmse: Precision::of(&sittings).all.found,
            max_exposure: rates.highest(),
            max_exposure_alike: rates.highest_alike(),
            overlap: overlap.random,
            overlap_neighbours: overlap.neighbours,
        }
    }
}
