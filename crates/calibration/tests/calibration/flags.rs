//! Are bad items flagged, and good ones left alone?

use vigie_calibration::{Flag, Options, Parameters, Report};

use crate::world::{Chance, Row, World};

const GUESSED: [usize; 2] = [4, 11];
const REVERSED: [usize; 2] = [20, 33];
const MOVED: [usize; 2] = [25, 30];

/// Authors know all items but six: two that are guessed with probability 0.35, two with
/// a wrong key, and two that became easier by 0.8.
fn spoilt(items: usize, chance: &mut Chance) -> World {
    let mut world = World::new(items, 0.0, chance);
    let spoilt = [GUESSED, REVERSED, MOVED].concat();
    for (item, b) in spoilt.into_iter().zip([0.6, 1.0, -0.3, 0.4, 0.0, -0.5]) {
        (world.truth[item].a, world.truth[item].b) = (1.6, b);
        world.believed[item] = Parameters { a: 1.6, b };
    }
    for item in GUESSED {
        world.truth[item].guess = 0.35;
    }
    for item in REVERSED {
        world.truth[item].reversed = true;
    }
    for item in MOVED {
        world.believed[item].b = world.truth[item].b + 0.8;
    }
    world
}

fn report(world: &World, rows: &[Row]) -> Report {
    let log = world.log(rows);
    log.calibrate(&Options::default(), &mut |_| {}).unwrap()
}

fn assert_flagged(report: &Report, items: [usize; 2], one_of: &[Flag]) {
    for item in items {
        let item = &report.items[item];
        let is_flagged = item.flags.iter().any(|flag| one_of.contains(flag));
        assert!(is_flagged, "{item:?}");
    }
}

/// Share of the other items with this flag.
fn falsely(report: &Report, flag: Flag) -> f64 {
    let spoilt = [GUESSED, REVERSED, MOVED].concat();
    let good = report.items.iter().enumerate();
    let good: Vec<_> = good.filter(|(item, _)| !spoilt.contains(item)).collect();
    let flagged = good.iter().filter(|(_, item)| item.flags.contains(&flag));
    flagged.count() as f64 / good.len() as f64
}

#[test]
fn bad_items_of_a_complete_log_are_flagged_and_good_ones_are_not() {
    let mut chance = Chance(11);
    let world = spoilt(40, &mut chance);
    let report = report(&world, &world.complete(2_000, 0.0, &mut chance));
    assert_flagged(&report, GUESSED, &[Flag::Misfit, Flag::Drift]);
    assert_flagged(&report, REVERSED, &[Flag::NegativeDiscrimination]);
    assert_flagged(&report, MOVED, &[Flag::Drift]);
    for flag in [Flag::Misfit, Flag::Drift, Flag::LowDiscrimination] {
        assert!(falsely(&report, flag) <= 0.05, "{flag:?}");
    }
    assert_eq!(falsely(&report, Flag::NegativeDiscrimination), 0.0);
}

#[test]
fn bad_items_of_adaptive_tests_are_flagged_and_good_ones_are_not() {
    let mut chance = Chance(12);
    let world = spoilt(150, &mut chance);
    let report = report(&world, &world.adaptive(3_000, 32, &mut chance));
    // Candidates are all near the difficulty, where the mark that guesses leave is a low
    // difficulty and not the shape of the curve.
    assert_flagged(&report, GUESSED, &[Flag::Misfit, Flag::Drift]);
    assert_flagged(&report, REVERSED, &[Flag::NegativeDiscrimination]);
    assert_flagged(&report, MOVED, &[Flag::Drift]);
    for flag in [Flag::Misfit, Flag::Drift, Flag::LowDiscrimination] {
        assert!(falsely(&report, flag) <= 0.05, "{flag:?}");
    }
    assert!(falsely(&report, Flag::NegativeDiscrimination) <= 0.02);
}

#[test]
fn guessing_is_a_misfit_even_where_nobody_knew_the_item() {
    let mut chance = Chance(15);
    let mut world = World::new(20, 0.1, &mut chance);
    for item in GUESSED {
        (world.truth[item].a, world.truth[item].b) = (2.0, 0.8);
        world.truth[item].guess = 0.35;
        world.believed[item] = Parameters { a: 0.8, b: -0.5 };
    }
    let report = report(&world, &world.complete(4_000, 0.0, &mut chance));
    assert_flagged(&report, GUESSED, &[Flag::Misfit]);
    // Weak candidates are right more often than any two-parameter curve allows.
    let fit = report.items[GUESSED[0]].fit.as_ref().unwrap();
    assert!(
        fit.groups[0].right > fit.groups[0].expected + 0.01,
        "{fit:?}"
    );
}

#[test]
fn the_probabilities_of_good_items_are_even() {
    let mut chance = Chance(13);
    let world = World::new(300, 0.1, &mut chance);
    let report = report(&world, &world.adaptive(2_000, 32, &mut chance));
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
    let mut chance = Chance(14);
    let world = World::new(30, 0.1, &mut chance);
    let report = report(&world, &world.complete(1_000, 0.0, &mut chance));
    for fit in report.items.iter().filter_map(|item| item.fit.as_ref()) {
        assert!((fit.infit - 1.0).abs() < 0.05, "{fit:?}");
        assert!((fit.outfit - 1.0).abs() < 0.25, "{fit:?}");
        let takers: f64 = fit.groups.iter().map(|group| group.takers).sum();
        assert!((takers - 1_000.0).abs() < 1e-6);
    }
}
