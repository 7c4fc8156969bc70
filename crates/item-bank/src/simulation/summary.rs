//! The few figures by which limits of the exposure control are compared.

use vigie_adaptive::{ItemFilter, Pool};

use super::{CandidateCount, ExposureRates, MeasurementPrecision, TestOverlap, simulate_tests};

/// Accuracy and exposure of tests under a control.
pub struct SimulationSummary {
    /// Root mean square error of the final ability.
    pub rmse: f64,
    /// Share of all candidates who meet the most used item, 0 to 1.
    pub max_exposure: f64,
    /// The same within the octile of ability where it is highest.
    pub max_exposure_alike: f64,
    /// Share of a test that two candidates drawn at random have in common.
    pub overlap: f64,
    /// The same for two candidates of about the same ability.
    pub overlap_neighbors: f64,
}

impl SimulationSummary {
    /// Simulates the tests and summarizes them.
    pub fn simulate(pool: &Pool, need: ItemFilter, candidates: CandidateCount) -> Self {
        let tests = simulate_tests(pool, need, candidates);
        let rates = ExposureRates::from_tests(pool.len(), &tests);
        let overlap = TestOverlap::from_tests(pool.len(), &tests);
        Self {
            rmse: MeasurementPrecision::from_tests(&tests).all.rmse,
            max_exposure: rates.highest(),
            max_exposure_alike: rates.highest_in_octile(),
            overlap: overlap.random,
            overlap_neighbors: overlap.neighbors,
        }
    }
}
