//! How many simulated candidates met each item.

use super::{ByStratum, POPULATION};
use crate::strata::{self, STRATA};

pub struct ExposureCounts {
    /// Candidates of the population who met each item.
    pub overall: Vec<f64>,
    /// Candidates of each stratum who met each item.
    pub conditional: ByStratum,
    /// Candidates of each stratum; one between two strata counts in part in both.
    pub candidates: [f64; STRATA],
}

impl ExposureCounts {
    /// Counts the items of the tests of candidates with these abilities.
    pub fn new(items: usize, abilities: &[f64], tests: &[Vec<usize>]) -> Self {
        let mut counts = Self {
            overall: vec![0.0; items],
            conditional: vec![[0.0; STRATA]; items],
            candidates: [0.0; STRATA],
        };
        for (number, (&ability, test)) in abilities.iter().zip(tests).enumerate() {
            let (stratum, share) = strata::surrounding(ability);
            counts.candidates[stratum] += 1.0 - share;
            counts.candidates[stratum + 1] += share;
            for &item in test {
                counts.overall[item] += f64::from(u8::from(number < POPULATION));
                counts.conditional[item][stratum] += 1.0 - share;
                counts.conditional[item][stratum + 1] += share;
            }
        }
        counts
    }
}
