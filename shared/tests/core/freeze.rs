//! The freeze of `vigie.v1`: kept examples of every message, in `tests/fixtures/protocol-v1`.
//!
//! A file is a kind of message, a line an example as it was once written. Today's types must
//! read every line and write it back as it is, and no kind may be without an example. So a
//! field that is renamed, dropped or newly required, and a kind that is removed, fail here.
//!
//! `VIGIE_UPDATE_PROTOCOL=1 cargo test -p vigie-shared --test core freeze` writes the examples
//! of today's types. Before the freeze is declared (a line of `docs/PROTOCOL.md` that starts
//! with [`DECLARATION`]) it writes all of them; from then on it only adds.

mod families;
mod fields;
mod words;

use families::{MessageFamily, families};
use serde_json::Value;
use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::{Path, PathBuf},
};

/// How the line of `docs/PROTOCOL.md` starts that declares the freeze.
const DECLARATION: &str = "Frozen since ";

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/fixtures/protocol-v1")
}

fn is_frozen() -> bool {
    let document = include_str!("../../../docs/PROTOCOL.md");
    document.lines().any(|line| line.starts_with(DECLARATION))
}

/// The kept examples, by family and kind.
type Kept = BTreeMap<(String, String), Vec<String>>;

fn kept() -> Kept {
    let mut kept = Kept::new();
    let Ok(families) = fs::read_dir(folder()) else {
        return kept;
    };
    for family in families.map(|entry| entry.unwrap().path()) {
        if !family.is_dir() {
            continue;
        }
        for file in fs::read_dir(&family).unwrap() {
            let file = file.unwrap().path();
            let name = |path: &Path| path.file_stem().unwrap().to_str().unwrap().to_owned();
            let text = fs::read_to_string(&file).unwrap();
            let lines = text.lines().map(str::to_owned).collect();
            kept.insert((name(&family), name(&file)), lines);
        }
    }
    kept
}

/// Writes the examples of today's types: all of them, or those that are not kept yet.
fn update(frozen: bool) {
    let mut examples = kept();
    for family in families() {
        // Before the freeze what is not written so today is dropped; of samples, which are
        // others every time, the rest stays.
        examples.retain(|(of, kind), lines| {
            if !frozen && of == family.name {
                lines.retain(|line| family.sampled && fault(&family, kind, line).is_none());
            }
            !lines.is_empty()
        });
        for (kind, text) in &family.examples {
            let lines = examples
                .entry((family.name.to_owned(), kind.clone()))
                .or_default();
            let is_enough = family.sampled && !lines.is_empty();
            if !is_enough && !lines.contains(text) {
                lines.push(text.clone());
            }
        }
    }
    if !frozen {
        for family in families() {
            let _ = fs::remove_dir_all(folder().join(family.name));
        }
    }
    for ((family, kind), lines) in examples {
        let folder = folder().join(family);
        fs::create_dir_all(&folder).unwrap();
        let text = lines.join("\n") + "\n";
        fs::write(folder.join(kind).with_extension("jsonl"), text).unwrap();
    }
}

/// What is wrong with a kept example, if anything.
fn fault(family: &MessageFamily, kind: &str, line: &str) -> Option<String> {
    let was: Value = match serde_json::from_str(line) {
        Ok(value) => value,
        Err(error) => return Some(error.to_string()),
    };
    let is = match (family.again)(&was) {
        Ok(value) => value,
        Err(error) => return Some(format!("is not read any more: {error}")),
    };
    if is != was {
        return Some(format!("is written otherwise today: {is}"));
    }
    let of_kind = (family.kind)(&was);
    (of_kind != kind).then(|| format!("is a {of_kind}"))
}

#[test]
fn every_kept_example_is_read_and_written_back_and_every_kind_has_one() {
    if std::env::var_os("VIGIE_UPDATE_PROTOCOL").is_some() {
        update(is_frozen());
    }
    let kept = kept();
    let mut faults = Vec::new();
    let mut known = BTreeSet::new();
    for family in families() {
        known.insert(family.name.to_owned());
        for kind in &family.kinds {
            let lines = kept.get(&(family.name.to_owned(), kind.clone()));
            if lines.is_none_or(Vec::is_empty) {
                faults.push(format!("{}/{kind}: no example is kept", family.name));
            }
        }
        for ((_, kind), lines) in kept.iter().filter(|((of, _), _)| of == family.name) {
            for line in lines {
                if let Some(fault) = fault(&family, kind, line) {
                    faults.push(format!("{}/{kind}: {line} {fault}", family.name));
                }
            }
        }
    }
    for (family, kind) in kept.keys().filter(|(family, _)| !known.contains(family)) {
        faults.push(format!("{family}/{kind}: no such family of messages"));
    }
    assert!(
        faults.is_empty(),
        "{}\nsee tests/fixtures/protocol-v1/README.md",
        faults.join("\n")
    );
}

/// The test above must be able to fail.
#[test]
fn a_renamed_field_a_lost_value_and_a_wrong_place_are_faults() {
    let families = families();
    let of = |name: &str| families.iter().find(|one| one.name == name).unwrap();
    let faults = [
        ("command", "pass", r#"{"type":"pass","ask":12}"#),
        ("command", "reveal", r#"{"type":"pass","presentation":12}"#),
        ("command", "jump", r#"{"type":"jump","presentation":12}"#),
        ("refusal", "device_changed", r#"{"code":"device_changed"}"#),
        (
            "close",
            "displaced",
            r#"{"code":4410,"reason":"displaced","final":true}"#,
        ),
        (
            "server",
            "heartbeat",
            r#"{"type":"heartbeat","now":1,"lag":2}"#,
        ),
        (
            "event",
            "logged_in",
            r#"{"event":"entered","seat":1,"device":"00000000-0000-0000-0000-000000000010"}"#,
        ),
    ];
    for (family, kind, line) in faults {
        assert!(fault(of(family), kind, line).is_some(), "{line}");
    }
    let right = r#"{"type":"pass","presentation":12}"#;
    assert_eq!(fault(of("command"), "pass", right), None);
}
