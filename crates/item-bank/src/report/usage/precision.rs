//! How precisely a test measures, by ability.

use serde::Serialize;

use crate::report::simulation::Sitting;

/// Abilities between the bands.
const BOUNDS: [f64; 5] = [-2.0, -1.0, 0.0, 1.0, 2.0];
const BANDS: [&str; 6] = [
    "below \u{2212}2",
    "\u{2212}2 to \u{2212}1",
    "\u{2212}1 to 0",
    "0 to 1",
    "1 to 2",
    "above 2",
];

/// Errors of a group.
pub struct Precision {
    /// Of all candidates.
    pub all: Errors,
    bands: [Errors; 6],
}

/// Errors of some candidates, in units of ability. Not numbers without any candidate,
/// which the page shows as a dash.
#[derive(Debug, Clone, Copy, Serialize)]
pub struct Errors {
    candidates: usize,
    /// Mean of the standard error the engine states.
    pub stated: f64,
    /// Root mean square of the difference to the true ability.
    pub found: f64,
}

/// A band in both groups.
#[derive(Debug, Serialize)]
pub struct Row {
    band: &'static str,
    candidates: usize,
    errors: [Errors; 2],
}

impl Precision {
    pub fn of(sittings: &[Sitting]) -> Self {
        let band = |sitting: &Sitting| BOUNDS.partition_point(|&bound| bound <= sitting.ability);
        let bands = std::array::from_fn(|number| {
            Errors::of(sittings.iter().filter(|sitting| band(sitting) == number))
        });
        Self {
            all: Errors::of(sittings.iter()),
            bands,
        }
    }
}

impl Errors {
    fn of<'a>(sittings: impl Iterator<Item = &'a Sitting>) -> Self {
        let (mut candidates, mut stated, mut squares) = (0, 0.0, 0.0);
        for sitting in sittings {
            candidates += 1;
            stated += sitting.estimate.standard_error;
            squares += (sitting.estimate.ability - sitting.ability).powi(2);
        }
        Self {
            candidates,
            stated: stated / candidates as f64,
            found: (squares / candidates as f64).sqrt(),
        }
    }
}

/// The bands of both groups; their candidates have the same abilities.
pub fn rows(groups: [&Precision; 2]) -> Vec<Row> {
    let rows = BANDS.iter().enumerate().map(|(number, &band)| Row {
        band,
        candidates: groups[0].bands[number].candidates,
        errors: groups.map(|precision| precision.bands[number]),
    });
    rows.collect()
}
