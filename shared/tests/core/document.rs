//! `docs/PROTOCOL.md` against the code: every example is a real message, and
//! nothing is left out.

use crate::support::content_examples;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};
use std::collections::BTreeSet;
use vigie_shared::{
    item::{ItemContent, ItemResponse},
    protocol::{
        CONNECTION_LOST_AFTER, CandidateMessage, ClientMessage, CloseReason, CommonMessage,
        HEARTBEAT_INTERVAL, InvigilatorMessage, MAX_FRAME_BYTES, ReferentMessage, SUBPROTOCOL,
    },
    rules::{AbortReason, EndCause, FraudFinding, Outcome, OutcomeRule},
    session::{
        AbortEvidence, AlertMark, AlertReason, AlertResolution, Command, CompanionPolicy,
        CompanionStatus, FinalizationBlocker, IncidentCategory, IncidentResolution, IncidentState,
        Refusal, SignalKind, SignalPhase,
    },
    time::SECOND,
    view::{
        BoardChange, BoardIncidentState, CandidatePhase, LossConsequence, SeatPhase, SessionStatus,
        SignalEffect,
    },
};

const DOCUMENT: &str = include_str!("../../../docs/PROTOCOL.md");

/// The lines of `wire/`: whatever the document shows is among them.
const SNAPSHOTS: [&str; 8] = [
    include_str!("wire/candidate.jsonl"),
    include_str!("wire/client.jsonl"),
    include_str!("wire/commands.jsonl"),
    include_str!("wire/evidence.jsonl"),
    include_str!("wire/invigilator.jsonl"),
    include_str!("wire/referent.jsonl"),
    include_str!("wire/refusals.jsonl"),
    include_str!("wire/server.jsonl"),
];

/// Values in the code blocks marked `json <kind>`.
fn examples(kind: &str) -> Vec<Value> {
    let mark = format!("json {kind}\n");
    let blocks = DOCUMENT
        .split("```")
        .filter_map(|part| part.strip_prefix(&mark));
    let values = blocks.flat_map(|block| serde_json::Deserializer::from_str(block).into_iter());
    let values: Vec<_> = values.collect::<Result<_, _>>().unwrap();
    assert!(!values.is_empty(), "no example of {kind}");
    values
}

fn parse<T: DeserializeOwned>(kind: &str) -> Vec<T> {
    let read = |value: Value| {
        serde_json::from_value(value.clone()).unwrap_or_else(|error| panic!("{error} in {value}"))
    };
    examples(kind).into_iter().map(read).collect()
}

/// The names serde knows, from the complaint about one it does not know.
pub fn variants<T: DeserializeOwned>(wrong: Value) -> BTreeSet<String> {
    let Err(error) = serde_json::from_value::<T>(wrong) else {
        panic!("`?` is a variant")
    };
    let complaint = error.to_string();
    assert!(complaint.starts_with("unknown variant `?`"), "{complaint}");
    complaint
        .split('`')
        .skip(3)
        .step_by(2)
        .map(str::to_owned)
        .collect()
}

/// Values of `tag` among the examples.
fn shown(values: &[Value], tag: &str) -> BTreeSet<String> {
    values
        .iter()
        .filter_map(|value| value[tag].as_str())
        .map(str::to_owned)
        .collect()
}

#[test]
fn every_example_is_a_message_of_its_kind() {
    parse::<ClientMessage>("client");
    parse::<Command>("command");
    parse::<CommonMessage>("server");
    parse::<CandidateMessage<ItemContent>>("candidate");
    parse::<InvigilatorMessage>("invigilator");
    parse::<ReferentMessage>("referent");
    parse::<AbortEvidence>("evidence");
    parse::<Refusal>("refusal");
}

#[test]
fn every_example_is_one_of_those_the_bytes_are_checked_of() {
    let known: Vec<Value> = SNAPSHOTS
        .iter()
        .flat_map(|lines| lines.lines())
        .map(|line| serde_json::from_str(line).unwrap())
        .collect();
    let kinds = [
        "client",
        "command",
        "server",
        "candidate",
        "invigilator",
        "referent",
        "evidence",
        "refusal",
    ];
    for value in kinds.into_iter().flat_map(examples) {
        assert!(known.contains(&value), "not in wire/: {value}");
    }
    let blocks = DOCUMENT.matches("```json").count();
    let marked: usize = kinds
        .iter()
        .map(|kind| DOCUMENT.matches(&format!("```json {kind}\n")).count())
        .sum();
    assert_eq!(
        blocks, marked,
        "every JSON block says what it is an example of"
    );
}

#[test]
fn every_message_is_shown() {
    let client = shown(&examples("client"), "type");
    assert_eq!(client, variants::<ClientMessage>(json!({ "type": "?" })));
    let commands = shown(&examples("command"), "type");
    assert_eq!(commands, variants::<Command>(json!({ "type":"?" })));

    let kinds = ["server", "candidate", "invigilator", "referent"];
    let server: Vec<Value> = kinds.into_iter().flat_map(examples).collect();
    assert_eq!(
        shown(&server, "type"),
        variants::<CommonMessage>(json!({ "type": "?" }))
    );

    let evidence = shown(&examples("evidence"), "evidence");
    assert_eq!(
        evidence,
        variants::<AbortEvidence>(json!({ "evidence": "?" }))
    );

    let changes: BTreeSet<String> = examples("invigilator")
        .iter()
        .filter_map(|message| message["change"].as_object())
        .flat_map(|change| change.keys().cloned())
        .collect();
    assert_eq!(changes, variants::<BoardChange>(json!({ "?": 1 })));

    let views: Vec<Value> = examples("candidate")
        .iter()
        .map(|message| message["state"]["phase"].clone())
        .collect();
    let phases = variants::<CandidatePhase<ItemContent>>(json!({ "phase": "?" }));
    assert_eq!(shown(&views, "phase"), phases);

    let contents: Vec<Value> = views
        .iter()
        .map(|view| view["question"]["content"].clone())
        .collect();
    let kinds: BTreeSet<String> = content_examples::contents()
        .iter()
        .map(|content| {
            serde_json::to_value(content).unwrap()["kind"]
                .as_str()
                .unwrap()
                .to_owned()
        })
        .collect();
    assert_eq!(shown(&contents, "kind"), kinds);

    let responses: BTreeSet<String> = examples("command")
        .iter()
        .filter_map(|command| command["response"].as_object())
        .flat_map(|response| response.keys().cloned())
        .collect();
    assert_eq!(responses, variants::<ItemResponse>(json!({ "?": 1 })));
}

#[test]
fn every_refusal_is_explained_and_those_with_details_are_shown() {
    for code in variants::<Refusal>(json!({ "code": "?" })) {
        let row = DOCUMENT
            .lines()
            .filter(|line| line.starts_with(&format!("| `{code}` |")));
        assert_eq!(row.count(), 1, "a row for {code}");
    }
    let shown = shown(&examples("refusal"), "code");
    for code in [
        "device_changed",
        "alert_already_handled",
        "incident_already_resolved",
        "finalization_incomplete",
    ] {
        assert!(shown.contains(code), "{code}");
    }
}

#[test]
fn every_close_code_has_its_row() {
    for reason in CloseReason::ALL {
        let back = if reason.is_final() { "no" } else { "yes" };
        let row = format!("| {} | `{}` | {back} |", reason.code(), reason.name());
        assert_eq!(DOCUMENT.matches(&row).count(), 1, "{row}");
    }
}

#[test]
fn every_word_of_the_vocabulary_is_named() {
    let sets = [
        variants::<SeatPhase>(json!("?")),
        variants::<SessionStatus>(json!("?")),
        variants::<CompanionStatus>(json!("?")),
        variants::<CompanionPolicy>(json!("?")),
        variants::<EndCause>(json!("?")),
        variants::<AbortReason>(json!("?")),
        variants::<IncidentResolution>(json!("?")),
        variants::<Outcome>(json!("?")),
        variants::<OutcomeRule>(json!("?")),
        variants::<FraudFinding>(json!("?")),
        variants::<AlertResolution>(json!({ "how": "?" })),
        variants::<AlertMark>(json!("?")),
        variants::<FinalizationBlocker>(json!({ "blocker": "?" })),
        variants::<IncidentState>(json!({ "state": "?" })),
        variants::<BoardIncidentState>(json!("?")),
        variants::<SignalKind>(json!("?")),
        variants::<SignalPhase>(json!("?")),
        variants::<SignalEffect>(json!("?")),
        variants::<LossConsequence>(json!("?")),
        AlertReason::ALL
            .iter()
            .map(|reason| reason.code().to_owned())
            .collect(),
        [
            IncidentCategory::C1,
            IncidentCategory::C2,
            IncidentCategory::C4,
            IncidentCategory::C6,
            IncidentCategory::C7,
            IncidentCategory::C8,
            IncidentCategory::R1,
            IncidentCategory::A1,
        ]
        .iter()
        .map(|category| category.code().to_owned())
        .collect(),
    ];
    for word in sets.iter().flatten() {
        assert!(
            DOCUMENT.contains(&format!("`{word}`")),
            "{word} is not explained"
        );
    }
}

#[test]
fn the_numbers_in_the_text_are_those_of_the_code() {
    let facts = [
        format!("`{SUBPROTOCOL}`"),
        format!("{} KiB", MAX_FRAME_BYTES / 1024),
        format!("with its time every {} s", HEARTBEAT_INTERVAL / SECOND),
        format!("silence of {} s", CONNECTION_LOST_AFTER / SECOND),
        "`vigie:companion?`".to_owned(),
        "`vigie:companion!`".to_owned(),
    ];
    for fact in facts {
        assert!(DOCUMENT.contains(&fact), "{fact}");
    }
}
