//! What the connection machine guarantees, one story each.

use uuid::Uuid;
use vigie_shared::ids::{CommandId, Epoch, LoginId, PresentationId};
use vigie_shared::protocol::{ClientMessage, CloseReason, ServerMessage};
use vigie_shared::session::Command;
use vigie_shared::time::{SECOND, Timestamp};

mod withdrawal;

use super::audience::AudienceChange;
use super::machine::ConnectionMachine;
use super::{ConnectionStatus, Effect, LiveEvent, LocalClose, PendingCommand};
use crate::clock::DeviceInstant;

type Message = ServerMessage<u32, u32>;
type TestEffect = Effect<u32, u32>;

/// Plain numbers are of this version, and so are counters.
impl AudienceChange for u32 {
    fn knows(kind: &str) -> bool {
        kind == "counter"
    }
}

fn at(seconds: i64) -> DeviceInstant {
    DeviceInstant(seconds * SECOND)
}

fn id(number: u128) -> CommandId {
    CommandId(uuid::Uuid::from_u128(number))
}

fn epoch(number: u128) -> Epoch {
    Epoch(uuid::Uuid::from_u128(number))
}

fn pass(number: u16) -> PendingCommand {
    PendingCommand {
        id: id(number.into()),
        command: Command::Pass {
            presentation: PresentationId(number),
        },
    }
}

fn welcome(number: u128) -> Message {
    Message::Welcome {
        now: Timestamp(7),
        epoch: epoch(number),
    }
}

fn sent(message: &ClientMessage) -> TestEffect {
    Effect::Send(serde_json::to_string(message).unwrap())
}

fn sent_pass(number: u16) -> TestEffect {
    let PendingCommand { id, command } = pass(number);
    sent(&ClientMessage::Command { id, command })
}

/// The login of the page.
const ME: LoginId = LoginId(Uuid::from_u128(7));

fn hello(number: Option<u128>, last_seq: u64) -> TestEffect {
    sent(&ClientMessage::Hello {
        epoch: number.map(epoch),
        last_seq,
        login: Some(ME),
    })
}

fn receive(
    machine: &mut ConnectionMachine<u32, u32>,
    now: DeviceInstant,
    message: &Message,
) -> Vec<TestEffect> {
    machine.received(now, &serde_json::to_string(message).unwrap())
}

/// A machine that was greeted at second 0 and has the snapshot number 10.
fn live() -> ConnectionMachine<u32, u32> {
    let mut machine = ConnectionMachine::new(1, Some(ME), Vec::new());
    machine.start(at(0));
    machine.opened(at(0));
    receive(&mut machine, at(0), &welcome(1));
    receive(
        &mut machine,
        at(0),
        &Message::Snapshot { seq: 10, state: 0 },
    );
    machine
}

/// Lets the waiting time pass and opens the next socket.
fn reconnect(machine: &mut ConnectionMachine<u32, u32>) -> Vec<TestEffect> {
    let then = machine.deadline().unwrap();
    assert_eq!(machine.tick(then), [Effect::Connect]);
    machine.opened(then)
}

#[test]
fn a_first_connection_says_hello_without_a_cursor_and_is_live_when_greeted() {
    let mut machine = ConnectionMachine::<u32, u32>::new(1, Some(ME), Vec::new());
    assert_eq!(machine.start(at(0)), [Effect::Connect]);
    assert_eq!(machine.opened(at(0)), [hello(None, 0)]);
    let effects = receive(&mut machine, at(0), &welcome(1));
    assert!(effects.contains(&Effect::ShowStatus(ConnectionStatus::Live)));
    assert!(effects.contains(&Effect::ServerTime(Timestamp(7))));
}

#[test]
fn a_heartbeat_is_answered_at_once_and_not_delivered() {
    let heartbeat = Message::Heartbeat { now: Timestamp(9) };
    let effects = receive(&mut live(), at(5), &heartbeat);
    assert_eq!(
        effects,
        [
            Effect::ServerTime(Timestamp(9)),
            sent(&ClientMessage::Heartbeat)
        ]
    );
}

#[test]
fn silence_makes_stale_then_offline_and_any_frame_makes_live_again() {
    let mut machine = live();
    assert_eq!(machine.tick(at(7)), []);
    assert_eq!(
        machine.tick(at(8)),
        [Effect::ShowStatus(ConnectionStatus::Stale { since: at(0) })]
    );
    let again = receive(&mut machine, at(9), &Message::Change { seq: 11, change: 0 });
    assert_eq!(again[0], Effect::ShowStatus(ConnectionStatus::Live));
    machine.tick(at(17));
    let end = machine.tick(at(21));
    let offline = Effect::ShowStatus(ConnectionStatus::Offline { since: at(9) });
    assert_eq!(end, [Effect::Close(LocalClose::Silence), offline]);
}

#[test]
fn a_reconnect_asks_for_what_is_missing_and_stays_offline_since_the_loss() {
    let mut machine = live();
    receive(&mut machine, at(1), &Message::Change { seq: 11, change: 0 });
    assert_eq!(
        machine.closed(at(3), 1006),
        [Effect::ShowStatus(ConnectionStatus::Offline {
            since: at(1)
        })]
    );
    assert_eq!(reconnect(&mut machine), [hello(Some(1), 11)]);
    assert_eq!(machine.closed(at(6), 1006), []);
}

#[test]
fn unanswered_commands_are_resent_in_order_until_they_are_answered() {
    let mut machine = live();
    assert_eq!(
        machine.submit(pass(1)),
        [Effect::PendingChanged, sent_pass(1)]
    );
    machine.submit(pass(2));
    machine.closed(at(1), 1006);
    assert_eq!(machine.submit(pass(3)), [Effect::PendingChanged]);
    reconnect(&mut machine);
    let effects = receive(&mut machine, at(3), &welcome(1));
    let again: Vec<_> = effects
        .into_iter()
        .filter(|e| matches!(e, Effect::Send(_)))
        .collect();
    assert_eq!(again, [sent_pass(1), sent_pass(2), sent_pass(3)]);
    let done = Message::Done {
        id: id(1),
        created: None,
    };
    let settled = LiveEvent::Settled {
        command: pass(1),
        result: Ok(None),
    };
    assert_eq!(
        receive(&mut machine, at(3), &done),
        [Effect::PendingChanged, Effect::Deliver(settled)]
    );
    assert_eq!(machine.pending().as_slice(), [pass(2), pass(3)]);
    assert_eq!(receive(&mut machine, at(3), &done), []);
}

#[test]
fn commands_that_survived_a_reload_are_sent_when_greeted() {
    let mut machine = ConnectionMachine::<u32, u32>::new(1, Some(ME), vec![pass(4)]);
    machine.start(at(0));
    machine.opened(at(0));
    assert!(receive(&mut machine, at(0), &welcome(1)).contains(&sent_pass(4)));
}

#[test]
fn an_overtaken_change_is_dropped_a_repeated_number_is_delivered() {
    let mut machine = live();
    assert_eq!(
        receive(&mut machine, at(1), &Message::Change { seq: 9, change: 0 }),
        []
    );
    let again = Message::Change { seq: 10, change: 0 };
    let delivered = LiveEvent::Change { seq: 10, change: 0 };
    assert_eq!(
        receive(&mut machine, at(1), &again),
        [Effect::Deliver(delivered)]
    );
}

#[test]
fn a_gap_closes_and_asks_again_without_delivering() {
    let mut machine = live();
    let effects = receive(&mut machine, at(1), &Message::Change { seq: 12, change: 0 });
    assert_eq!(effects[0], Effect::Close(LocalClose::SequenceGap));
    assert!(
        !effects
            .iter()
            .any(|effect| matches!(effect, Effect::Deliver(_)))
    );
    assert_eq!(reconnect(&mut machine), [hello(Some(1), 10)]);
}

#[test]
fn numbers_of_another_epoch_of_the_room_are_forgotten() {
    let mut machine = live();
    machine.closed(at(1), 1012);
    reconnect(&mut machine);
    receive(&mut machine, at(3), &welcome(2));
    let early = receive(&mut machine, at(3), &Message::Change { seq: 11, change: 0 });
    assert_eq!(early[0], Effect::Close(LocalClose::SequenceGap));
    assert_eq!(reconnect(&mut machine), [hello(None, 0)]);
}

#[test]
fn a_restart_names_the_time_to_reconnect() {
    let mut machine = live();
    receive(
        &mut machine,
        at(1),
        &Message::Restarting {
            reconnect_in: 2_000,
        },
    );
    machine.closed(at(1), 1012);
    let wait = machine.deadline().unwrap().since(at(1));
    assert!(
        (2 * SECOND..=2 * SECOND + SECOND / 2).contains(&wait),
        "{wait}"
    );
}

#[test]
fn the_network_coming_back_ends_a_long_wait_within_a_second() {
    let mut machine = live();
    for _ in 0..6 {
        machine.closed(at(1), 1006);
    }
    let before = machine.deadline().unwrap();
    assert_eq!(machine.wake(at(1)), []);
    let until = machine.deadline().unwrap();
    assert!(
        until <= before && until > at(1) && until <= at(2),
        "{until:?}"
    );
    assert_eq!(machine.tick(until), [Effect::Connect]);
}

#[test]
fn hundreds_of_kept_commands_get_through_a_few_at_a_time_and_in_order() {
    let kept: Vec<_> = (1..=500).map(pass).collect();
    let mut machine = ConnectionMachine::<u32, u32>::new(1, Some(ME), kept);
    machine.start(at(0));
    machine.opened(at(0));
    let sent = |effects: Vec<TestEffect>| {
        let sends = effects.into_iter();
        sends
            .filter(|effect| matches!(effect, Effect::Send(_)))
            .collect::<Vec<_>>()
    };
    let first = sent(receive(&mut machine, at(0), &welcome(1)));
    assert_eq!(first, (1..=16).map(sent_pass).collect::<Vec<_>>());
    assert_eq!(machine.submit(pass(501)), [Effect::PendingChanged]);
    for number in 1..=501 {
        let done = Message::Done {
            id: id(number.into()),
            created: None,
        };
        let next = sent(receive(&mut machine, at(0), &done));
        let expected = (number + 16 <= 501).then(|| sent_pass(number + 16));
        assert_eq!(next, Vec::from_iter(expected));
    }
    assert!(machine.pending().is_empty());
}

#[test]
fn a_lost_network_turns_the_lamp_at_once_and_only_a_frame_turns_it_back() {
    let mut machine = live();
    let offline = Effect::ShowStatus(ConnectionStatus::Offline { since: at(0) });
    assert_eq!(machine.network_lost(), [offline]);
    // Neither the time nor the browser's word for it makes the data current.
    assert_eq!(machine.tick(at(9)), []);
    assert_eq!(machine.wake(at(9)), []);
    let heartbeat = Message::Heartbeat { now: Timestamp(9) };
    let effects = receive(&mut machine, at(10), &heartbeat);
    assert_eq!(effects[0], Effect::ShowStatus(ConnectionStatus::Live));
    // Before the first greeting there is nothing to turn.
    let mut fresh = ConnectionMachine::<u32, u32>::new(1, Some(ME), Vec::new());
    fresh.start(at(0));
    assert_eq!(fresh.network_lost(), []);
}

#[test]
fn a_lost_network_that_stays_silent_is_given_up_as_any_other() {
    let mut machine = live();
    machine.network_lost();
    assert_eq!(machine.deadline(), Some(at(12)));
    assert_eq!(machine.tick(at(12)), [Effect::Close(LocalClose::Silence)]);
    assert_eq!(reconnect(&mut machine), [hello(Some(1), 10)]);
}

#[test]
fn a_final_close_is_final() {
    for reason in CloseReason::ALL
        .into_iter()
        .filter(|reason| reason.is_final())
    {
        let mut machine = live();
        let ended = Effect::ShowStatus(ConnectionStatus::Ended(reason));
        assert_eq!(machine.closed(at(1), reason.code()), [ended]);
        assert_eq!(machine.deadline(), None);
        assert_eq!(machine.wake(at(2)), []);
    }
}

#[test]
fn a_socket_that_is_never_greeted_is_given_up() {
    let mut machine = ConnectionMachine::<u32, u32>::new(1, Some(ME), Vec::new());
    machine.start(at(0));
    let effects = machine.tick(at(10));
    assert_eq!(effects[0], Effect::Close(LocalClose::Silence));
    assert_eq!(
        effects[1],
        Effect::ShowStatus(ConnectionStatus::Offline { since: at(10) })
    );
}

#[test]
fn an_unknown_text_is_no_reason_to_stop() {
    let mut machine = live();
    let effects = machine.received(at(1), r#"{"type":"confetti"}"#);
    assert!(matches!(&effects[..], [Effect::Unreadable(_)]));
}

#[test]
fn a_change_of_a_later_version_is_passed_over_and_the_next_one_follows_it() {
    let mut machine = live();
    let later = r#"{"type":"change","seq":11,"change":{"weather":{"wet":true}}}"#;
    assert_eq!(
        machine.received(at(1), later),
        [Effect::Deliver(LiveEvent::Later { seq: 11 })]
    );
    let next = Message::Change { seq: 12, change: 5 };
    assert_eq!(
        receive(&mut machine, at(1), &next),
        [Effect::Deliver(LiveEvent::Change { seq: 12, change: 5 })]
    );
    // Cut now, the page asks for what came after both.
    machine.closed(at(2), 1006);
    assert_eq!(reconnect(&mut machine), [hello(Some(1), 12)]);
}

#[test]
fn what_is_shown_in_words_of_a_later_version_asks_for_a_reload_and_for_no_other_connection() {
    for later in [
        r#"{"type":"snapshot","seq":11,"state":{"new":"words"}}"#,
        r#"{"type":"change","seq":11,"change":{"counter":"new words"}}"#,
        r#"{"type":"refused","id":"00000000-0000-0000-0000-000000000001","refusal":{"code":"?"}}"#,
    ] {
        let mut machine = live();
        let effects = machine.received(at(1), later);
        assert!(
            effects.contains(&Effect::Close(LocalClose::Outdated)),
            "{later}"
        );
        let ended = ConnectionStatus::Ended(CloseReason::Malformed);
        assert!(effects.contains(&Effect::ShowStatus(ended)), "{later}");
        assert_eq!(machine.deadline(), None, "no further attempt: {later}");
    }
}
