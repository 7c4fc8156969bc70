//! `docs/COMPANION-PROTOCOL.md` against the code: every example is a real message, written as it
//! stands there, and nothing is left out.

use crate::document::variants;
use serde::{Serialize, de::DeserializeOwned};
use serde_json::{Value, json};
use std::{collections::BTreeSet, fmt::Debug};
use vigie_shared::companion::{
    BLOCK_WITHOUT_DEADLINE, BlockListDocument, CLOSE_DISPLACED, CLOSE_FORGED, CLOSE_NOT_LINKED,
    CLOSE_SILENT, CLOSE_TOO_FAST, CLOSE_WRONG_ORIGIN, COMPANION_GONE_AFTER, COMPANION_SUBPROTOCOL,
    CompanionMessage, ExtensionMessage, GrantPayload, HeartbeatBody, MAX_OPEN_TICKETS,
    PAGE_SETTLED_AFTER, PAGE_SETTLED_IN_ALL, SiteCategory, TICKET_VALIDITY, TestStage,
    heartbeat_text, resume_text,
};
use vigie_shared::{
    ids::LinkId,
    limits::{MAX_BLOCK_RULE_CHARS, MAX_BLOCK_RULES, MAX_BLOCK_RULES_WITH_PATH},
    session::CompanionMisuse,
    time::{MINUTE, SECOND, Timestamp},
};

const DOCUMENT: &str = include_str!("../../../docs/COMPANION-PROTOCOL.md");

/// Lines in the code blocks marked `json <kind>`.
fn examples(kind: &str) -> Vec<&'static str> {
    let mark = format!("json {kind}\n");
    let blocks = DOCUMENT
        .split("```")
        .filter_map(|part| part.strip_prefix(&mark));
    let lines: Vec<&str> = blocks.flat_map(str::lines).collect();
    assert!(!lines.is_empty(), "no example of {kind}");
    lines
}

/// Each example is a message, and the message is written as the example.
fn check<T: Serialize + DeserializeOwned + PartialEq + Debug>(kind: &str) -> BTreeSet<String> {
    let mut types = BTreeSet::new();
    for line in examples(kind) {
        let message: T = serde_json::from_str(line).unwrap_or_else(|e| panic!("{e} in {line}"));
        assert_eq!(serde_json::to_string(&message).unwrap(), line);
        let value: Value = serde_json::from_str(line).unwrap();
        types.extend(value["type"].as_str().map(str::to_owned));
    }
    types
}

#[test]
fn every_example_is_a_message_and_every_message_has_one() {
    let extension = check::<ExtensionMessage>("extension");
    assert_eq!(
        extension,
        variants::<ExtensionMessage>(json!({ "type": "?" }))
    );
    let companion = check::<CompanionMessage>("companion");
    assert_eq!(
        companion,
        variants::<CompanionMessage>(json!({ "type": "?" }))
    );
    check::<GrantPayload>("grant");
    check::<BlockListDocument>("list");
    let kinds = ["extension", "companion", "grant", "list"];
    let marked: usize = kinds
        .iter()
        .map(|kind| DOCUMENT.matches(&format!("```json {kind}\n")).count())
        .sum();
    assert_eq!(DOCUMENT.matches("```json").count(), marked);
}

#[test]
fn the_body_of_a_heartbeat_is_read_as_it_is_signed() {
    let heartbeat = examples("extension")
        .into_iter()
        .map(|line| serde_json::from_str::<ExtensionMessage>(line).unwrap())
        .find_map(|message| match message {
            ExtensionMessage::Heartbeat { body, .. } => Some(body),
            _ => None,
        });
    let body: HeartbeatBody = serde_json::from_str(&heartbeat.unwrap()).unwrap();
    assert_eq!(body.attempts.direct[&SiteCategory::Ai], 2);
    let link = LinkId(uuid::Uuid::nil());
    assert_eq!(
        heartbeat_text(link, 7, Timestamp(9), "{}"),
        "00000000-0000-0000-0000-000000000000|7|9|{}"
    );
    assert_eq!(
        resume_text(link, 8),
        "resume|00000000-0000-0000-0000-000000000000|8"
    );
}

#[test]
fn every_code_word_and_number_is_that_of_the_code() {
    for code in [
        CLOSE_FORGED,
        CLOSE_NOT_LINKED,
        CLOSE_WRONG_ORIGIN,
        CLOSE_DISPLACED,
        CLOSE_SILENT,
        CLOSE_TOO_FAST,
    ] {
        assert!(DOCUMENT.contains(&format!("| {code} | `")), "{code}");
    }
    let words = [
        variants::<TestStage>(json!("?")),
        variants::<CompanionMisuse>(json!("?")),
    ];
    for word in words.iter().flatten() {
        assert!(DOCUMENT.contains(&format!("`{word}`")), "{word}");
    }
    let seconds = |micros: i64| micros / SECOND;
    for fact in [
        format!("`{COMPANION_SUBPROTOCOL}`"),
        format!("for {} s, for this device", seconds(TICKET_VALIDITY)),
        format!("at most {MAX_OPEN_TICKETS} open"),
        format!("now + {} min", BLOCK_WITHOUT_DEADLINE / MINUTE),
        format!("within {} s while", seconds(COMPANION_GONE_AFTER)),
        format!("connected for {} s", seconds(PAGE_SETTLED_AFTER)),
        format!("for {} s in all", seconds(PAGE_SETTLED_IN_ALL)),
        format!("most {MAX_BLOCK_RULE_CHARS} characters a rule"),
        "10,000 rules, 2,000 of them".to_owned(),
    ] {
        assert!(DOCUMENT.contains(&fact), "{fact}");
    }
    assert_eq!(
        (MAX_BLOCK_RULES, MAX_BLOCK_RULES_WITH_PATH),
        (10_000, 2_000)
    );
}
