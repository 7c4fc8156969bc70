//! Rules about the bank as a whole, each broken once.

use crate::fixtures::{self, edit, faults, files, item, load};

#[test]
fn a_bank_with_one_item_of_each_level_has_neither_faults_nor_warnings() {
    assert!(fixtures::warnings(&load(&files())).is_empty());
}

#[test]
fn a_level_without_item_is_only_a_warning() {
    let mut files = files();
    edit(
        &mut files,
        "questions/3.2.toml",
        "level = 7\na = 1.0\nb = 3.5",
        "level = 6\na = 1.0\nb = 2.5",
    );
    let warnings = fixtures::warnings(&load(&files));
    assert_eq!(warnings, ["bank/questions/3.2.toml:1: no item of level 7"]);
}

#[test]
fn a_competence_without_file_is_a_fault() {
    let mut files = files();
    files.remove("questions/5.1.toml");
    let reason = "the file is missing: every competence needs its items";
    assert_eq!(
        faults(&files),
        [format!("bank/questions/5.1.toml:1: {reason}")]
    );
}

#[test]
fn a_competence_needs_enough_items_skills_and_accessible_items() {
    let mut files = files();
    let items: String = (1..=7).map(|number| item("1.1", number)).collect();
    let text = format!("competence = \"1.1\"\n{items}").replace("skill-4", "skill-2");
    let text = text.replace("skill-6", "skill-2");
    files.insert("questions/1.1.toml".into(), text.into_bytes());
    let expected = [
        "bank/questions/1.1.toml:1: a competence needs at least 3 skills of accessible items, this one has 1",
        "bank/questions/1.1.toml:1: a competence needs at least 4 accessible items, this one has 3",
        "bank/questions/1.1.toml:1: a competence needs at least 8 items, this one has 7",
    ];
    assert_eq!(faults(&files), expected);
    let text: String = (1..=8).map(|number| item("1.1", number)).collect();
    let mut text = format!("competence = \"1.1\"\n{text}");
    for number in 1..=8 {
        text = text.replace(
            &format!("skill-{number}"),
            &format!("skill-{}", ["x", "y"][number % 2]),
        );
    }
    files.insert("questions/1.1.toml".into(), text.into_bytes());
    let expected = [
        "bank/questions/1.1.toml:1: a competence needs at least 3 skills of accessible items, this one has 1",
        "bank/questions/1.1.toml:1: a competence needs at least 3 skills, this one has 2",
    ];
    assert_eq!(faults(&files), expected);
}

#[test]
fn the_same_id_or_prompt_twice_is_found_at_the_second_place() {
    let mut files = files();
    let path = "questions/1.2.toml";
    edit(&mut files, path, "1.2-item-2", "1.2-item-1");
    edit(
        &mut files,
        path,
        "Question 4 de 1.2 ?",
        "QUESTION 4 de 1.1 ?",
    );
    edit(&mut files, path, "Question 5 of 1.2?", "Question 5 of 1.1?");
    let expected = [
        "bank/questions/1.2.toml:25: this id is already at bank/questions/1.2.toml:4",
        "bank/questions/1.2.toml:78: this French prompt is already at bank/questions/1.1.toml:78",
        "bank/questions/1.2.toml:104: this English prompt is already at bank/questions/1.1.toml:104",
    ];
    assert_eq!(faults(&files), expected);
}

#[test]
fn files_in_the_wrong_place_are_found() {
    let mut files = files();
    files.insert("questions/notes.txt".into(), b"x".to_vec());
    files.insert("assets/more/a.svg".into(), b"x".to_vec());
    files.insert("assets/unused.txt".into(), b"x".to_vec());
    let name =
        "the name must be lower-case letters, digits and hyphens, an extension, and no folder";
    let expected = [
        "bank/assets/more/a.svg:1: no item refers to this file".to_owned(),
        format!("bank/assets/more/a.svg:1: {name}"),
        "bank/assets/unused.txt:1: no item refers to this file".to_owned(),
        "bank/questions/notes.txt:1: only .toml files belong in this folder".to_owned(),
    ];
    assert_eq!(faults(&files), expected);
}

#[test]
fn an_asset_must_be_what_it_says() {
    let mut files = files();
    let assets: [(&str, &[u8], &str); 7] = [
        (
            "a.exe",
            b"MZ",
            "this kind of file is not allowed (svg png jpg webp csv txt md html json pdf zip odt ods odp docx xlsx pptx)",
        ),
        (
            "b.png",
            b"GIF89a",
            "the content is not what the extension `png` says",
        ),
        ("c.csv", b"", "the file is empty"),
        ("d.txt", b"caf\xe9", "the text is not UTF-8"),
        (
            "e.svg",
            b"<svg xmlns='http://www.w3.org/2000/svg'>\n<script/>\n</svg>",
            "`<script` has no place in a drawing",
        ),
        ("f.ods", b"PK\x03\x04", ""),
        ("g.svg", b"<svg xmlns='http://www.w3.org/2000/svg'/>", ""),
    ];
    let mut expected = Vec::new();
    for (number, (name, bytes, reason)) in assets.into_iter().enumerate() {
        files.insert(format!("assets/{name}"), bytes.to_vec());
        let id = format!("id = \"4.1-item-{}\"", number + 1);
        let with = format!("{id}\nattachment = \"{name}\"");
        edit(&mut files, "questions/4.1.toml", &id, &with);
        let line = if name == "e.svg" { 2 } else { 1 };
        if !reason.is_empty() {
            expected.push(format!("bank/assets/{name}:{line}: {reason}"));
        }
    }
    assert_eq!(fixtures::faults(&files), expected);
}

#[test]
fn a_broken_file_does_not_make_assets_look_unused() {
    let mut files = files();
    files.insert("assets/a.txt".into(), b"x".to_vec());
    files.insert(
        "questions/1.1.toml".into(),
        b"competence = \"1.1\"\nitem = [\n".to_vec(),
    );
    let faults = faults(&files);
    assert!(!faults.is_empty());
    assert!(
        faults
            .iter()
            .all(|fault| fault.starts_with("bank/questions/1.1.toml:")),
        "{faults:?}"
    );
    files.insert("questions/1.1.toml".into(), b"\xff".to_vec());
    assert_eq!(
        fixtures::faults(&files),
        ["bank/questions/1.1.toml:1: the text is not UTF-8"]
    );
}
