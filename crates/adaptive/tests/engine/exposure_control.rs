use std::collections::BTreeMap;

use vigie_adaptive::{ExposureControl, ExposureLimits, ItemFilter, Pool};

use crate::fixtures::{SimulatedCandidate, pool};

/// Share of the tests that meet the most used item.
fn most_used(pool: &Pool) -> f64 {
    const TESTS: u64 = 400;
    let mut uses: BTreeMap<usize, f64> = BTreeMap::new();
    for seed in 0..TESTS {
        let candidate = SimulatedCandidate {
            pool,
            filter: ItemFilter::Any,
            seed,
            ability: vigie_adaptive::population_quantile((seed as f64 + 0.5) / TESTS as f64),
            withdrawn: 0.0,
        };
        for administered in candidate.take_test(32).0 {
            *uses.entry(administered.item).or_default() += 1.0 / TESTS as f64;
        }
    }
    uses.values().copied().fold(0.0, f64::max)
}

#[test]
fn a_fitted_control_keeps_items_from_being_seen_by_every_candidate() {
    let pool = pool(640);
    let before = most_used(&pool);
    let limits = ExposureLimits::default();
    let mut done = Vec::new();
    let control = ExposureControl::fit(&pool, limits, |share| done.push(share));
    let after = most_used(&pool.clone().with_exposure_control(control.clone()));
    assert!(before > 0.4, "without control, one item is met by {before}");
    // 400 tests: one standard deviation of a rate of 0.18 is 0.02.
    assert!(after < limits.overall + 0.07, "under control by {after}");
    assert!(done.is_sorted() && done.last() == Some(&1.0));

    // The same again, and through storage.
    let penalties = (0..pool.len()).map(|item| control.penalties(item));
    assert_eq!(ExposureControl::from_stored(limits, penalties), control);
    assert!(!control.is_uncontrolled());
    assert!(pool.exposure_control().is_uncontrolled());
}

#[test]
fn the_same_pool_gives_the_same_penalties() {
    let pool = pool(160);
    let fit = || ExposureControl::fit(&pool, ExposureLimits::default(), |_| ());
    assert_eq!(fit(), fit());
}
