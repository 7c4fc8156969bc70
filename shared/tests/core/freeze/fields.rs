//! Every field that may be absent is in a kept example: a field that no example shows could be
//! renamed without a fault.
//!
//! The fields are read from the sources of the types: serde does not tell those that may be
//! absent.

use super::kept;
use serde_json::Value;
use std::collections::BTreeSet;

/// Where the types of the wire are.
const SOURCES: [&str; 19] = [
    include_str!("../../../src/item.rs"),
    include_str!("../../../src/person.rs"),
    include_str!("../../../src/protocol.rs"),
    include_str!("../../../src/session/abort_evidence.rs"),
    include_str!("../../../src/session/alert.rs"),
    include_str!("../../../src/session/command.rs"),
    include_str!("../../../src/session/event.rs"),
    include_str!("../../../src/session/finalize.rs"),
    include_str!("../../../src/session/incident.rs"),
    include_str!("../../../src/session/refusal.rs"),
    include_str!("../../../src/session/revision.rs"),
    include_str!("../../../src/session/snapshot.rs"),
    include_str!("../../../src/view/board.rs"),
    include_str!("../../../src/view/candidate.rs"),
    include_str!("../../../src/view/center.rs"),
    include_str!("../../../src/view/door.rs"),
    include_str!("../../../src/view/finalization.rs"),
    include_str!("../../../src/view/guessing.rs"),
    include_str!("../../../src/view/incident.rs"),
];

/// Commands of the server itself and those that come with an identity, which no client can send
/// on a socket.
const NEVER_SENT: [&str; 6] = [
    "Command::CreditServerOutage",
    "Command::NoteConnection",
    "Command::NoteCompanion",
    "Command::RemoveCandidate",
    "Command::CancelSession",
    "Command::DeleteSession",
];

/// A struct, or a variant with fields, that serde writes.
#[derive(Debug, Default)]
struct WrittenFields {
    name: String,
    always: BTreeSet<String>,
    sometimes: BTreeSet<String>,
}

/// The types with fields of one source, up to its tests.
fn written_types(source: &str) -> Vec<WrittenFields> {
    let mut types = Vec::new();
    let (mut derives, mut item, mut attributes) = (String::new(), None, String::new());
    let mut open: Option<WrittenFields> = None;
    for line in source.lines().take_while(|line| *line != "#[cfg(test)]") {
        let text = line.trim();
        let indent = line.len() - line.trim_start().len();
        if indent == 0 && text.starts_with("#[derive") {
            text.clone_into(&mut derives);
        } else if indent == 0 && text.ends_with('{') {
            let words: Vec<&str> = text.split([' ', '<', '(']).collect();
            let kind = words
                .iter()
                .position(|word| ["struct", "enum"].contains(word));
            item = kind
                .filter(|_| derives.contains("Serialize"))
                .map(|kind| (words[kind], words[kind + 1].to_owned()));
            derives.clear();
            if let Some(("struct", name)) = &item {
                open = Some(WrittenFields {
                    name: name.clone(),
                    ..WrittenFields::default()
                });
            }
        } else if text == "}" && indent == 0 || text == "}," && indent == 4 {
            types.extend(open.take());
        } else if text.starts_with("#[serde") {
            attributes += text;
        } else if let (Some(("enum", name)), 4, Some(variant)) =
            (&item, indent, text.strip_suffix(" {"))
        {
            attributes.clear();
            open = Some(WrittenFields {
                name: format!("{name}::{variant}"),
                ..WrittenFields::default()
            });
        } else if let (Some(fields), Some((field, _))) = (&mut open, text.split_once(": "))
            && !text.starts_with("//")
        {
            note(fields, field.trim_start_matches("pub "), &attributes);
            attributes.clear();
        }
    }
    types
}

fn note(fields: &mut WrittenFields, field: &str, attributes: &str) {
    if attributes.contains("flatten") {
        return;
    }
    let renamed = attributes.split_once("rename = \"");
    let renamed = renamed.and_then(|(_, rest)| rest.split('"').next());
    let place = match attributes.contains("skip_serializing_if") {
        true => &mut fields.sometimes,
        false => &mut fields.always,
    };
    place.insert(renamed.unwrap_or(field).to_owned());
}

/// The keys of every object in a value.
fn objects(value: &Value, found: &mut BTreeSet<BTreeSet<String>>) {
    match value {
        Value::Object(object) => {
            found.insert(object.keys().cloned().collect());
            object.values().for_each(|value| objects(value, found));
        }
        Value::Array(values) => values.iter().for_each(|value| objects(value, found)),
        _ => {}
    }
}

#[test]
fn every_field_that_may_be_absent_is_in_a_kept_example() {
    let mut kept_objects = BTreeSet::new();
    for line in kept().values().flatten() {
        objects(&serde_json::from_str(line).unwrap(), &mut kept_objects);
    }
    let mut faults = Vec::new();
    let mut seen = 0;
    for fields in SOURCES.iter().flat_map(|source| written_types(source)) {
        if NEVER_SENT.contains(&fields.name.as_str()) {
            continue;
        }
        let of_type = |object: &&BTreeSet<String>| fields.always.is_subset(object);
        let examples: Vec<_> = kept_objects.iter().filter(of_type).collect();
        if examples.is_empty() {
            faults.push(format!("{}: no example is kept", fields.name));
        }
        for field in &fields.sometimes {
            seen += 1;
            if !examples.iter().any(|object| object.contains(field)) {
                faults.push(format!("{}.{field}: no example is kept", fields.name));
            }
        }
    }
    assert!(
        faults.is_empty(),
        "{}\nsee tests/fixtures/protocol-v1/README.md",
        faults.join("\n")
    );
    assert!(seen > 50, "the sources are read: {seen}");
}

/// The test above must be able to fail.
#[test]
fn fields_are_read_from_a_source_as_serde_writes_them() {
    let source = r#"
/// A card.
#[derive(Debug, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Card<C> {
    /// Of what: a field.
    pub seat: Seat,
    #[serde(default, skip_serializing_if = "Option::is_none", rename = "gone")]
    pub lost: Option<C>,
    #[serde(flatten)]
    pub kind: Kind,
}

#[derive(Debug)]
pub struct Inner {
    pub unwritten: u8,
}

#[derive(Serialize)]
pub enum Change {
    Nothing,
    Moved {
        #[serde(default, skip_serializing_if = "is_zero")]
        by: u8,
        to: u8,
    },
}
"#;
    let read: Vec<String> = written_types(source)
        .iter()
        .map(|one| format!("{} {:?} {:?}", one.name, one.always, one.sometimes))
        .collect();
    let expected = [
        r#"Card {"seat"} {"gone"}"#,
        r#"Change::Moved {"to"} {"by"}"#,
    ];
    assert_eq!(read, expected);
}
