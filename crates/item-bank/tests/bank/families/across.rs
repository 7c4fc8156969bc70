//! Rules across files, for variants.

use super::fixtures::{self, GOOD, PATH, edited};
use crate::fixtures::{edit, faults, load, warnings};

#[test]
fn the_file_of_a_competence_may_be_absent_but_not_that_of_its_questions() {
    let mut files = fixtures::files(GOOD);
    assert_eq!(load(&files).items().len(), 16 * 8 + 3);
    files.remove("questions/1.1.toml");
    let reason = "the file is missing: every competence needs its items";
    assert_eq!(
        faults(&files),
        [format!("bank/questions/1.1.toml:1: {reason}")]
    );
}

#[test]
fn variants_count_as_items_skills_and_levels_of_the_competence() {
    let mut files = fixtures::files(GOOD);
    let text = String::from_utf8(files["questions/1.1.toml"].clone()).expect("it is text");
    let five: Vec<_> = text.split("\n[[item]]").take(6).collect();
    let five = five.join("\n[[item]]");
    files.insert("questions/1.1.toml".into(), five.clone().into_bytes());
    let warnings = warnings(&load(&files));
    let expected = [
        "bank/questions/1.1.toml:1: no item of level 6",
        "bank/questions/1.1.toml:1: no item of level 7",
    ];
    assert_eq!(warnings, expected);
    files.remove(PATH);
    assert_eq!(
        faults(&files)[0],
        "bank/questions/1.1.toml:1: a competence needs at least 3 skills of accessible items, this one has 2"
    );
    assert_eq!(faults(&files).len(), 3);
    let mut faulty = edited(&[("double != n", "false")]);
    faulty.insert("questions/1.1.toml".into(), five.into_bytes());
    assert_eq!(
        faults(&faulty).len(),
        1,
        "nothing is counted while a file is faulty"
    );
}

#[test]
fn what_a_variant_repeats_is_found_in_all_files() {
    let mut files = edited(&[
        ("Twice {{ n }}?", "Twice {{ 2 if n == 3 else n }}?"),
        ("Le double de {{ n }} ?", "Question {{ n }} de 1.2 ?"),
        (
            "{ key = \"two\", n = 2 }",
            "{ key = \"two\", n = 2 }, { key = \"six\", n = 6 }",
        ),
    ]);
    edit(
        &mut files,
        "questions/1.1.toml",
        "id = \"1.1-item-8\"",
        "id = \"1.1-twice-six\"",
    );
    let expected = [
        "bank/families/1.1.toml:4: variant `six`: this id is already at bank/questions/1.1.toml:151",
        "bank/families/1.1.toml:18: variant `five`: this French prompt is already at bank/questions/1.2.toml:99",
        "bank/families/1.1.toml:18: variant `six`: this French prompt is already at bank/questions/1.2.toml:120",
        "bank/families/1.1.toml:18: variant `three`: this French prompt is already at bank/questions/1.2.toml:57",
        "bank/families/1.1.toml:18: variant `two`: this French prompt is already at bank/questions/1.2.toml:36",
        "bank/families/1.1.toml:23: variant `three`: this English prompt is already at bank/families/1.1.toml:23 (variant `two`)",
    ];
    let found = faults(&files);
    assert_eq!(found.len(), expected.len(), "{found:#?}");
    for fault in expected {
        assert!(found.contains(&fault.to_owned()), "{fault} in {found:#?}");
    }
}

/// The good family, and one more of the same competence.
fn two_families(id: &str, skill: &str) -> String {
    let (_, second) = GOOD.split_once("\n\n").expect("it has a heading");
    let second = second
        .replace("1.1-twice", id)
        .replace("doubling", skill)
        .replace("Le double", "Deux fois la valeur")
        .replace("Twice", "The double of");
    format!("{GOOD}\n{second}")
}

#[test]
fn two_families_of_one_skill_are_a_warning() {
    let bank = fixtures::load(&two_families("1.1-other", "doubling"));
    let expected =
        "bank/families/1.1.toml:28: the skill `doubling` is that of the family `1.1-twice` too";
    assert_eq!(warnings(&bank), [expected]);
    let another = fixtures::load(&two_families("1.1-other", "another"));
    assert!(warnings(&another).is_empty());
}

#[test]
fn two_families_of_one_name_are_a_fault() {
    let text = two_families("1.1-twice", "another").replacen("\"{{ key }}\"", "\"{{ key }}-1\"", 1);
    let expected =
        "bank/families/1.1.toml:28: this id of a family is already at bank/families/1.1.toml:4";
    assert_eq!(faults(&fixtures::files(&text)), [expected]);
}

#[test]
fn a_test_asks_one_variant_of_a_family_at_most() {
    let bank = fixtures::load(GOOD);
    let skills = bank.items().iter().filter(|item| item.family.is_some());
    let mut skills: Vec<_> = skills.map(|item| item.skill.as_str()).collect();
    skills.dedup();
    assert_eq!(skills, ["doubling"]);
}

#[test]
fn any_change_of_a_family_gives_another_version() {
    let mut versions = vec![
        load(&crate::fixtures::files()).version().to_owned(),
        fixtures::load(GOOD).version().to_owned(),
        fixtures::load(&GOOD.replace("n = 5", "n = 7"))
            .version()
            .to_owned(),
    ];
    versions.sort();
    versions.dedup();
    assert_eq!(versions.len(), 3);
}
