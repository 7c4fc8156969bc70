//! The scale is held by the candidates, or by anchors.

use vigie_calibration::{CalibrationOptions, ItemFlag, ItemRole, OptionsError, ScaleOrigin};

use crate::simulated_bank::{RandomStream, SimulatedBank, name};

/// The parameters in use are right; the candidates are half a unit more able than those
/// the bank was made for.
fn able_candidates() -> (SimulatedBank, Vec<crate::simulated_bank::ResponseRow>) {
    let mut random = RandomStream::new(31);
    let bank = SimulatedBank::new(30, 0.0, &mut random);
    let rows = bank.complete(1_500, 0.5, &mut random);
    (bank, rows)
}

#[test]
fn without_anchors_the_candidates_define_the_scale_and_all_items_shift() {
    let (bank, rows) = able_candidates();
    let report = bank
        .log(&rows)
        .calibrate(&CalibrationOptions::default(), &mut |_| {})
        .unwrap();
    assert_eq!(report.scale.held_by, ScaleOrigin::Population);
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
fn anchors_hold_the_scale_and_the_distribution_is_estimated() {
    let (bank, rows) = able_candidates();
    let options = CalibrationOptions {
        anchors: (0..10).map(name).collect(),
        ..CalibrationOptions::default()
    };
    let report = bank.log(&rows).calibrate(&options, &mut |_| {}).unwrap();
    let scale = report.scale;
    assert_eq!(scale.held_by, ScaleOrigin::Anchors);
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
            .all(|item| !item.flags.contains(&ItemFlag::Drift))
    );
    for item in &report.items[..10] {
        assert_eq!((item.role, item.estimate), (ItemRole::Anchor, None));
        // The parameters are tested as well as the shape.
        assert_eq!(item.fit.as_ref().unwrap().test.unwrap().degrees, 5);
    }
}

#[test]
fn an_anchor_that_drifted_is_a_misfit() {
    let (mut bank, rows) = able_candidates();
    bank.in_use[3].b += 0.6;
    let options = CalibrationOptions {
        anchors: (0..10).map(name).collect(),
        ..CalibrationOptions::default()
    };
    let report = bank.log(&rows).calibrate(&options, &mut |_| {}).unwrap();
    assert!(
        report.items[3].flags.contains(&ItemFlag::Misfit),
        "{:?}",
        report.items[3]
    );
}

#[test]
fn anchors_without_answers_are_refused() {
    let (bank, rows) = able_candidates();
    let some: Vec<_> = rows.iter().filter(|row| row.1 > 2).copied().collect();
    let refused = |anchors: &[&str]| {
        let options = CalibrationOptions {
            anchors: anchors.iter().map(|anchor| (*anchor).to_owned()).collect(),
            ..CalibrationOptions::default()
        };
        bank.log(&some)
            .calibrate(&options, &mut |_| {})
            .unwrap_err()
    };
    assert_eq!(refused(&["i1", "i2"]), OptionsError::UnansweredAnchors);
    let error = refused(&["i5", "nope", "i6 "]);
    assert_eq!(error.to_string(), "the bank has no item `nope`, `i6 `");
}
