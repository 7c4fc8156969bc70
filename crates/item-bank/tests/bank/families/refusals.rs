//! Every fault of a file of families, with the line and the words an author sees.
//!
//! Each file of `tests/bad-families` is 1.1.toml of the families in a bank that is valid
//! otherwise. Its last lines, `#! 12: reason`, are all that must be found.

use super::fixtures::{self, GOOD, edited};
use crate::fixtures::faults;
use std::{fs, path::Path};

#[test]
fn every_bad_file_gives_exactly_the_faults_it_lists() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/bad-families");
    let mut seen = 0;
    for entry in fs::read_dir(folder).expect("the folder is there") {
        let path = entry.expect("it can be read").path();
        let text = fs::read_to_string(&path).expect("it is text");
        let listed = text.lines().filter_map(|line| line.strip_prefix("#! "));
        let expected: Vec<_> = listed
            .map(|fault| format!("bank/families/1.1.toml:{fault}"))
            .collect();
        assert_eq!(
            faults(&fixtures::files(&text)),
            expected,
            "{}",
            path.display()
        );
        seen += 1;
    }
    assert!(seen >= 6, "only {seen} files");
}

#[test]
fn a_family_has_2_to_200_variants() {
    let vary = |count: usize| {
        let numbers: Vec<_> = (0..count).map(|number| number.to_string()).collect();
        let vary = format!("vary = {{ n = [{}] }}", numbers.join(", "));
        let mut text = GOOD.replace("{{ key }}", "n{{ n }}");
        let start = text.find("cases").expect("it has cases");
        let end = text.find("right").expect("it has a key");
        text.replace_range(start..end, &format!("{vary}\n"));
        fixtures::files(&text.replace("n * 2", "n * 2 + 1"))
    };
    assert_eq!(
        fixtures::variants(&crate::fixtures::load(&vary(200))).len(),
        200
    );
    for (count, reason) in [
        (0, "a family needs values, and here are none"),
        (
            1,
            "a family of one variant is an item: write it among the questions",
        ),
        (201, "a family has at most 200 variants, this one has 201"),
    ] {
        assert_eq!(
            faults(&vary(count)),
            [format!("bank/families/1.1.toml:14: {reason}")]
        );
    }
}

#[test]
fn a_combination_beyond_all_bounds_is_counted_and_not_made() {
    let column = |name: &str| format!("{name} = [{}]", ["1"; 1000].join(","));
    let columns: Vec<_> = ["p", "q", "r", "s", "t", "u", "v", "w"].map(column).into();
    let vary = format!("vary = {{ {} }}\nright", columns.join(", "));
    let files = edited(&[("right", &vary)]);
    let reason = format!(
        "a family has at most 200 variants, this one has {}",
        usize::MAX
    );
    assert_eq!(
        faults(&files),
        [format!("bank/families/1.1.toml:14: {reason}")]
    );
}

#[test]
fn a_fault_names_one_several_or_every_variant() {
    let place = "bank/families/1.1.toml:13";
    for (check, who) in [
        ("n != 3", "variant `three`"),
        ("n > 4", "variants `two`, `three`"),
        ("n > 9", "every variant"),
    ] {
        let files = edited(&[("double != n", check)]);
        assert_eq!(
            faults(&files),
            [format!("{place}: {who}: `{check}` is false")]
        );
    }
}

#[test]
fn a_variant_without_key_is_named_by_its_number() {
    let files = edited(&[("{ key = \"three\", n = 3 }", "{ n = 3 }")]);
    let reason = "`key` cannot be filled in: undefined value in `key`";
    assert_eq!(
        faults(&files),
        [format!("bank/families/1.1.toml:5: variant 2: {reason}")]
    );
}

#[test]
fn files_that_are_no_families_are_found() {
    let mut files = fixtures::files("competence = \"1.1\"\n[[family]]\nid = {\n");
    files.insert("families/notes.md".into(), b"x".to_vec());
    files.insert("families/1.2.toml".into(), b"\xff".to_vec());
    let found = faults(&files);
    assert!(found[0].starts_with("bank/families/1.1.toml:"), "{found:?}");
    assert_eq!(
        found[found.len() - 2..],
        [
            "bank/families/1.2.toml:1: the text is not UTF-8",
            "bank/families/notes.md:1: only .toml files belong in this folder"
        ]
    );
}

#[test]
fn an_open_quote_is_not_buried_under_what_follows_from_it() {
    let text = GOOD.replace("let = [[", "let = [['") + &"x = 'y',\n".repeat(50);
    let found = faults(&fixtures::files(&text));
    let lines: Vec<_> = found
        .iter()
        .filter_map(|fault| fault.split(':').nth(1))
        .collect();
    assert_eq!(lines[0], "12", "{found:#?}");
    assert_eq!(lines.len(), 5, "{found:#?}");
}
