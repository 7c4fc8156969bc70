//! The connection's promises, told as stories.

use vigie_shared::ids::{CommandId, Epoch, PresentationId};
use vigie_shared::protocol::{ClientMessage, CloseReason, ServerMessage};
use vigie_shared::session::Command;
use vigie_shared::time::{SECOND, Timestamp};

use super::core::{Core, Effect};
use super::{Farewell, Freshness, Pending};
use crate::clock::Local;

type Message = ServerMessage<u32, u32>;
type TestEffect = Effect<u32, u32>;

fn at(seconds: i64) -> Local {
    Local(seconds * SECOND)
}

fn id(number: u128) -> CommandId {
    CommandId(uuid::Uuid::from_u128(number))
}

fn epoch(number: u128) -> Epoch {
    Epoch(uuid::Uuid::from_u128(number))
}

fn pass(number: u16) -> Pending {
    Pending {
        id: id(number.into()),
        command: Command::Pass {
            presentation: PresentationId(number),
        },
    }
}

fn welcome(life: u128) -> Message {
    Message::Welcome {
        now: Timestamp(7),
        epoch: epoch(life),
    }
}

fn sent(message: &ClientMessage) -> TestEffect {
    Effect::Send(serde_json::to_string(message).unwrap())
}

fn sent_pass(number: u16) -> TestEffect {
    let Pending { id, command } = pass(number);
    sent(&ClientMessage::Command { id, command })
}

fn hello(life: Option<u128>, last_seq: u64) -> TestEffect {
    sent(&ClientMessage::Hello {
        epoch: life.map(epoch),
        last_seq,
    })
}

fn hear(core: &mut Core<u32, u32>, now: Local, message: &Message) -> Vec<TestEffect> {
    core.received(now, &serde_json::to_string(message).unwrap())
}

/// A core that is greeted at second 0 and has the snapshot number 10.
fn live() -> Core<u32, u32> {
    let mut core = Core::new(1, Vec::new());
    core.start(at(0));
    core.opened(at(0));
    hear(&mut core, at(0), &welcome(1));
    hear(&mut core, at(0), &Message::Snapshot { seq: 10, state: 0 });
    core
}

/// Lets the waiting time pass and opens the next socket.
fn come_back(core: &mut Core<u32, u32>) -> Vec<TestEffect> {
    let then = core.deadline().unwrap();
    assert_eq!(core.tick(then), [Effect::Connect]);
    core.opened(then)
}

#[test]
fn a_first_connection_says_hello_without_a_place_and_is_live_when_greeted() {
    let mut core = Core::<u32, u32>::new(1, Vec::new());
    assert_eq!(core.start(at(0)), [Effect::Connect]);
    assert_eq!(core.opened(at(0)), [hello(None, 0)]);
    let effects = hear(&mut core, at(0), &welcome(1));
    assert!(effects.contains(&Effect::Show(Freshness::Live)));
    assert!(effects.contains(&Effect::Heard(Timestamp(7))));
}

#[test]
fn a_beat_is_answered_at_once_and_not_delivered() {
    let beat = Message::Heartbeat { now: Timestamp(9) };
    let effects = hear(&mut live(), at(5), &beat);
    assert_eq!(
        effects,
        [Effect::Heard(Timestamp(9)), sent(&ClientMessage::Heartbeat)]
    );
}

#[test]
fn silence_makes_stale_then_offline_and_any_frame_makes_live_again() {
    let mut core = live();
    assert_eq!(core.tick(at(7)), []);
    assert_eq!(
        core.tick(at(8)),
        [Effect::Show(Freshness::Stale { since: at(0) })]
    );
    let again = hear(&mut core, at(9), &Message::Change { seq: 11, change: 0 });
    assert_eq!(again[0], Effect::Show(Freshness::Live));
    core.tick(at(17));
    let end = core.tick(at(21));
    let offline = Effect::Show(Freshness::Offline { since: at(9) });
    assert_eq!(end, [Effect::Close(Farewell::Silence), offline]);
}

#[test]
fn a_reconnect_asks_for_what_is_missing_and_stays_offline_since_the_loss() {
    let mut core = live();
    hear(&mut core, at(1), &Message::Change { seq: 11, change: 0 });
    assert_eq!(
        core.closed(at(3), 1006),
        [Effect::Show(Freshness::Offline { since: at(1) })]
    );
    assert_eq!(come_back(&mut core), [hello(Some(1), 11)]);
    assert_eq!(core.closed(at(6), 1006), []);
}

#[test]
fn unanswered_commands_are_resent_in_order_until_they_are_answered() {
    let mut core = live();
    assert_eq!(core.submit(pass(1)), [Effect::Keep, sent_pass(1)]);
    core.submit(pass(2));
    core.closed(at(1), 1006);
    assert_eq!(core.submit(pass(3)), [Effect::Keep]);
    come_back(&mut core);
    let effects = hear(&mut core, at(3), &welcome(1));
    let again: Vec<_> = effects
        .into_iter()
        .filter(|e| matches!(e, Effect::Send(_)))
        .collect();
    assert_eq!(again, [sent_pass(1), sent_pass(2), sent_pass(3)]);
    let done = hear(
        &mut core,
        at(3),
        &Message::Done {
            id: id(1),
            created: None,
        },
    );
    assert_eq!(done[0], Effect::Keep);
    assert_eq!(core.pending(), [pass(2), pass(3)]);
}

#[test]
fn commands_that_survived_a_reload_are_sent_when_greeted() {
    let mut core = Core::<u32, u32>::new(1, vec![pass(4)]);
    core.start(at(0));
    core.opened(at(0));
    assert!(hear(&mut core, at(0), &welcome(1)).contains(&sent_pass(4)));
}

#[test]
fn an_overtaken_change_is_dropped_a_repeated_number_is_delivered() {
    let mut core = live();
    assert_eq!(
        hear(&mut core, at(1), &Message::Change { seq: 9, change: 0 }),
        []
    );
    let whole = Message::Change { seq: 10, change: 0 };
    assert_eq!(hear(&mut core, at(1), &whole), [Effect::Deliver(whole)]);
}

#[test]
fn a_gap_closes_and_asks_again_without_delivering() {
    let mut core = live();
    let effects = hear(&mut core, at(1), &Message::Change { seq: 12, change: 0 });
    assert_eq!(effects[0], Effect::Close(Farewell::Gap));
    assert!(
        !effects
            .iter()
            .any(|effect| matches!(effect, Effect::Deliver(_)))
    );
    assert_eq!(come_back(&mut core), [hello(Some(1), 10)]);
}

#[test]
fn numbers_of_another_life_of_the_room_are_forgotten() {
    let mut core = live();
    core.closed(at(1), 1012);
    come_back(&mut core);
    hear(&mut core, at(3), &welcome(2));
    let early = hear(&mut core, at(3), &Message::Change { seq: 11, change: 0 });
    assert_eq!(early[0], Effect::Close(Farewell::Gap));
    assert_eq!(come_back(&mut core), [hello(None, 0)]);
}

#[test]
fn a_restart_names_the_time_to_come_back() {
    let mut core = live();
    hear(
        &mut core,
        at(1),
        &Message::Restarting {
            reconnect_in: 2_000,
        },
    );
    core.closed(at(1), 1012);
    let wait = core.deadline().unwrap().since(at(1));
    assert!(
        (2 * SECOND..=2 * SECOND + SECOND / 2).contains(&wait),
        "{wait}"
    );
}

#[test]
fn the_network_coming_back_ends_the_wait() {
    let mut core = live();
    core.closed(at(1), 1006);
    assert_eq!(core.wake(at(1)), [Effect::Connect]);
}

#[test]
fn a_final_close_is_final() {
    for reason in CloseReason::ALL
        .into_iter()
        .filter(|reason| reason.is_final())
    {
        let mut core = live();
        let ended = Effect::Show(Freshness::Ended(reason));
        assert_eq!(core.closed(at(1), reason.code()), [ended]);
        assert_eq!(core.deadline(), None);
        assert_eq!(core.wake(at(2)), []);
    }
}

#[test]
fn a_socket_that_is_never_greeted_is_given_up() {
    let mut core = Core::<u32, u32>::new(1, Vec::new());
    core.start(at(0));
    let effects = core.tick(at(10));
    assert_eq!(effects[0], Effect::Close(Farewell::Silence));
    assert_eq!(
        effects[1],
        Effect::Show(Freshness::Offline { since: at(10) })
    );
}

#[test]
fn a_text_we_do_not_know_is_no_reason_to_stop() {
    let mut core = live();
    let effects = core.received(at(1), r#"{"type":"confetti"}"#);
    assert!(matches!(&effects[..], [Effect::Unreadable(_)]));
}
