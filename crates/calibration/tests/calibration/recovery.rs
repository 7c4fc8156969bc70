//! The true parameters behind a log are recovered within the stated standard errors.

use vigie_calibration::{CalibrationOptions, CalibrationReport};

use crate::simulated_bank::{RandomStream, ResponseRow, SimulatedBank};

/// The errors of all estimates in standard errors, those of `ln a` and those of `b`.
#[derive(Default)]
struct StandardizedErrors {
    ln_a: Vec<f64>,
    b: Vec<f64>,
}

impl StandardizedErrors {
    fn add(&mut self, bank: &SimulatedBank, report: &CalibrationReport) {
        for (item, truth) in report.items.iter().zip(&bank.truth) {
            // Without a prior a few items end at a bound, and state no error.
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

fn calibrated(
    bank: &SimulatedBank,
    rows: &[ResponseRow],
    options: &CalibrationOptions,
) -> CalibrationReport {
    let report = bank.log(rows).calibrate(options, &mut |_| {}).unwrap();
    assert!(report.convergence.converged);
    report
}

/// The first cycle has nothing to fall from; sums of 100,000 logarithms have 10 digits.
fn assert_never_falls(report: &CalibrationReport) {
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
fn items_of_a_complete_log_are_recovered_within_the_stated_errors() {
    let mut errors = StandardizedErrors::default();
    for seed in 1..=3 {
        let mut random = RandomStream::new(seed);
        let bank = SimulatedBank::new(40, 0.2, &mut random);
        let rows = bank.complete(2_000, 0.0, &mut random);
        let report = calibrated(&bank, &rows, &CalibrationOptions::default());
        assert_never_falls(&report);
        errors.add(&bank, &report);
    }
    for errors in [&errors.ln_a, &errors.b] {
        assert_eq!(errors.len(), 120);
        let (coverage, deviation) = (coverage(errors), deviation(errors));
        assert!((0.90..=0.98).contains(&coverage), "{coverage}");
        assert!((0.8..=1.2).contains(&deviation), "{deviation}");
    }
}

#[test]
fn items_of_adaptive_tests_are_recovered_within_the_stated_errors() {
    let mut random = RandomStream::new(4);
    let bank = SimulatedBank::new(300, 0.2, &mut random);
    let rows = bank.adaptive(3_000, 32, &mut random);
    let plain = CalibrationOptions {
        prior: None,
        ..CalibrationOptions::default()
    };
    for options in [CalibrationOptions::default(), plain] {
        let report = calibrated(&bank, &rows, &options);
        assert_never_falls(&report);
        let mut errors = StandardizedErrors::default();
        errors.add(&bank, &report);
        for errors in [&errors.ln_a, &errors.b] {
            assert!(errors.len() > 280);
            let (coverage, deviation) = (coverage(errors), deviation(errors));
            assert!((0.90..=0.98).contains(&coverage), "{coverage}");
            assert!((0.85..=1.15).contains(&deviation), "{deviation}");
        }
    }
}
