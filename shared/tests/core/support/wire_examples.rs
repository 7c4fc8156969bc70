//! One value of every message, for byte snapshots and for the document.

use super::decision_examples;
use uuid::Uuid;
use vigie_shared::{
    companion::ForbiddenExtension,
    ids::{
        AccountId, AlertId, CommandId, DeviceId, Epoch, IncidentId, LoginId, PresentationId, Seat,
        SignalId,
    },
    item::ItemResponse,
    protocol::{ClientMessage, Never, ServerMessage},
    rules::AbortReason,
    session::{
        AbortEvidence, ActorName, AlertReason, AlertResolution, Command, CompanionPolicy,
        FinalizationBlocker, IncidentCategory, IncidentResolution, InstallPolicy, PairingSign,
        Refusal, SeatDevice, SelfCheck, SignalKind, SignalPhase, SignalReport, StaffMember,
    },
    time::{Interval, MINUTE, Timestamp},
};

/// The instant all examples share: 2025-06-02 08:00 UTC.
pub const NOW: Timestamp = super::session_harness::MORNING;

pub fn epoch() -> Epoch {
    Epoch(Uuid::from_u128(0x0197_2f5e_8c00_7000_8000_0000_0000_0001))
}

pub fn command_id() -> CommandId {
    CommandId(Uuid::from_u128(0x0197_2f5e_8c01_7000_8000_0000_0000_0002))
}

pub fn device() -> DeviceId {
    DeviceId(Uuid::from_u128(0x0197_2f5e_8c02_7000_8000_0000_0000_0003))
}

/// Every response form.
pub fn responses() -> Vec<ItemResponse> {
    let s = |text: &str| text.to_owned();
    vec![
        ItemResponse::Single(s("b")),
        ItemResponse::Multiple(vec![s("a"), s("c")]),
        ItemResponse::Text(s("1 789")),
        ItemResponse::Ordering(vec![s("c"), s("a"), s("b")]),
        ItemResponse::Matching(vec![(s("a"), s("2")), (s("b"), s("1"))]),
    ]
}

/// A device that is fit for a test.
pub fn forbidden_extensions() -> Vec<ForbiddenExtension> {
    let parse = |text: &&str| ForbiddenExtension::parse(text).unwrap();
    ["kbfnbcaeplbcioakkpcpgfkobkghlhen", "Grammarly"]
        .iter()
        .map(parse)
        .collect()
}

pub fn self_check() -> SelfCheck {
    SelfCheck {
        extension: Some("1.0.0".parse().unwrap()),
        policy: InstallPolicy::Managed,
        permissions: true,
        storage: true,
        socket: true,
        clock_skew_ms: Some(-140),
    }
}

/// Every command a client may send.
#[expect(clippy::too_many_lines, reason = "a list, one entry for each command")]
pub fn commands() -> Vec<Command> {
    let (seat, alert, presentation, incident) =
        (Seat(7), AlertId(1), PresentationId(12), IncidentId(3));
    let mut all = vec![Command::AcceptRules, Command::StartTest, Command::Resume];
    all.push(Command::Reveal { presentation });
    all.extend(responses().into_iter().map(|response| Command::Answer {
        presentation,
        response,
    }));
    all.extend([
        Command::Pass { presentation },
        Command::LoseFocus { presentation },
        Command::ReportSignal(SignalReport {
            presentation,
            kind: SignalKind::Blur,
            phase: SignalPhase::Start,
            lasted_ms: None,
        }),
        Command::ReportSignal(SignalReport {
            presentation,
            kind: SignalKind::Hidden,
            phase: SignalPhase::End,
            lasted_ms: Some(1_200),
        }),
        Command::ReportSignal(SignalReport {
            presentation,
            kind: SignalKind::Reload,
            phase: SignalPhase::Once,
            lasted_ms: None,
        }),
        Command::ReportQuestion { presentation },
        Command::ReportCompanion { present: false },
        Command::ReportSelfCheck {
            check: self_check(),
        },
        Command::ConfirmPresence {
            devices: vec![
                SeatDevice {
                    seat,
                    device: device(),
                },
                SeatDevice {
                    seat: Seat(8),
                    device: DeviceId(Uuid::from_u128(0x0197_2f5e_8c02_7000_8000_0000_0000_0004)),
                },
            ],
        },
        Command::WithdrawPresence { seat },
        Command::AuthorizeResume {
            seat,
            device: device(),
        },
        Command::RefuseDevice {
            seat,
            device: device(),
        },
        Command::AcceptAlert {
            seat,
            alert,
            reason: AlertReason::E4,
        },
        Command::DismissAlert { seat, alert },
        Command::ClearAlert {
            seat,
            alert: AlertId(2),
        },
        Command::WaiveCompanion {
            seat,
            reason: "The extension cannot be installed here.".into(),
        },
        Command::WithdrawCompanionWaiver { seat },
        Command::SetCompanionPolicy {
            policy: CompanionPolicy::Observed,
            reason: "The computers of this room are locked.".into(),
        },
        Command::SetForbiddenExtensions {
            extensions: forbidden_extensions(),
        },
        Command::CreditWithheldTime { seat },
        Command::ExcuseFocusLoss {
            seat,
            signal: SignalId(2),
            reason: "A message of the system took the focus.".into(),
        },
        Command::EndTest { seat },
        Command::RecordIncident(vigie_shared::session::RecordIncident {
            category: IncidentCategory::C6,
            seats: vec![seat],
            number: None,
            description: "A phone on the table.".into(),
            when: None,
            credit: false,
        }),
        Command::RecordIncident(vigie_shared::session::RecordIncident {
            category: IncidentCategory::Question(AlertReason::E1),
            seats: vec![seat],
            number: Some(12),
            description: "The image stayed empty.".into(),
            when: Some(Interval::instant(NOW.plus(-2 * MINUTE))),
            credit: false,
        }),
        Command::RecordIncident(vigie_shared::session::RecordIncident {
            category: IncidentCategory::R1,
            seats: vec![Seat(7), Seat(8)],
            number: None,
            description: "The network was down.".into(),
            when: Some(Interval {
                from: NOW.plus(-10 * MINUTE),
                to: NOW.plus(-2 * MINUTE),
            }),
            credit: true,
        }),
        Command::DeleteIncident { incident },
        Command::ResolveIncident {
            incident,
            how: IncidentResolution::Upheld,
            reason: "Two invigilators saw it.".into(),
        },
        Command::AllowOtherDay {
            reason: "The power was cut yesterday.".into(),
        },
        Command::UpholdAsEnrolled {
            incident,
            reason: "The identity card was read again.".into(),
        },
        Command::ResolveIncidentsOfAuthor {
            incident,
            how: IncidentResolution::Dismissed,
            reason: "All of them were made up.".into(),
        },
        Command::ReopenIncident {
            incident,
            reason: "It was another candidate's.".into(),
        },
        Command::SetAbortReason {
            seat,
            reason: AbortReason::Technical,
        },
        Command::Finalize { end_running: false },
        Command::Publish,
    ]);
    all.extend(decision_examples::commands());
    all
}

/// Every message of a client, commands left out but for one.
pub fn client_messages() -> Vec<ClientMessage> {
    vec![
        ClientMessage::Hello {
            epoch: None,
            last_seq: 0,
            login: None,
        },
        ClientMessage::Hello {
            epoch: Some(epoch()),
            last_seq: 41,
            login: None,
        },
        ClientMessage::Hello {
            epoch: None,
            last_seq: 0,
            login: Some(LoginId(Uuid::from_u128(7))),
        },
        ClientMessage::Command {
            id: command_id(),
            command: Command::Pass {
                presentation: PresentationId(12),
            },
        },
        ClientMessage::Heartbeat,
    ]
}

/// Every message of the server that is the same for all audiences.
pub fn common_messages() -> Vec<ServerMessage<Never, Never>> {
    let id = command_id();
    vec![
        ServerMessage::Welcome {
            now: NOW,
            epoch: epoch(),
        },
        ServerMessage::Done { id, created: None },
        ServerMessage::Done {
            id,
            created: Some(IncidentId(3)),
        },
        ServerMessage::Refused {
            id,
            refusal: Refusal::Blocked,
        },
        ServerMessage::Heartbeat { now: NOW },
        ServerMessage::Restarting {
            reconnect_in: 1_350,
        },
    ]
}

/// Every kind of evidence.
pub fn evidence() -> Vec<AbortEvidence> {
    let by = ActorName::Invigilator("Grace Hopper".into());
    vec![
        AbortEvidence::Disconnected { since: NOW },
        AbortEvidence::AlertUnhandled {
            alert: AlertId(1),
            since: NOW,
        },
        AbortEvidence::Incident {
            incident: IncidentId(3),
            category: IncidentCategory::R1,
            technical: true,
        },
        AbortEvidence::Outages {
            count: 2,
            micros: MINUTE,
        },
        AbortEvidence::TimeUp,
        AbortEvidence::EndedBy { by },
        AbortEvidence::StillRunning,
    ]
}

/// Every refusal.
pub fn refusals() -> Vec<Refusal> {
    let by = || {
        ActorName::Invigilator(StaffMember {
            login: Some(LoginId(Uuid::from_u128(
                0x0197_2f5e_8c02_7000_8000_0000_0000_0003,
            ))),
            ..StaffMember::from("Grace Hopper")
        })
    };
    let referent = StaffMember {
        name: "Edsger Dijkstra".into(),
        login: Some(LoginId(Uuid::from_u128(
            0x0197_2f5e_8c03_7000_8000_0000_0000_0004,
        ))),
        account: Some(AccountId(Uuid::from_u128(
            0x0197_2f5e_8c04_7000_8000_0000_0000_0005,
        ))),
    };
    vec![
        Refusal::NotAllowed,
        Refusal::ConfirmationNeeded,
        Refusal::UnknownSeat,
        Refusal::SessionFinalized,
        Refusal::RulesNotAccepted,
        Refusal::PresenceNotConfirmed,
        Refusal::CompanionMissing,
        Refusal::TestNotStarted,
        Refusal::TestAlreadyStarted,
        Refusal::TestEnded,
        Refusal::TimeIsUp,
        Refusal::ResumeNotAuthorized,
        Refusal::DeviceChanged {
            signs: vec![PairingSign(42), PairingSign(81)],
        },
        Refusal::DeviceTakesTest,
        Refusal::DeviceRefused,
        Refusal::TooManyDevices,
        Refusal::TooManyEntries,
        Refusal::NothingToResume,
        Refusal::QuestionMoved,
        Refusal::NotRevealed,
        Refusal::Blocked,
        Refusal::ResponseDoesNotFit,
        Refusal::UnknownAlert,
        Refusal::AlertAlreadyHandled {
            by: by(),
            handled: AlertResolution::Accepted {
                reason: AlertReason::E4,
            },
        },
        Refusal::AlertAlreadyHandled {
            by: ActorName::Server,
            handled: AlertResolution::Lapsed,
        },
        Refusal::NothingWithheld,
        Refusal::NothingToExcuse,
        Refusal::ReasonDoesNotFit,
        Refusal::BankExhausted,
        Refusal::UnknownIncident,
        Refusal::TooManyIncidents,
        Refusal::IncidentAlreadyResolved {
            by: ActorName::Referent(referent),
            how: IncidentResolution::Dismissed,
        },
        Refusal::IncidentNotResolved,
        Refusal::NotTheAuthor,
        Refusal::IntervalOutOfBounds,
        Refusal::TextOutOfBounds,
        Refusal::IncidentIncomplete,
        Refusal::NothingToExplain,
        Refusal::FinalizationIncomplete {
            blockers: vec![
                FinalizationBlocker::TestRunning { seat: Seat(1) },
                FinalizationBlocker::AbortReason { seat: Seat(2) },
                FinalizationBlocker::OpenIncident {
                    incident: IncidentId(3),
                },
            ],
        },
        Refusal::CandidateChanged,
        Refusal::ReductionEndsTest,
        Refusal::CandidateEntered,
        Refusal::RosterFull,
        Refusal::CorrectionDoesNotFit,
        Refusal::SessionStarted,
        Refusal::OtherDay {
            begins_at: Timestamp(1_748_815_200_000_000),
            ends_at: Timestamp(1_748_901_600_000_000),
        },
        Refusal::SessionOnRecord,
        Refusal::CorrectionNeeded,
        Refusal::SessionCancelled,
        Refusal::NotFinalized,
        Refusal::StorageUnavailable,
        Refusal::TooFast,
    ]
    .into_iter()
    .chain(decision_examples::refusals())
    .collect()
}
