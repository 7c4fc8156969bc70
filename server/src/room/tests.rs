//! A room without a clock, a database or a socket: its steps are functions of their arguments.

use super::{
    RoomMessage,
    classify::ClassifiedBatch,
    commit::{BatchOutcome, CommitAttempts, CommitSettlement, JournalHead, WriteResult},
    load::RoomInit,
    state::{BatchContext, RoomState},
};
use crate::{
    journal::{self, SessionAggregate},
    live::{
        Audience, ConnectionId, LiveMessage, OutboundMessage, OutboxReceiver, ResumeFrom, outbox,
    },
    store::{JournalRow, StoreError},
};
use std::sync::{Arc, LazyLock};
use uuid::Uuid;
use vigie_item_bank::{Bank, BankSource};
use vigie_shared::{
    ids::{CenterId, CommandId, DeviceId, Epoch, IncidentId, PresentationId, Seat, SessionId},
    protocol::{CONNECTION_LOST_AFTER, CloseReason},
    rules::RULE_SET,
    session::{
        Actor, Command, CompanionPolicy, IncidentCategory, RecordIncident, Refusal,
        RulesetVersions, SeatConfig, SeatDevice, SessionConfig,
    },
    time::{ExtraTime, Timestamp},
};

const NOW: Timestamp = Timestamp(1_750_000_000_000_000);

static BANK: LazyLock<Arc<Bank>> = LazyLock::new(|| match Bank::load(&BankSource::shipped()) {
    Ok(bank) => Arc::new(bank),
    Err(_) => panic!("the shipped bank is faulty"),
});

fn creation() -> JournalRow {
    let config = SessionConfig {
        seats: vec![SeatConfig {
            seat: Seat(1),
            extra_time: ExtraTime::default(),
            accessible: false,
        }],
        companion: CompanionPolicy::Observed,
        versions: RulesetVersions {
            bank: BANK.version().to_owned(),
            scale: BANK.scale().version().to_owned(),
            rules: RULE_SET.to_owned(),
        },
    };
    journal::first_row(SessionId(Uuid::nil()), NOW, config)
}

fn aggregate(rows: &[JournalRow]) -> SessionAggregate {
    SessionAggregate::from_rows(rows).unwrap()
}

fn room(rows: &[JournalRow]) -> RoomState {
    let init = RoomInit {
        id: SessionId(Uuid::nil()),
        center: CenterId(Uuid::nil()),
        aggregate: aggregate(rows),
        people: Vec::new(),
    };
    RoomState::new(init, BANK.clone(), Epoch(Uuid::nil()), NOW)
}

/// An invigilator records an incident by the command with this id.
fn record(command: u128) -> RoomMessage {
    let incident = RecordIncident {
        category: IncidentCategory::C7,
        seats: vec![Seat(1)],
        number: None,
        description: "The network is slow.".to_owned(),
        when: None,
        credit: false,
    };
    RoomMessage::Live(LiveMessage::Command {
        from: ConnectionId(1),
        actor: Actor::Invigilator("Grace Hopper".into()),
        id: CommandId(Uuid::from_u128(command)),
        command: Command::RecordIncident(incident),
    })
}

fn classify(room: &mut RoomState, commands: &[u128]) -> ClassifiedBatch {
    let messages = commands.iter().map(|command| record(*command)).collect();
    let mut batch = ClassifiedBatch::default();
    room.classify(messages, &mut batch, NOW);
    batch
}

fn decide(room: &mut RoomState, commands: &[u128]) -> (BatchOutcome, Option<JournalRow>) {
    let batch = classify(room, commands);
    let context = BatchContext {
        now: NOW,
        random: &|| 0,
        day_begins: None,
        day_ends: None,
    };
    room.decide(&batch.commands, context, &CommitAttempts::default())
}

fn created(outcome: &BatchOutcome) -> Vec<Option<u16>> {
    let number = |incident: IncidentId| incident.0;
    let replies = outcome.replies.iter();
    replies
        .map(|(_, _, result)| result.clone().unwrap().map(number))
        .collect()
}

#[test]
fn the_same_batch_makes_the_same_row() {
    let rows = [creation()];
    let (_, one) = decide(&mut room(&rows), &[1, 2]);
    let (_, other) = decide(&mut room(&rows), &[1, 2]);
    assert!(one.is_some());
    assert_eq!(one, other);
}

#[test]
fn an_answer_names_the_incident_also_to_a_resend_and_after_a_restart() {
    let mut live = room(&[creation()]);
    let (outcome, row) = decide(&mut live, &[1, 2]);
    assert_eq!(created(&outcome), [Some(1), Some(2)]);
    let row = row.unwrap();
    let written = live.settle(
        JournalHead::at(&row),
        WriteResult::Written,
        &mut CommitAttempts::default(),
    );
    assert_eq!(written, CommitSettlement::Committed);

    let mut restarted = room(&[creation(), row]);
    assert_eq!(restarted.aggregate.session, live.aggregate.session);
    for room in [&mut live, &mut restarted] {
        let (outcome, row) = decide(room, &[2, 1]);
        assert_eq!(created(&outcome), [Some(2), Some(1)]);
        assert_eq!(row, None, "nothing is recorded twice");
    }
}

#[test]
fn a_batch_is_decided_again_on_what_another_server_wrote() {
    let mut other = room(&[creation()]);
    let first = decide(&mut other, &[1]).1.unwrap();
    let mut late = room(&[creation()]);
    let row = decide(&mut late, &[2]).1.unwrap();
    let reloaded = Box::new(aggregate(&[creation(), first]));
    let conflict = WriteResult::Refused {
        error: StoreError::Conflict,
        reloaded,
    };
    let settled = late.settle(
        JournalHead::at(&row),
        conflict,
        &mut CommitAttempts::default(),
    );
    assert_eq!(settled, CommitSettlement::DecideAgain);
    let (outcome, row) = decide(&mut late, &[2]);
    assert_eq!(
        (created(&outcome), row.unwrap().version),
        (vec![Some(2)], 3)
    );
}

#[test]
fn nothing_has_happened_when_the_database_refuses() {
    let mut room = room(&[creation()]);
    let row = decide(&mut room, &[1]).1.unwrap();
    let refused = WriteResult::Refused {
        error: StoreError::Unavailable,
        reloaded: Box::new(aggregate(&[creation()])),
    };
    let settled = room.settle(
        JournalHead::at(&row),
        refused,
        &mut CommitAttempts::default(),
    );
    assert_eq!(settled, CommitSettlement::GivenUp);
    let batch = classify(&mut room, &[1]);
    let outcome = room.refuse_all(&batch.commands);
    let results: Vec<_> = outcome
        .replies
        .into_iter()
        .map(|(_, _, result)| result)
        .collect();
    assert_eq!(results, [Err(Refusal::StorageUnavailable)]);
    assert!(room.aggregate.session.incidents().is_empty());
}

const fn device(nth: u128) -> DeviceId {
    DeviceId(Uuid::from_u128(nth))
}

/// The candidate of seat 1 on their `nth` device.
const fn on_device(nth: u128) -> Audience {
    let seat = Seat(1);
    let device = device(nth);
    Audience::Candidate { seat, device }
}

/// Handles messages as the actor of the room does, with a database that takes everything.
fn handle(room: &mut RoomState, messages: Vec<LiveMessage>, now: Timestamp) {
    let messages = messages.into_iter().map(RoomMessage::Live).collect();
    let mut batch = ClassifiedBatch::default();
    room.classify(messages, &mut batch, now);
    let context = BatchContext {
        now,
        random: &|| 0,
        day_begins: None,
        day_ends: None,
    };
    let mut attempts = CommitAttempts::default();
    let (outcome, row) = room.decide(&batch.commands, context, &attempts);
    if let Some(row) = row {
        room.settle(JournalHead::at(&row), WriteResult::Written, &mut attempts);
    }
    room.conclude(batch, outcome, now);
}

/// A device says hello; what it is sent comes out at the other end.
fn connect(room: &mut RoomState, nth: u128, now: Timestamp) -> OutboxReceiver {
    let (outbox, sent) = outbox();
    let connect = LiveMessage::Connect {
        connection: ConnectionId(nth as u64),
        audience: on_device(nth),
        watcher: None,
        outbox,
        resume_from: ResumeFrom {
            epoch: None,
            last_seq: 0,
        },
    };
    handle(room, vec![connect], now);
    sent
}

fn disconnect(room: &mut RoomState, nth: u128, now: Timestamp) {
    let disconnect = LiveMessage::Disconnect {
        connection: ConnectionId(nth as u64),
        audience: on_device(nth),
        silent: false,
    };
    handle(room, vec![disconnect], now);
}

fn waiting(room: &RoomState) -> Vec<DeviceId> {
    let seat_state = room.aggregate.session.seat_state(Seat(1)).unwrap();
    seat_state.waiting.iter().map(|device| device.id).collect()
}

/// The reason with which a connection was closed, after whatever it was sent.
fn close_reason(sent: &mut OutboxReceiver) -> Option<CloseReason> {
    std::iter::from_fn(|| sent.try_recv()).find_map(|message| match message {
        OutboundMessage::Close(reason) => Some(reason),
        OutboundMessage::Frame(_) => None,
    })
}

#[test]
fn a_waiting_device_is_gone_after_the_usual_time_and_the_holder_is_lost() {
    let mut room = room(&[creation()]);
    let _first = connect(&mut room, 1, NOW);
    let _second = connect(&mut room, 2, NOW);
    assert_eq!(waiting(&room), [device(2)]);
    disconnect(&mut room, 2, NOW);
    let almost = NOW.plus(CONNECTION_LOST_AFTER - 1);
    handle(&mut room, Vec::new(), almost);
    assert_eq!(waiting(&room), [device(2)]);
    let _back = connect(&mut room, 2, almost);
    let later = NOW.plus(2 * CONNECTION_LOST_AFTER);
    handle(&mut room, Vec::new(), later);
    assert_eq!(waiting(&room), [device(2)], "it came back in time");
    disconnect(&mut room, 1, later);
    disconnect(&mut room, 2, later);
    handle(&mut room, Vec::new(), later.plus(CONNECTION_LOST_AFTER));
    assert_eq!(waiting(&room), []);
    let seat_state = room.aggregate.session.seat_state(Seat(1)).unwrap();
    assert!(seat_state.is_held_by(device(1)) && seat_state.lost_since.is_some());
}

#[test]
fn a_device_without_a_place_is_closed_with_the_reason() {
    let mut room = room(&[creation()]);
    let mut open: Vec<_> = (1..=5).map(|nth| connect(&mut room, nth, NOW)).collect();
    let mut late = connect(&mut room, 6, NOW);
    assert_eq!(close_reason(&mut late), Some(CloseReason::TooManyDevices));
    let seat = Seat(1);
    let device = device(3);
    let refuse = LiveMessage::Command {
        from: ConnectionId(9),
        actor: Actor::Invigilator("Grace Hopper".to_owned().into()),
        id: CommandId(Uuid::from_u128(1)),
        command: Command::RefuseDevice { seat, device },
    };
    handle(&mut room, vec![refuse], NOW);
    let reasons: Vec<_> = open.iter_mut().map(close_reason).collect();
    let refused = Some(CloseReason::DeviceRefused);
    assert_eq!(reasons, [None, None, refused, None, None]);
    let mut again = connect(&mut room, 3, NOW);
    assert_eq!(close_reason(&mut again), refused);
}

#[test]
fn devices_that_come_and_go_are_closed_with_the_reason_in_the_end() {
    let mut room = room(&[creation()]);
    let _first = connect(&mut room, 1, NOW);
    let mut now = NOW;
    let mut came = 1;
    let reason = loop {
        came += 1;
        let mut device = connect(&mut room, came, now);
        if let Some(reason) = close_reason(&mut device) {
            break reason;
        }
        disconnect(&mut room, came, now);
        now = now.plus(CONNECTION_LOST_AFTER);
        handle(&mut room, Vec::new(), now);
    };
    assert_eq!(reason, CloseReason::TooManyEntries);
    assert_eq!(waiting(&room), []);
}

#[test]
fn another_page_of_the_same_device_displaces_the_first_one_and_no_other_device() {
    let mut room = room(&[creation()]);
    let mut first = connect(&mut room, 1, NOW);
    let mut other = connect(&mut room, 2, NOW);
    let _second = connect(&mut room, 1, NOW);
    assert_eq!(close_reason(&mut first), Some(CloseReason::Displaced));
    assert_eq!(close_reason(&mut other), None);
}

/// Seat 1 tests on its first device, with a question shown.
fn tests_on_first_device() -> RoomState {
    let mut room = room(&[creation()]);
    connect(&mut room, 1, NOW);
    let invigilator = Actor::Invigilator("Grace Hopper".into());
    let candidate = Actor::Candidate {
        seat: Seat(1),
        device: device(1),
    };
    let confirm = Command::ConfirmPresence {
        devices: vec![SeatDevice {
            seat: Seat(1),
            device: device(1),
        }],
    };
    let commands = [
        (candidate.clone(), Command::AcceptRules),
        (invigilator, confirm),
        (candidate.clone(), Command::StartTest),
        (
            candidate,
            Command::Reveal {
                presentation: PresentationId(1),
            },
        ),
    ];
    for (nth, (actor, command)) in commands.into_iter().enumerate() {
        let command = LiveMessage::Command {
            from: ConnectionId(1),
            actor,
            id: CommandId(Uuid::from_u128(nth as u128)),
            command,
        };
        handle(&mut room, vec![command], NOW);
    }
    room
}

#[test]
fn only_the_device_of_the_test_has_the_files_of_its_question() {
    let mut room = tests_on_first_device();
    assert!(room.shown_item(Seat(1), device(1)).is_some());
    assert_eq!(room.shown_item(Seat(1), device(2)), None, "never connected");
    connect(&mut room, 2, NOW);
    assert_eq!(room.shown_item(Seat(1), device(2)), None, "waits");
}
