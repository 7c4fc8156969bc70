//! Commands that are taken back before they have left.

use super::*;

#[test]
fn what_waits_for_the_network_is_withdrawn_and_never_sent() {
    let mut machine = live();
    machine.network_lost();
    assert_eq!(machine.submit(pass(1)), [Effect::PendingChanged]);
    machine.submit(pass(2));
    assert!(!machine.pending().has_left(id(1)));
    assert_eq!(machine.withdraw(id(1)), [Effect::PendingChanged]);
    assert_eq!(machine.withdraw(id(1)), []);
    // A frame says that the network was there all the time.
    let beat = Message::Heartbeat { now: Timestamp(8) };
    let effects = receive(&mut machine, at(4), &beat);
    assert!(effects.contains(&sent_pass(2)), "{effects:?}");
    assert!(!effects.contains(&sent_pass(1)));
    assert!(machine.pending().has_left(id(2)));
}

#[test]
fn what_was_handed_to_a_socket_cannot_be_withdrawn_any_more() {
    let mut machine = live();
    machine.submit(pass(1));
    assert_eq!(machine.withdraw(id(1)), []);
    machine.closed(at(1), 1006);
    // The server may have it, although the connection is gone.
    assert_eq!(machine.withdraw(id(1)), []);
    machine.submit(pass(2));
    assert_eq!(machine.withdraw(id(2)), [Effect::PendingChanged]);
    reconnect(&mut machine);
    let effects = receive(&mut machine, at(3), &welcome(1));
    assert!(effects.contains(&sent_pass(1)) && !effects.contains(&sent_pass(2)));
}

#[test]
fn what_survived_a_reload_may_have_left_before_it() {
    let mut machine = ConnectionMachine::<u32, u32>::new(1, Some(ME), vec![pass(4)]);
    machine.start(at(0));
    assert_eq!(machine.withdraw(id(4)), []);
    assert!(machine.pending().contains(id(4)));
}
