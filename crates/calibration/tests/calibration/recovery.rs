//! Are the items that made a log found again, within the errors that are claimed?

use vigie_calibration::{Options, Report};

use crate::world::{Chance, Row, World};

/// The errors of all estimates in standard errors, those of `ln a` and those of `b`.
#[derive(Default)]
struct Errors {
    ln_a: Vec<f64>,
    b: Vec<f64>,
}

impl Errors {
    fn add(&mut self, world: &World, report: &Report) {
        for (item, truth) in report.items.iter().zip(&world.truth) {
            // Without a prior a few items end at a bound, and claim nothing.
            let Some((estimate, errors)) = item.estimate.and_then(|e| Some((e, e.errors?))) else {
                continue;
            };
            // `a` is skewed, its logarithm is not.
            let ln_a = (estimate.a / truth.a).ln();
            self.ln_a.push(ln_a * estimate.a / errors.a);
            self.b.push((estimate.b - truth.b) / errors.b);
        }
    }
}

fn deviation(errors: &[f64]) -> f64 {
    let squares: f64 = errors.iter().map(|error| error * error).sum();
    (squares / errors.len() as f64).sqrt()
}

fn coverage(errors: &[f64]) -> f64 {
    let inside = errors.iter().filter(|error| error.abs() < 1.96).count();
    inside as f64 / errors.len() as f64
}

fn calibrated(world: &World, rows: &[Row], options: &Options) -> Report {
    let report = world.log(rows).calibrate(options, &mut |_| {}).unwrap();
    assert!(report.convergence.converged);
    report
}

/// The first cycle has nothing to fall from; sums of 100,000 logarithms have 10 digits.
fn assert_never_falls(report: &Report) {
    let objectives = &report.convergence.objectives;
    assert!(objectives.len() > 5);
    for pair in objectives.windows(2) {
        assert!(pair[1] >= pair[0] - 1e-10 * pair[0].abs(), "{pair:?}");
    }
}

// Of n intervals of 95 %, the share that covers varies by sqrt(0.0475 / n): by 0.020 for
// the 120 of the first test and 0.013 for the 300 of the second; the deviation of n errors
// varies by 1 / sqrt(2 n), 0.065 and 0.041. So the bounds are two and a half times that
// or more, except above: there the prior, which shortens errors a little, leans against.

#[test]
fn items_of_a_complete_log_are_found_again_within_the_claimed_errors() {
    let mut errors = Errors::default();
    for seed in 1..=3 {
        let mut chance = Chance(seed);
        let world = World::new(40, 0.2, &mut chance);
        let rows = world.complete(2_000, 0.0, &mut chance);
        let report = calibrated(&world, &rows, &Options::default());
        assert_never_falls(&report);
        errors.add(&world, &report);
    }
    for errors in [&errors.ln_a, &errors.b] {
        assert_eq!(errors.len(), 120);
        let (coverage, deviation) = (coverage(errors), deviation(errors));
        assert!((0.90..=0.98).contains(&coverage), "{coverage}");
        assert!((0.8..=1.2).contains(&deviation), "{deviation}");
    }
}

#[test]
fn items_of_adaptive_tests_are_found_again_within_the_claimed_errors() {
    let mut chance = Chance(4);
    let world = World::new(300, 0.2, &mut chance);
    let rows = world.adaptive(3_000, 32, &mut chance);
    let plain = Options {
        prior: None,
        ..Options::default()
    };
    for options in [Options::default(), plain] {
        let report = calibrated(&world, &rows, &options);
        assert_never_falls(&report);
        let mut errors = Errors::default();
        errors.add(&world, &report);
        for errors in [&errors.ln_a, &errors.b] {
            assert!(errors.len() > 280);
            let (coverage, deviation) = (coverage(errors), deviation(errors));
            assert!((0.90..=0.98).contains(&coverage), "{coverage}");
            assert!((0.85..=1.15).contains(&deviation), "{deviation}");
        }
    }
}
