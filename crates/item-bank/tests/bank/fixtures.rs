//! A small valid bank for tests, easy to change in one place.

use std::collections::BTreeMap;
use vigie_item_bank::{Bank, BankSource, Diagnostic};
use vigie_shared::competence::Competence;

/// Path and content of each file.
pub type BankFiles = BTreeMap<String, Vec<u8>>;

/// Eight items for each competence: one of each level, and a second of level 3. Items
/// with an even number are accessible.
pub fn files() -> BankFiles {
    let file = |competence: Competence| {
        let code = competence.code();
        let items: String = (1..=8).map(|number| item(code, number)).collect();
        let path = format!("questions/{code}.toml");
        (
            path,
            format!("competence = \"{code}\"\n{items}").into_bytes(),
        )
    };
    Competence::all().map(file).collect()
}

/// Item number 1..=8 of a competence. Its id is on line 3 of the text.
pub fn item(code: &str, number: usize) -> String {
    let level = if number == 8 { 3 } else { number };
    let b = [-2.5, -1.5, -0.2, 0.7, 1.5, 2.5, 3.5][level - 1];
    let accessible = number.is_multiple_of(2);
    format!(
        r#"
[[item]]
id = "{code}-item-{number}"
skill = "skill-{number}"
level = {level}
a = 1.0
b = {b:?}
kind = "single"
mode = "free"
accessible = {accessible}
right = ["a"]

[item.fr]
prompt = "Question {number} de {code} ?"
choices = {{ a = "oui", b = "non" }}
explanation = "Parce que."

[item.en]
prompt = "Question {number} of {code}?"
choices = {{ a = "yes", b = "no" }}
explanation = "Because."
"#
    )
}

pub fn source(files: &BankFiles) -> BankSource {
    let files = files
        .iter()
        .map(|(path, bytes)| (path.clone(), bytes.clone().into()));
    BankSource::from_files("bank", files)
}

pub fn load(files: &BankFiles) -> Bank {
    Bank::load(&source(files)).expect("the bank is valid")
}

/// Warnings about the questions: these banks have no exposure control, which is a warning as well.
pub fn warnings(bank: &Bank) -> Vec<String> {
    let warnings = bank.warnings().iter().map(Diagnostic::to_string);
    warnings
        .filter(|text| !text.contains("/control/"))
        .collect()
}

/// What is wrong with the files, as it is shown.
pub fn faults(files: &BankFiles) -> Vec<String> {
    let faults = Bank::load(&source(files)).expect_err("something is wrong");
    assert!(faults.is_sorted(), "{faults:?}");
    faults.iter().map(Diagnostic::to_string).collect()
}

/// Replaces text in a file, exactly once.
pub fn edit(files: &mut BankFiles, path: &str, from: &str, to: &str) {
    let text = String::from_utf8(files[path].clone()).expect("the file is text");
    assert_eq!(text.matches(from).count(), 1, "`{from}` in {path}");
    files.insert(path.to_owned(), text.replace(from, to).into_bytes());
}
