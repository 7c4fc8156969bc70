//! One value of every message, for byte snapshots and for the document.

use uuid::Uuid;
use vigie_shared::{
    ids::{AlertId, Ask, CommandId, Epoch, IncidentId, Seat},
    item::Response,
    protocol::{ClientMessage, Never, ServerMessage},
    rules::AbortReason,
    session::{
        AlertReason, By, Category, Command, Evidence, Handled, Missing, Refusal, Resolution,
    },
    time::{Interval, MINUTE, Timestamp},
};

/// The instant all examples share: 2025-06-02 08:00 UTC.
pub const NOW: Timestamp = super::room::MORNING;

pub fn epoch() -> Epoch {
    Epoch(Uuid::from_u128(0x0197_2f5e_8c00_7000_8000_0000_0000_0001))
}

pub fn command_id() -> CommandId {
    CommandId(Uuid::from_u128(0x0197_2f5e_8c01_7000_8000_0000_0000_0002))
}

/// Every response form.
pub fn responses() -> Vec<Response> {
    let s = |text: &str| text.to_owned();
    vec![
        Response::Single(s("b")),
        Response::Multiple(vec![s("a"), s("c")]),
        Response::Text(s("1 789")),
        Response::Ordering(vec![s("c"), s("a"), s("b")]),
        Response::Matching(vec![(s("a"), s("2")), (s("b"), s("1"))]),
    ]
}

/// Every command a client may send.
pub fn commands() -> Vec<Command> {
    let (seat, alert, ask, incident) = (Seat(7), AlertId(1), Ask(12), IncidentId(3));
    let mut all = vec![Command::AcceptRules, Command::StartTest, Command::Resume];
    all.push(Command::Reveal { ask });
    all.extend(
        responses()
            .into_iter()
            .map(|response| Command::Answer { ask, response }),
    );
    all.extend([
        Command::Pass { ask },
        Command::LoseFocus { ask },
        Command::ReportQuestion { ask },
        Command::ReportCompanion { present: false },
        Command::ConfirmPresence {
            seats: vec![Seat(7), Seat(8)],
        },
        Command::AuthoriseResume { seat },
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
        Command::EndTest { seat },
        Command::RecordIncident {
            category: Category::C6,
            seats: vec![seat],
            number: None,
            description: "A phone on the table.".into(),
            when: None,
            credit: false,
        },
        Command::RecordIncident {
            category: Category::Question(AlertReason::E1),
            seats: vec![seat],
            number: Some(12),
            description: "The image stayed empty.".into(),
            when: Some(Interval::instant(NOW.plus(-2 * MINUTE))),
            credit: false,
        },
        Command::RecordIncident {
            category: Category::R1,
            seats: vec![Seat(7), Seat(8)],
            number: None,
            description: "The network was down.".into(),
            when: Some(Interval {
                from: NOW.plus(-10 * MINUTE),
                to: NOW.plus(-2 * MINUTE),
            }),
            credit: true,
        },
        Command::DeleteIncident { incident },
        Command::ResolveIncident {
            incident,
            how: Resolution::Upheld,
            reason: "Two invigilators saw it.".into(),
        },
        Command::ReopenIncident {
            incident,
            reason: "It was the neighbour's.".into(),
        },
        Command::SetAbortReason {
            seat,
            reason: AbortReason::Technical,
        },
        Command::Finalize { end_running: false },
        Command::Publish,
    ]);
    all
}

/// Every message of a client, commands left out but for one.
pub fn client_messages() -> Vec<ClientMessage> {
    vec![
        ClientMessage::Hello {
            epoch: None,
            last_seq: 0,
        },
        ClientMessage::Hello {
            epoch: Some(epoch()),
            last_seq: 41,
        },
        ClientMessage::Command {
            id: command_id(),
            command: Command::Pass { ask: Ask(12) },
        },
        ClientMessage::Beat,
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
        ServerMessage::Done { id },
        ServerMessage::Refused {
            id,
            refusal: Refusal::Blocked,
        },
        ServerMessage::Beat { now: NOW },
        ServerMessage::Restarting {
            reconnect_in: 1_350,
        },
    ]
}

/// Every kind of evidence.
pub fn evidence() -> Vec<Evidence> {
    let by = By::Invigilator("Grace Hopper".into());
    vec![
        Evidence::Disconnected { since: NOW },
        Evidence::AlertUnhandled {
            alert: AlertId(1),
            since: NOW,
        },
        Evidence::Incident {
            incident: IncidentId(3),
            category: Category::R1,
            technical: true,
        },
        Evidence::Cuts {
            count: 2,
            micros: MINUTE,
        },
        Evidence::TimeUp,
        Evidence::EndedBy { by },
        Evidence::StillRunning,
    ]
}

/// Every refusal.
pub fn refusals() -> Vec<Refusal> {
    let by = || By::Invigilator("Grace Hopper".into());
    vec![
        Refusal::NotAllowed,
        Refusal::UnknownSeat,
        Refusal::SessionFinalized,
        Refusal::RulesNotAccepted,
        Refusal::PresenceNotConfirmed,
        Refusal::CompanionMissing,
        Refusal::TestNotStarted,
        Refusal::TestAlreadyStarted,
        Refusal::TestEnded,
        Refusal::TimeIsUp,
        Refusal::ResumeNotAuthorised,
        Refusal::NothingToResume,
        Refusal::QuestionMoved,
        Refusal::NotRevealed,
        Refusal::Blocked,
        Refusal::ResponseDoesNotFit,
        Refusal::UnknownAlert,
        Refusal::AlertAlreadyHandled {
            by: by(),
            handled: Handled::Accepted {
                reason: AlertReason::E4,
            },
        },
        Refusal::AlertAlreadyHandled {
            by: By::Server,
            handled: Handled::Lapsed,
        },
        Refusal::ReasonDoesNotFit,
        Refusal::BankExhausted,
        Refusal::UnknownIncident,
        Refusal::IncidentAlreadyResolved {
            by: By::Referent("Edsger Dijkstra".into()),
            how: Resolution::Dismissed,
        },
        Refusal::IncidentNotResolved,
        Refusal::NotTheAuthor,
        Refusal::IntervalOutOfBounds,
        Refusal::TextOutOfBounds,
        Refusal::IncidentIncomplete,
        Refusal::NothingToExplain,
        Refusal::FinalizationIncomplete {
            missing: vec![
                Missing::TestRunning { seat: Seat(1) },
                Missing::AbortReason { seat: Seat(2) },
                Missing::OpenIncident {
                    incident: IncidentId(3),
                },
            ],
        },
        Refusal::NotFinalized,
        Refusal::StorageUnavailable,
        Refusal::TooFast,
    ]
}
