//! What holds the scale: the candidates, or anchors.

use vigie_calibration::{Flag, HeldBy, Options, OptionsError, Role};

use crate::world::{Chance, World, name};

/// Authors know all items; the candidates are half a unit more able than those the bank
/// was made for.
fn able() -> (World, Vec<crate::world::Row>) {
    let mut chance = Chance(31);
    let world = World::new(30, 0.0, &mut chance);
    let rows = world.complete(1_500, 0.5, &mut chance);
    (world, rows)
}

#[test]
fn without_anchors_the_candidates_are_the_scale_and_all_items_shift() {
    let (world, rows) = able();
    let report = world
        .log(&rows)
        .calibrate(&Options::default(), &mut |_| {})
        .unwrap();
    assert_eq!(report.scale.held_by, HeldBy::Population);
    assert_eq!(
        (report.scale.population.mean, report.scale.population.sd),
        (0.0, 1.0)
    );
    assert!(report.scale.population_errors.is_none());
    assert!(
        (report.scale.median_shift + 0.5).abs() < 0.1,
        "{:?}",
        report.scale
    );
}

#[test]
fn anchors_keep_the_scale_and_the_candidates_are_measured() {
    let (world, rows) = able();
    let options = Options {
        anchors: (0..10).map(name).collect(),
        ..Options::default()
    };
    let report = world.log(&rows).calibrate(&options, &mut |_| {}).unwrap();
    let scale = report.scale;
    assert_eq!(scale.held_by, HeldBy::Anchors);
    let errors = scale.population_errors.unwrap();
    assert!(
        (scale.population.mean - 0.5).abs() < 3.0 * errors.mean,
        "{scale:?}"
    );
    assert!(
        (scale.population.sd - 1.0).abs() < 3.0 * errors.sd,
        "{scale:?}"
    );
    assert!(errors.mean > 0.02 && errors.mean < 0.05, "{scale:?}");
    assert!(scale.median_shift.abs() < 0.1, "{scale:?}");
    assert!(
        report
            .items
            .iter()
            .all(|item| !item.flags.contains(&Flag::Drift))
    );
    for item in &report.items[..10] {
        assert_eq!((item.role, item.estimate), (Role::Anchor, None));
        // The parameters are tested as well as the shape.
        assert_eq!(item.fit.as_ref().unwrap().test.unwrap().degrees, 5);
    }
}

#[test]
fn an_anchor_that_drifted_is_a_misfit() {
    let (mut world, rows) = able();
    world.believed[3].b += 0.6;
    let options = Options {
        anchors: (0..10).map(name).collect(),
        ..Options::default()
    };
    let report = world.log(&rows).calibrate(&options, &mut |_| {}).unwrap();
    assert!(
        report.items[3].flags.contains(&Flag::Misfit),
        "{:?}",
        report.items[3]
    );
}

#[test]
fn anchors_that_hold_nothing_are_refused() {
    let (world, rows) = able();
    let some: Vec<_> = rows.iter().filter(|row| row.1 > 2).copied().collect();
    let refused = |anchors: &[&str]| {
        let options = Options {
            anchors: anchors.iter().map(|anchor| (*anchor).to_owned()).collect(),
            ..Options::default()
        };
        world
            .log(&some)
            .calibrate(&options, &mut |_| {})
            .unwrap_err()
    };
    assert_eq!(refused(&["i1", "i2"]), OptionsError::UnansweredAnchors);
    let error = refused(&["i5", "nope", "i6 "]);
    assert_eq!(error.to_string(), "the bank has no item `nope`, `i6 `");
}
