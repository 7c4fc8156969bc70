//! The families of messages: their kinds, today's examples, and how one is read.

use super::words::words;
use crate::{
    document::variants,
    support::{
        content_examples, decision_examples, fake_engine::item, outage_examples, view_examples,
        wire_examples,
    },
};
use serde::{Serialize, de::DeserializeOwned};
use serde_json::{Value, json};
use std::collections::BTreeSet;
use vigie_shared::{
    ids::{Seat, SessionId},
    item::{ItemContent, ItemResponse, ResponseFormat},
    protocol::{
        CandidateMessage, ClientMessage, CloseReason, CommonMessage, InvigilatorMessage, Never,
        ReferentMessage, ServerMessage,
    },
    session::{AbortEvidence, ActorName, Command, Event, IdentityDigest, Refusal, SeatTerms},
    time::ExtraTime,
    view::{BoardChange, CandidatePhase, CenterView},
};

type CenterMessage = ServerMessage<CenterView, Never>;

/// Names that events had earlier: read, and never written.
const EARLIER_EVENTS: [&str; 4] = ["entered", "proposed", "revealed", "resume_authorised"];

/// Messages of one type.
pub struct MessageFamily {
    /// Its folder.
    pub name: &'static str,
    /// Every kind there is.
    pub kinds: BTreeSet<String>,
    /// Today's examples with their kinds, as text.
    pub examples: Vec<(String, String)>,
    /// Are they found in random stories? Then one of each kind is enough.
    pub sampled: bool,
    /// The kind of a message.
    pub kind: fn(&Value) -> String,
    /// Reads a message with today's type and writes it back.
    pub again: fn(&Value) -> Result<Value, String>,
}

fn again<T: Serialize + DeserializeOwned>(value: &Value) -> Result<Value, String> {
    let read: T = serde_json::from_value(value.clone()).map_err(|error| error.to_string())?;
    serde_json::to_value(read).map_err(|error| error.to_string())
}

pub(super) fn family<T: Serialize + DeserializeOwned>(
    name: &'static str,
    kinds: BTreeSet<String>,
    kind: fn(&Value) -> String,
    examples: impl IntoIterator<Item = T>,
) -> MessageFamily {
    let example = |message: T| {
        let text = serde_json::to_string(&message).unwrap();
        (kind(&serde_json::from_str(&text).unwrap()), text)
    };
    MessageFamily {
        name,
        kinds,
        examples: examples.into_iter().map(example).collect(),
        sampled: false,
        kind,
        again: again::<T>,
    }
}

fn text(value: &Value) -> String {
    value.as_str().unwrap_or_default().to_owned()
}

fn by_type(value: &Value) -> String {
    text(&value["type"])
}

/// A variant with content is an object with its name as the only key, one without is a word.
pub(super) fn by_key(value: &Value) -> String {
    let key = value.as_object().and_then(|object| object.keys().next());
    key.cloned().unwrap_or_else(|| text(value))
}

/// A change is named after what changes, a snapshot is one.
fn by_change(value: &Value) -> String {
    match &value["change"] {
        Value::Null => by_type(value),
        change => by_key(change),
    }
}

fn named(kinds: &[&str]) -> BTreeSet<String> {
    kinds.iter().map(|kind| (*kind).to_owned()).collect()
}

fn with(mut kinds: BTreeSet<String>, more: &[&str]) -> BTreeSet<String> {
    kinds.extend(named(more));
    kinds
}

/// Every family, and all of the protocol.
pub fn families() -> Vec<MessageFamily> {
    let mut all = vec![
        family::<ClientMessage>(
            "client",
            variants::<ClientMessage>(json!({ "type": "?" })),
            by_type,
            wire_examples::client_messages(),
        ),
        family::<Command>(
            "command",
            variants::<Command>(json!({ "type": "?" })),
            by_type,
            wire_examples::commands(),
        ),
        family::<ItemResponse>(
            "response",
            variants::<ItemResponse>(json!({ "?": 1 })),
            by_key,
            wire_examples::responses(),
        ),
        family::<Refusal>(
            "refusal",
            variants::<Refusal>(json!({ "code": "?" })),
            |value| text(&value["code"]),
            wire_examples::refusals(),
        ),
        family::<AbortEvidence>(
            "evidence",
            variants::<AbortEvidence>(json!({ "evidence": "?" })),
            |value| text(&value["evidence"]),
            wire_examples::evidence(),
        ),
        MessageFamily {
            sampled: true,
            ..family::<Event>("event", events(), |value| text(&value["event"]), recorded())
        },
        closes(),
    ];
    all.extend(views());
    all.extend(words());
    all
}

fn to_candidate() -> Vec<CandidateMessage<ItemContent>> {
    let mut pages = view_examples::to_candidate();
    pages.push(outage_examples::to_candidate(
        content_examples::contents().remove(0),
    ));
    pages
}

/// What the server sends.
fn views() -> Vec<MessageFamily> {
    // `snapshot` and `change` have audiences; those are families of their own.
    let mut common = variants::<CommonMessage>(json!({ "type": "?" }));
    common.retain(|kind| !["snapshot", "change"].contains(&kind.as_str()));
    vec![
        family::<CommonMessage>("server", common, by_type, wire_examples::common_messages()),
        family::<CandidateMessage<ItemContent>>(
            "candidate",
            variants::<CandidatePhase<ItemContent>>(json!({ "phase": "?" })),
            |value| text(&value["state"]["phase"]["phase"]),
            to_candidate(),
        ),
        family::<ItemContent>(
            "content",
            variants::<ResponseFormat>(json!({ "kind": "?" })),
            |value| text(&value["kind"]),
            content_examples::contents(),
        ),
        family::<InvigilatorMessage>(
            "invigilator",
            with(variants::<BoardChange>(json!({ "?": 1 })), &["snapshot"]),
            by_change,
            view_examples::to_invigilator(),
        ),
        family::<ReferentMessage>(
            "referent",
            with(
                variants::<BoardChange>(json!({ "?": 1 })),
                &["snapshot", "finalization"],
            ),
            by_change,
            view_examples::to_referent(),
        ),
        family::<CenterMessage>(
            "center",
            named(&["snapshot"]),
            by_type,
            view_examples::to_center(),
        ),
    ]
}

fn closes() -> MessageFamily {
    let write = |reason: CloseReason| json!({ "code": reason.code(), "reason": reason.name(), "final": reason.is_final() });
    MessageFamily {
        name: "close",
        kinds: CloseReason::ALL
            .map(|reason| reason.name().to_owned())
            .into(),
        examples: CloseReason::ALL
            .map(|reason| (reason.name().to_owned(), write(reason).to_string()))
            .into(),
        sampled: false,
        kind: |value| text(&value["reason"]),
        again: |value| {
            let code = value["code"]
                .as_u64()
                .and_then(|code| u16::try_from(code).ok());
            let reason = code
                .and_then(CloseReason::from_code)
                .ok_or("no such code")?;
            Ok(json!({
                "code": reason.code(), "reason": reason.name(), "final": reason.is_final(),
            }))
        },
    }
}

/// The events of the journal, which only grows as well.
fn events() -> BTreeSet<String> {
    let mut events = variants::<Event>(json!({ "event": "?" }));
    events.retain(|event| !EARLIER_EVENTS.contains(&event.as_str()));
    events
}

/// Events that the random stories do not come to. A new kind of event may be added here.
fn rare_events() -> Vec<Event> {
    let by = || ActorName::Referent("Edsger".into());
    let digest = |digit: &str| IdentityDigest(digit.repeat(64));
    let terms = |points| SeatTerms {
        extra_time: ExtraTime::from_basis_points(points).unwrap(),
        accessible: false,
    };
    let another = SessionId(uuid::Uuid::from_u128(0x40));
    let mut rare = decision_examples::events();
    rare.extend([
        Event::ItemReinstated {
            item: item(7),
            by: by(),
        },
        Event::CandidateCorrected {
            seat: Seat(1),
            version: 2,
            before: digest("a"),
            digest: digest("b"),
            reason: "as on the identity card".into(),
            by: by(),
        },
        Event::TermsChanged {
            seat: Seat(1),
            before: terms(0),
            after: terms(3_300),
            reason: "the decision was in the file".into(),
            by: by(),
        },
        Event::CandidateEnrolled {
            seat: Seat(3),
            terms: terms(0),
            digest: digest("c"),
            moved_from: Some(another),
            reason: "no room left there".into(),
            by: by(),
        },
        Event::CandidateRemoved {
            seat: Seat(2),
            moved_to: Some(another),
            reason: "has left the school".into(),
            by: by(),
        },
        Event::OtherDayAllowed(vigie_shared::session::OtherDayPermit {
            until: vigie_shared::time::Timestamp(1_748_851_200_000_000),
            reason: "power cut the day before".into(),
            by: by(),
        }),
        Event::SessionCancelled {
            reason: "power cut in the building".into(),
            by: by(),
        },
    ]);
    rare
}

/// The first event of each kind in random stories that are always the same.
fn recorded() -> Vec<Event> {
    use crate::support::scenario::{device_scenarios, scenarios};
    use proptest::{
        strategy::{Strategy, ValueTree},
        test_runner::TestRunner,
    };
    if std::env::var_os("VIGIE_UPDATE_PROTOCOL").is_none() {
        return Vec::new();
    }
    let mut runner = TestRunner::deterministic();
    let mut found = rare_events();
    for round in 0..400 {
        let scenario = match round % 2 {
            0 => scenarios(90).new_tree(&mut runner).unwrap().current(),
            _ => device_scenarios(60)
                .new_tree(&mut runner)
                .unwrap()
                .current(),
        };
        let room = scenario.run(|_, _, _| {});
        for event in room.journal.into_iter().flat_map(|commit| commit.events) {
            let same = |one: &Event| std::mem::discriminant(one) == std::mem::discriminant(&event);
            if !found.iter().any(same) {
                found.push(event);
            }
        }
    }
    found
}
