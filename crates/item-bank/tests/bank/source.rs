//! Where files come from, and the version they give.

use crate::{families, fixtures};
use std::{fs, path::Path};
use vigie_item_bank::{Bank, BankSource};

#[test]
fn the_folder_and_the_binary_hold_the_same_bank() {
    let folder = BankSource::from_dir(&Path::new(env!("CARGO_MANIFEST_DIR")).join("../../bank"))
        .expect("the folder is there");
    let folder = Bank::load(&folder).expect("the bank is valid");
    let shipped = Bank::load(&BankSource::shipped()).expect("the bank is valid");
    assert_eq!(folder.version(), shipped.version());
}

#[test]
fn a_folder_needs_questions_but_neither_families_nor_assets() {
    let folder = tempfile::tempdir().expect("there is room");
    let mut files = fixtures::files();
    for (path, bytes) in &files {
        let path = folder.path().join(path);
        fs::create_dir_all(path.parent().expect("it has one")).expect("there is room");
        fs::write(path, bytes).expect("there is room");
    }
    let version = || {
        let source = BankSource::from_dir(folder.path()).expect("it can be read");
        Bank::load(&source)
            .expect("it is valid")
            .version()
            .to_owned()
    };
    assert_eq!(version(), fixtures::load(&files).version());
    let families = families::fixtures::GOOD;
    fs::create_dir(folder.path().join("families")).expect("there is room");
    fs::write(folder.path().join(families::fixtures::PATH), families).expect("there is room");
    files.insert(families::fixtures::PATH.into(), families.into());
    assert_eq!(version(), fixtures::load(&files).version());
}

#[test]
fn a_folder_that_cannot_be_read_is_named() {
    let error = BankSource::from_dir(Path::new("no-such-bank")).expect_err("there is none");
    assert_eq!(error.to_string(), "cannot read no-such-bank/questions");
}

#[test]
fn the_version_is_16_hexadecimal_digits_and_the_same_each_time() {
    let version = fixtures::load(&fixtures::files()).version().to_owned();
    assert_eq!(version.len(), 16);
    assert!(version.bytes().all(|byte| byte.is_ascii_hexdigit()));
    assert_eq!(version, fixtures::load(&fixtures::files()).version());
}

#[test]
fn any_change_of_a_question_or_an_asset_gives_another_version() {
    let mut files = fixtures::files();
    let mut versions = vec![fixtures::load(&files).version().to_owned()];
    let path = "questions/2.1.toml";
    fixtures::edit(
        &mut files,
        path,
        "Question 3 de 2.1 ?",
        "Question 3 de 2.1 ? ",
    );
    versions.push(fixtures::load(&files).version().to_owned());
    fixtures::edit(
        &mut files,
        path,
        "id = \"2.1-item-3\"",
        "id = \"2.1-item-3\"\nattachment = \"a.txt\"",
    );
    for content in ["one", "two"] {
        files.insert("assets/a.txt".into(), content.into());
        versions.push(fixtures::load(&files).version().to_owned());
    }
    files.insert(
        "questions/.swp".into(),
        b"left behind by an editor".to_vec(),
    );
    let last = fixtures::load(&files).version().to_owned();
    assert_eq!(versions.last(), Some(&last), "hidden files do not count");
    versions.sort();
    versions.dedup();
    assert_eq!(versions.len(), 4);
}

#[test]
fn an_unknown_asset_is_not_served() {
    let bank = fixtures::load(&fixtures::files());
    assert_eq!(bank.asset("../Cargo.toml"), None);
}
