//! The small enumerations of the protocol: every word, with an example of each.

use super::families::{MessageFamily, by_key, family};
use crate::{document::variants, support::wire_examples::NOW};
use serde::{Serialize, de::DeserializeOwned};
use serde_json::{Value, json};
use std::collections::BTreeSet;
use vigie_shared::{
    ids::{IncidentId, PresentationId, Seat},
    item::ItemMode,
    rules::{AbortReason, EndCause, FraudFinding, Outcome, OutcomeRule},
    session::{
        ActorName, AlertKind, AlertMark, AlertReason, AlertResolution, CompanionPolicy,
        CompanionStatus, FinalizationBlocker, IncidentCategory, IncidentResolution,
        IncidentSettlement, IncidentState, OutcomeChange, SignalEnd, SignalKind, SignalPhase,
    },
    view::{
        BoardIncidentState, DoorReason, GuessedPortal, LossConsequence, SeatPhase, SessionStatus,
        SignalEffect,
    },
};

/// Plain words.
fn plain<T: Serialize + DeserializeOwned>(name: &'static str) -> MessageFamily {
    let kinds = variants::<T>(json!("?"));
    let word = |kind: &String| serde_json::from_value::<T>(json!(kind)).unwrap();
    let examples: Vec<T> = kinds.iter().map(word).collect();
    family(name, kinds, by_key, examples)
}

fn tagged(value: &Value, tag: &str) -> String {
    value[tag].as_str().unwrap_or_default().to_owned()
}

/// The enumerations whose words stand alone.
fn plain_words() -> Vec<MessageFamily> {
    vec![
        plain::<SeatPhase>("word-seat-phase"),
        plain::<AlertMark>("word-alert-mark"),
        plain::<GuessedPortal>("word-guessed-portal"),
        plain::<DoorReason>("word-door-reason"),
        plain::<SessionStatus>("word-session-status"),
        plain::<CompanionStatus>("word-companion-status"),
        plain::<CompanionPolicy>("word-companion-policy"),
        plain::<ItemMode>("word-item-mode"),
        plain::<EndCause>("word-end-cause"),
        plain::<AbortReason>("word-abort-reason"),
        plain::<IncidentResolution>("word-incident-resolution"),
        plain::<IncidentSettlement>("word-incident-settlement"),
        plain::<BoardIncidentState>("word-board-incident-state"),
        plain::<Outcome>("word-outcome"),
        plain::<OutcomeRule>("word-outcome-rule"),
        plain::<FraudFinding>("word-fraud-finding"),
        plain::<SignalKind>("word-signal-kind"),
        plain::<SignalPhase>("word-signal-phase"),
        plain::<SignalEnd>("word-signal-end"),
        plain::<SignalEffect>("word-signal-effect"),
        plain::<LossConsequence>("word-loss-consequence"),
    ]
}

/// Every enumeration that messages are made of.
pub fn words() -> Vec<MessageFamily> {
    let by = || ActorName::Referent("Edsger Dijkstra".into());
    let categories = [
        IncidentCategory::C1,
        IncidentCategory::C2,
        IncidentCategory::C4,
        IncidentCategory::C6,
        IncidentCategory::C7,
        IncidentCategory::C8,
        IncidentCategory::R1,
        IncidentCategory::A1,
    ];
    let codes = |categories: &[IncidentCategory]| -> BTreeSet<String> {
        categories.iter().map(|one| one.code().to_owned()).collect()
    };
    let mut words = plain_words();
    words.extend([
        family(
            "word-alert-reason",
            AlertReason::ALL
                .map(|reason| reason.code().to_owned())
                .into(),
            by_key,
            AlertReason::ALL,
        ),
        outcome_changes(),
        family(
            "word-incident-category",
            codes(&categories),
            by_key,
            categories,
        ),
        family(
            "word-actor-name",
            variants::<ActorName>(json!("?")),
            by_key,
            [
                ActorName::Server,
                ActorName::Candidate,
                ActorName::Invigilator("Grace Hopper".into()),
                by(),
            ],
        ),
        family(
            "word-alert-kind",
            variants::<AlertKind>(json!({ "about": "?" })),
            |value| tagged(value, "about"),
            [
                AlertKind::Question {
                    presentation: PresentationId(12),
                    number: 11,
                },
                AlertKind::Companion,
            ],
        ),
        family(
            "word-alert-resolution",
            variants::<AlertResolution>(json!({ "how": "?" })),
            |value| tagged(value, "how"),
            [
                AlertResolution::Accepted {
                    reason: AlertReason::E4,
                },
                AlertResolution::Dismissed,
                AlertResolution::Cleared,
                AlertResolution::Lapsed,
            ],
        ),
        blockers(),
        family(
            "word-incident-state",
            variants::<IncidentState>(json!({ "state": "?" })),
            |value| tagged(value, "state"),
            [
                IncidentState::Open,
                IncidentState::Resolved {
                    how: IncidentResolution::Upheld,
                    by: by(),
                    at: NOW,
                    reason: "Two invigilators saw it.".into(),
                },
                IncidentState::Deleted { at: NOW },
            ],
        ),
    ]);
    words
}

fn outcome_changes() -> MessageFamily {
    family(
        "word-outcome-change",
        [
            "cancel",
            "restore",
            "lift_fraud",
            "uphold_fraud",
            "abort_reason",
            "rescore",
            "reissue",
        ]
        .map(str::to_owned)
        .into(),
        by_key,
        [
            OutcomeChange::Cancel,
            OutcomeChange::Restore,
            OutcomeChange::LiftFraud,
            OutcomeChange::UpholdFraud,
            OutcomeChange::AbortReason(AbortReason::Candidate),
            OutcomeChange::Rescore,
            OutcomeChange::Reissue,
        ],
    )
}

fn blockers() -> MessageFamily {
    family(
        "word-finalization-blocker",
        variants::<FinalizationBlocker>(json!({ "blocker": "?" })),
        |value| tagged(value, "blocker"),
        [
            FinalizationBlocker::TestRunning { seat: Seat(1) },
            FinalizationBlocker::AbortReason { seat: Seat(2) },
            FinalizationBlocker::OpenAlert { seat: Seat(4) },
            FinalizationBlocker::UnsettledIncident {
                incident: IncidentId(5),
            },
            FinalizationBlocker::OpenIncident {
                incident: IncidentId(3),
            },
        ],
    )
}
