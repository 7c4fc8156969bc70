//! How precisely a test measures, by ability.

use serde::Serialize;

use super::SimulatedTest;

/// Abilities between the bands.
const BAND_BOUNDS: [f64; 5] = [-2.0, -1.0, 0.0, 1.0, 2.0];
/// The bands in words.
pub const BAND_NAMES: [&str; 6] = [
    "below \u{2212}2",
    "\u{2212}2 to \u{2212}1",
    "\u{2212}1 to 0",
    "0 to 1",
    "1 to 2",
    "above 2",
];

/// Errors of a group of candidates.
pub struct MeasurementPrecision {
    pub all: AbilityErrors,
    /// In the order of [`BAND_NAMES`].
    pub bands: [AbilityErrors; 6],
}

/// Errors of some candidates, in units of ability. Not numbers without any candidate,
/// which the report shows as a dash.
#[derive(Debug, Clone, Copy, Serialize)]
pub struct AbilityErrors {
    pub candidates: usize,
    /// Mean of the standard error the engine states.
    pub standard_error: f64,
    /// Root mean square of the difference to the true ability.
    pub rmse: f64,
}

impl MeasurementPrecision {
    pub fn from_tests(tests: &[SimulatedTest]) -> Self {
        let band =
            |test: &SimulatedTest| BAND_BOUNDS.partition_point(|&bound| bound <= test.ability);
        let bands = std::array::from_fn(|number| {
            AbilityErrors::from_tests(tests.iter().filter(|test| band(test) == number))
        });
        Self {
            all: AbilityErrors::from_tests(tests.iter()),
            bands,
        }
    }
}

impl AbilityErrors {
    fn from_tests<'a>(tests: impl Iterator<Item = &'a SimulatedTest>) -> Self {
        let (mut candidates, mut stated, mut squares) = (0, 0.0, 0.0);
        for test in tests {
            candidates += 1;
            stated += test.estimate.standard_error;
            squares += (test.estimate.ability - test.ability).powi(2);
        }
        Self {
            candidates,
            standard_error: stated / candidates as f64,
            rmse: (squares / candidates as f64).sqrt(),
        }
    }
}
