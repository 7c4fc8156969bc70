//! Flawed items are flagged, and good ones are not.

use vigie_calibration::{CalibrationOptions, CalibrationReport, ItemFlag, ItemParameters};

use crate::simulated_bank::{RandomStream, ResponseRow, SimulatedBank};

const GUESSED: [usize; 2] = [4, 11];
const REVERSED: [usize; 2] = [20, 33];
const DRIFTED: [usize; 2] = [25, 30];

/// The parameters in use are right for all items but six: two that are guessed with
/// probability 0.35, two with a wrong key, and two that became easier by 0.8.
fn flawed(items: usize, random: &mut RandomStream) -> SimulatedBank {
    let mut bank = SimulatedBank::new(items, 0.0, random);
    let flawed = [GUESSED, REVERSED, DRIFTED].concat();
    for (item, b) in flawed.into_iter().zip([0.6, 1.0, -0.3, 0.4, 0.0, -0.5]) {
        (bank.truth[item].a, bank.truth[item].b) = (1.6, b);
        bank.in_use[item] = ItemParameters { a: 1.6, b };
    }
    for item in GUESSED {
        bank.truth[item].guess = 0.35;
    }
    for item in REVERSED {
        bank.truth[item].reversed = true;
    }
    for item in DRIFTED {
        bank.in_use[item].b = bank.truth[item].b + 0.8;
    }
    bank
}

fn report(bank: &SimulatedBank, rows: &[ResponseRow]) -> CalibrationReport {
    let log = bank.log(rows);
    log.calibrate(&CalibrationOptions::default(), &mut |_| {})
        .unwrap()
}

fn assert_flagged(report: &CalibrationReport, items: [usize; 2], one_of: &[ItemFlag]) {
    for item in items {
        let item = &report.items[item];
        let is_flagged = item.flags.iter().any(|flag| one_of.contains(flag));
        assert!(is_flagged, "{item:?}");
    }
}

/// Share of the other items with this flag.
fn false_flag_rate(report: &CalibrationReport, flag: ItemFlag) -> f64 {
    let flawed = [GUESSED, REVERSED, DRIFTED].concat();
    let good = report.items.iter().enumerate();
    let good: Vec<_> = good.filter(|(item, _)| !flawed.contains(item)).collect();
    let flagged = good.iter().filter(|(_, item)| item.flags.contains(&flag));
    flagged.count() as f64 / good.len() as f64
}

#[test]
fn flawed_items_of_a_complete_log_are_flagged_and_good_ones_are_not() {
    let mut random = RandomStream::new(11);
    let bank = flawed(40, &mut random);
    let report = report(&bank, &bank.complete(2_000, 0.0, &mut random));
    assert_flagged(&report, GUESSED, &[ItemFlag::Misfit, ItemFlag::Drift]);
    assert_flagged(&report, REVERSED, &[ItemFlag::NegativeDiscrimination]);
    assert_flagged(&report, DRIFTED, &[ItemFlag::Drift]);
    for flag in [
        ItemFlag::Misfit,
        ItemFlag::Drift,
        ItemFlag::LowDiscrimination,
    ] {
        assert!(false_flag_rate(&report, flag) <= 0.05, "{flag:?}");
    }
    assert_eq!(
        false_flag_rate(&report, ItemFlag::NegativeDiscrimination),
        0.0
    );
}

#[test]
fn flawed_items_of_adaptive_tests_are_flagged_and_good_ones_are_not() {
    let mut random = RandomStream::new(12);
    let bank = flawed(150, &mut random);
    let report = report(&bank, &bank.adaptive(3_000, 32, &mut random));
    // All candidates are near the difficulty, where guessing shows as a low difficulty and
    // not in the shape of the curve.
    assert_flagged(&report, GUESSED, &[ItemFlag::Misfit, ItemFlag::Drift]);
    assert_flagged(&report, REVERSED, &[ItemFlag::NegativeDiscrimination]);
    assert_flagged(&report, DRIFTED, &[ItemFlag::Drift]);
    for flag in [
        ItemFlag::Misfit,
        ItemFlag::Drift,
        ItemFlag::LowDiscrimination,
    ] {
        assert!(false_flag_rate(&report, flag) <= 0.05, "{flag:?}");
    }
    assert!(false_flag_rate(&report, ItemFlag::NegativeDiscrimination) <= 0.02);
}

#[test]
fn guessing_is_a_misfit_when_the_parameters_in_use_are_wrong_too() {
    let mut random = RandomStream::new(15);
    let mut bank = SimulatedBank::new(20, 0.1, &mut random);
    for item in GUESSED {
        (bank.truth[item].a, bank.truth[item].b) = (2.0, 0.8);
        bank.truth[item].guess = 0.35;
        bank.in_use[item] = ItemParameters { a: 0.8, b: -0.5 };
    }
    let report = report(&bank, &bank.complete(4_000, 0.0, &mut random));
    assert_flagged(&report, GUESSED, &[ItemFlag::Misfit]);
    // Weak candidates are right more often than any two-parameter curve allows.
    let fit = report.items[GUESSED[0]].fit.as_ref().unwrap();
    assert!(
        fit.groups[0].right > fit.groups[0].expected + 0.01,
        "{fit:?}"
    );
}

#[test]
fn the_p_values_of_good_items_are_uniform() {
    let mut random = RandomStream::new(13);
    let bank = SimulatedBank::new(300, 0.1, &mut random);
    let report = report(&bank, &bank.adaptive(2_000, 32, &mut random));
    let tests = report
        .items
        .iter()
        .filter_map(|item| item.fit.as_ref()?.test);
    let probabilities: Vec<_> = tests.map(|test| test.p).collect();
    let below = |limit| {
        let below = probabilities.iter().filter(|p| **p < limit).count();
        below as f64 / probabilities.len() as f64
    };
    // Some 290 items: two standard deviations are 0.025 and 0.06.
    assert!((0.02..=0.08).contains(&below(0.05)), "{}", below(0.05));
    assert!((0.42..=0.58).contains(&below(0.5)), "{}", below(0.5));
}

#[test]
fn the_mean_squares_of_good_items_are_near_one() {
    let mut random = RandomStream::new(14);
    let bank = SimulatedBank::new(30, 0.1, &mut random);
    let report = report(&bank, &bank.complete(1_000, 0.0, &mut random));
    for fit in report.items.iter().filter_map(|item| item.fit.as_ref()) {
        assert!((fit.infit - 1.0).abs() < 0.05, "{fit:?}");
        assert!((fit.outfit - 1.0).abs() < 0.25, "{fit:?}");
        let candidates: f64 = fit.groups.iter().map(|group| group.takers).sum();
        assert!((candidates - 1_000.0).abs() < 1e-6);
    }
}
