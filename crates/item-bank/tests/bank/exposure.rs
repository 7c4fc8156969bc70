//! The exposure control of a bank version.

use crate::fixtures::{BankFiles, files, load, source};
use std::sync::LazyLock;
use vigie_adaptive::ExposureLimits;
use vigie_item_bank::{Bank, TradeoffCurve, TradeoffPoint};

const FILE: &str = "control/exposure.toml";
const STRICT: ExposureLimits = ExposureLimits::TRADE_OFF[6];

/// A bank with its control and a curve of two points. One fit takes seconds, so the tests
/// share it.
static CONTROLLED: LazyLock<BankFiles> = LazyLock::new(|| {
    let files = files();
    let text = load(&files).fit_exposure_with_curve(ExposureLimits::default(), &[STRICT], |_| ());
    with(&files, text)
});

fn controlled() -> BankFiles {
    CONTROLLED.clone()
}

fn with(files: &BankFiles, text: String) -> BankFiles {
    let mut files = files.clone();
    files.insert(FILE.into(), text.into_bytes());
    files
}

fn curve(files: &BankFiles) -> Vec<TradeoffPoint> {
    match load(files).curve() {
        TradeoffCurve::Measured(points) => points.clone(),
        other => panic!("{other:?}"),
    }
}

fn warning(files: &BankFiles) -> String {
    let bank = load(files);
    assert!(bank.pool().exposure_control().is_uncontrolled());
    bank.warnings()
        .iter()
        .map(|warning| warning.to_string())
        .collect()
}

#[test]
fn a_bank_under_a_fitted_control_has_its_prices_and_no_warning() {
    let bank = load(&controlled());
    assert_eq!(bank.warnings(), []);
    assert_eq!(
        bank.pool().exposure_control().limits(),
        ExposureLimits::default()
    );
    assert_ne!(bank.version(), load(&files()).version());
}

#[test]
fn a_curve_shows_the_cost_of_stricter_limits_and_is_stored_with_the_control() {
    let curve = curve(&controlled());
    let [loose, strict] = curve[..] else {
        panic!("{curve:?}")
    };
    assert_eq!(
        [loose.limits, strict.limits],
        [ExposureLimits::default(), STRICT]
    );
    // A test asks a quarter of these 128 items, so what all candidates share cannot fall.
    assert!(strict.rmse > loose.rmse, "{curve:?}");
    assert!(strict.max_exposure_alike < loose.max_exposure_alike);
    assert!(strict.overlap_neighbors < loose.overlap_neighbors);
}

#[test]
fn a_new_fit_keeps_the_curve_of_the_same_items_and_adds_its_own_limits() {
    let files = controlled();
    let limits = ExposureLimits {
        overall: 0.16,
        ..STRICT
    };
    let fitted = with(&files, load(&files).fit_exposure(limits, |_| ()));
    let (old, new) = (curve(&files), curve(&fitted));
    assert_eq!([new[0], new[2]], [old[0], old[1]]);
    assert_eq!(new[1].limits, limits);
    assert_eq!(load(&fitted).pool().exposure_control().limits(), limits);
}

#[test]
fn a_fit_of_a_bank_without_a_curve_measures_none() {
    let files = files();
    let fitted = with(
        &files,
        load(&files).fit_exposure(ExposureLimits::default(), |_| ()),
    );
    assert_eq!(*load(&fitted).curve(), TradeoffCurve::Missing);
}

#[test]
fn a_bank_without_control_works_and_says_so() {
    let text = warning(&files());
    assert!(text.contains("the bank has no exposure control"), "{text}");
    assert!(text.contains("vigie-bank exposure"), "{text}");
}

#[test]
fn a_control_of_other_parameters_is_not_used() {
    let mut files = controlled();
    let path = "questions/2.1.toml";
    let text = String::from_utf8(files[path].clone()).expect("it is text");
    files.insert(
        path.into(),
        text.replacen("a = 1.0", "a = 1.1", 1).into_bytes(),
    );
    let text = warning(&files);
    assert!(text.contains("fitted to other items"), "{text}");
    assert_eq!(*load(&files).curve(), TradeoffCurve::Outdated);
}

#[test]
fn a_control_that_cannot_be_read_is_a_fault_at_its_line() {
    let mut files = controlled();
    let text = String::from_utf8(files[FILE].clone()).expect("it is text");
    files.insert(
        FILE.into(),
        text.replacen("alike = ", "alike = yes", 1).into_bytes(),
    );
    let faults = Bank::load(&source(&files)).expect_err("it is broken");
    assert_eq!(faults.len(), 1);
    assert!(
        faults[0]
            .to_string()
            .starts_with("bank/control/exposure.toml:6:"),
        "{faults:?}"
    );
}
