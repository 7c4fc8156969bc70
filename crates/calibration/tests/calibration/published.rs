//! The published data set that calibration programs are compared on.

use std::fmt::Write;

use vigie_calibration::{CalibrationOptions, ItemParameters, ItemsInUse, ResponseLog};

/// Section 6 of the Law School Admission Test, 1,000 candidates and 5 items (Bock and
/// Lieberman, "Fitting a response model for n dichotomously scored items", Psychometrika
/// 35, 1970): how many candidates gave each pattern, read as a binary number.
const PATTERNS: [usize; 32] = [
    3, 6, 2, 11, 1, 1, 3, 4, 1, 8, 0, 16, 0, 3, 2, 15, 10, 29, 14, 81, 3, 28, 15, 80, 16, 56, 21,
    173, 11, 61, 28, 298,
];

/// The results of the R package ltm (Rizopoulos, Journal of Statistical Software 17,
/// 2006, and its documentation): `a`, its standard error, `b`, its standard error.
const PUBLISHED: [[f64; 4]; 5] = [
    [0.8254, 0.2581, -3.3597, 0.8669],
    [0.7229, 0.1867, -1.3696, 0.3073],
    [0.8905, 0.2326, -0.2799, 0.0997],
    [0.6886, 0.1852, -1.8659, 0.4341],
    [0.6575, 0.2100, -3.1236, 0.8700],
];

#[test]
fn plain_maximum_likelihood_gives_the_published_estimates_and_errors() {
    let mut csv = "test,item,right\n".to_owned();
    let mut test = 0;
    for (pattern, count) in PATTERNS.into_iter().enumerate() {
        for _ in 0..count {
            test += 1;
            for item in 0..5 {
                let right = pattern >> (4 - item) & 1;
                writeln!(csv, "{test},{item},{right}").unwrap();
            }
        }
    }
    assert_eq!(test, 1_000);
    let start = ItemParameters { a: 1.0, b: 0.0 };
    let items = ItemsInUse::new("v", (0..5).map(|item| (item.to_string(), start))).unwrap();
    let options = CalibrationOptions {
        prior: None,
        tolerance: 1e-7,
        ..CalibrationOptions::default()
    };
    let log = ResponseLog::read(items, csv.as_bytes()).unwrap();
    let report = log.calibrate(&options, &mut |_| {}).unwrap();
    assert!(report.convergence.converged);
    let log_likelihood = report.convergence.log_likelihood;
    assert!(
        (log_likelihood + 2_466.653).abs() < 0.001,
        "{log_likelihood}"
    );
    // The package stops early and differentiates numerically: three digits.
    for (item, [a, a_error, b, b_error]) in report.items.iter().zip(PUBLISHED) {
        let found = item.estimate.unwrap();
        let errors = found.errors.unwrap();
        for (ours, theirs) in [
            (found.a, a),
            (found.b, b),
            (errors.a, a_error),
            (errors.b, b_error),
        ] {
            assert!((ours / theirs - 1.0).abs() < 0.004, "{found:?}");
        }
    }
}
