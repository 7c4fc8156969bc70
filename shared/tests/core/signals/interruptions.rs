//! Connections that end while the page is left: nobody knows for how long.

use super::*;

#[test]
fn reload_crash_and_power_cut_are_not_leaving() {
    // A reload: nothing but a new connection, and what the new page says.
    let mut room = focus_room();
    reconnect(&mut room);
    report(&mut room, SignalKind::Reload, SignalPhase::Once);
    assert_eq!(effects(&room), [SignalEffect::Recorded]);
    assert!(room.answer(1, right()));

    // The machine goes off with another window in front: nobody knows how long that was.
    let mut room = focus_room();
    report(&mut room, SignalKind::Blur, SignalPhase::Start);
    room.wait(SECOND);
    room.execute(&Actor::Server, &connection(1, 0, false))
        .unwrap();
    assert_eq!(effects(&room), [SignalEffect::Ongoing]);
    room.wait(10 * MINUTE);
    reconnect(&mut room);
    room.execute(&Actor::Server, &connection(1, 0, true))
        .unwrap();
    report(&mut room, SignalKind::Crash, SignalPhase::Once);
    assert_eq!(
        effects(&room),
        [SignalEffect::Undecided, SignalEffect::Recorded]
    );
    assert!(room.answer(1, right()));

    // It never comes back.
    let mut room = focus_room();
    report(&mut room, SignalKind::Blur, SignalPhase::Start);
    room.execute(&Actor::Server, &connection(1, 0, false))
        .unwrap();
    room.wait(10 * MINUTE);
    room.end(1);
    assert_eq!(effects(&room), [SignalEffect::Recorded]);
}

#[test]
fn a_test_that_goes_on_elsewhere_leaves_the_loss_undecided() {
    let mut room = focus_room();
    report(&mut room, SignalKind::Blur, SignalPhase::Start);
    room.wait(MINUTE);
    let elsewhere = candidate_on(1, 1);
    room.execute(&elsewhere, &Command::NoteLogin).unwrap();
    assert_eq!(effects(&room), [SignalEffect::Ongoing], "not by who waits");
    room.execute(&invigilator(), &authorize(1, 1)).unwrap();
    room.execute(&elsewhere, &Command::Resume).unwrap();
    assert_eq!(effects(&room), [SignalEffect::Undecided]);
}

#[test]
fn who_leaves_and_pulls_the_plug_again_and_again_is_measured_after_the_third_time() {
    let mut room = focus_room();
    for _ in 0..4 {
        report(&mut room, SignalKind::Blur, SignalPhase::Start);
        room.wait(MINUTE);
        reconnect(&mut room);
    }
    let undecided = SignalEffect::Undecided;
    assert_eq!(
        effects(&room),
        [undecided, undecided, undecided, SignalEffect::Counts]
    );
    assert!(!room.answer(1, right()));
}

#[test]
fn a_loss_without_an_end_is_no_first_loss() {
    let mut room = focus_room();
    report(&mut room, SignalKind::Blur, SignalPhase::Start);
    room.wait(MINUTE);
    reconnect(&mut room);
    leave(&mut room, SECOND);
    assert_eq!(
        effects(&room),
        [SignalEffect::Undecided, SignalEffect::Warned]
    );
}
