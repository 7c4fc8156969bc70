//! The exposure control of a bank version.

use crate::made::{Files, files, load, source};
use vigie_adaptive::Limits;
use vigie_bank::Bank;

const FILE: &str = "control/exposure.toml";

fn controlled() -> Files {
    let mut files = files();
    let text = load(&files).fit_exposure(Limits::default(), |_| ());
    files.insert(FILE.into(), text.into_bytes());
    files
}

fn warning(files: &Files) -> String {
    let bank = load(files);
    assert!(bank.pool().exposure().is_uncontrolled());
    bank.warnings()
        .iter()
        .map(|warning| warning.to_string())
        .collect()
}

#[test]
fn a_bank_under_a_fitted_control_has_its_prices_and_no_warning() {
    let bank = load(&controlled());
    assert_eq!(bank.warnings(), []);
    assert_eq!(bank.pool().exposure().limits(), Limits::default());
    assert_ne!(bank.version(), load(&files()).version());
}

#[test]
fn a_bank_without_control_works_and_says_so() {
    let text = warning(&files());
    assert!(text.contains("the bank has no exposure control"), "{text}");
    assert!(text.contains("vigie bank exposure"), "{text}");
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
