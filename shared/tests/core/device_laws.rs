//! Two and more devices at one seat: whatever they do and in whatever order, what was granted
//! to one is good for no other, none is displaced without a decision, and nobody is stuck.

use crate::support::{
    fake_engine::FakeEngine,
    scenario::{device_scenarios, scenarios},
    scenario_runner::Transition,
    session_harness::{
        SessionHarness, authorize, candidate_on, companion, confirm_on, device, invigilator, refuse,
    },
};
use proptest::prelude::*;
use std::collections::{BTreeMap, BTreeSet};
use vigie_shared::{
    ids::{DeviceId, Seat},
    session::{
        Actor, Command, CompanionPolicy, Event, MAX_WAITING_DEVICES, Refusal, SeatState, Session,
    },
    time::Timestamp,
};

/// What invigilators have granted, as their own commands say it: no state of the session is
/// asked.
#[derive(Default)]
struct GrantedDevices {
    /// Device whose presence was confirmed, and until when.
    presence: BTreeMap<Seat, (DeviceId, Timestamp)>,
    /// Device authorized to resume, and until when.
    resume: BTreeMap<Seat, (DeviceId, Timestamp)>,
    /// Device of the test, as these grants allow.
    tests: BTreeMap<Seat, DeviceId>,
}

impl GrantedDevices {
    fn hear(&mut self, turn: &Transition, now: Timestamp) {
        for event in turn.result.iter().flatten() {
            match (event, turn.actor) {
                (Event::PresenceConfirmed { seat, until, .. }, _) => {
                    let Command::ConfirmPresence { devices } = turn.command else {
                        panic!("confirmed by {:?}", turn.command);
                    };
                    let named = devices.iter().find(|one| one.seat == *seat).unwrap();
                    self.presence.insert(*seat, (named.device, *until));
                }
                (Event::PresenceWithdrawn { seat, .. }, _) => {
                    self.presence.remove(seat);
                }
                (Event::ResumeAuthorized { seat, until, .. }, _) => {
                    let Command::AuthorizeResume { device, .. } = turn.command else {
                        panic!("authorized by {:?}", turn.command);
                    };
                    self.resume.insert(*seat, (*device, *until));
                }
                (Event::DeviceRefused { seat, device, .. }, _) => {
                    self.presence
                        .retain(|at, (granted, _)| (at, &*granted) != (seat, device));
                    self.resume
                        .retain(|at, (granted, _)| (at, &*granted) != (seat, device));
                }
                (Event::TestStarted { seat, .. }, Actor::Candidate { device, .. }) => {
                    let (granted, until) = self.presence.remove(seat).expect("confirmed before");
                    assert_eq!(granted, *device, "started by another device");
                    assert!(now < until, "started too late");
                    assert_eq!(self.tests.insert(*seat, granted), None);
                }
                (Event::Resumed { seat, .. }, Actor::Candidate { device, .. }) => {
                    let (granted, until) = self.resume.remove(seat).expect("authorized before");
                    assert_eq!(granted, *device, "resumed by another device");
                    assert!(now < until, "resumed too late");
                    self.tests.insert(*seat, granted);
                }
                (
                    Event::Answered { seat, .. }
                    | Event::Passed { seat, .. }
                    | Event::ItemRevealed { seat, .. }
                    | Event::FocusLost { seat, .. },
                    Actor::Candidate { device, .. },
                ) => assert_eq!(self.tests.get(seat), Some(device), "{event:?}"),
                (Event::TestStarted { .. } | Event::Resumed { .. }, actor) => {
                    panic!("{event:?} by {actor:?}")
                }
                _ => {}
            }
        }
    }
}

fn devices(seat_state: &SeatState) -> BTreeSet<DeviceId> {
    seat_state.devices().map(|device| device.id).collect()
}

/// A device loses its place by a decision about its seat, by the start or the end of the
/// test, or because it is gone itself.
fn nobody_is_displaced_silently(before: &Session, turn: &Transition, after: &Session) {
    for (old, new) in before.seats().iter().zip(after.seats()) {
        let seat = old.config.seat;
        let holder = |state: &SeatState| state.holder.as_ref().map(|holder| holder.id);
        let gone: Vec<DeviceId> = devices(old).difference(&devices(new)).copied().collect();
        let moved = holder(old).is_some() && holder(old) != holder(new);
        if gone.is_empty() && !moved {
            continue;
        }
        let mut events = turn.result.iter().flatten();
        let decided = events.any(|event| match event {
            Event::DeviceLeft { seat: at, device } => {
                (*at, &gone[..], moved) == (seat, &[*device][..], false)
            }
            Event::PresenceConfirmed { .. }
            | Event::DeviceRefused { .. }
            | Event::TestStarted { .. }
            | Event::Resumed { .. }
            | Event::TestEnded { .. } => event.seat() == Some(seat),
            _ => false,
        });
        assert!(decided, "seat {seat}: {gone:?} after {:?}", turn.command);
    }
}

/// What the board and the pages rely on.
fn seats_are_in_order(session: &Session) {
    for seat_state in session.seats() {
        let ids = devices(seat_state);
        assert_eq!(ids.len(), seat_state.devices().count(), "a device twice");
        let signs: BTreeSet<_> = seat_state.signs().into_iter().collect();
        assert_eq!(signs.len(), ids.len(), "two devices with one sign");
        assert!(seat_state.waiting.len() <= MAX_WAITING_DEVICES);
        assert!(seat_state.holder.is_some() || seat_state.waiting.is_empty());
        if let Some(presence) = &seat_state.presence {
            assert!(seat_state.is_held_by(presence.device));
        }
        if let Some(test) = &seat_state.test {
            assert!(seat_state.is_held_by(test.device));
        }
    }
}

/// Takes an honest candidate at `nth` to their question, by what they and the invigilator can
/// do: the way out that must exist.
fn comes_to_the_question(room: &mut SessionHarness, seat: u16, nth: u8) -> Result<(), Refusal> {
    let me = candidate_on(seat, nth);
    if let Err(refusal) = room.execute(&me, &Command::NoteLogin) {
        // The board shows whom to turn away.
        assert_eq!(refusal, Refusal::TooManyDevices);
        let waiting = room.seat_state(seat).waiting[0].id;
        let refuse = Command::RefuseDevice {
            seat: Seat(seat),
            device: waiting,
        };
        room.execute(&invigilator(), &refuse)?;
        room.execute(&me, &Command::NoteLogin)?;
    }
    room.execute(&Actor::Server, &companion(seat, nth, true))?;
    match &room.seat_state(seat).test {
        None => {
            room.execute(&me, &Command::AcceptRules)?;
            room.execute(&invigilator(), &confirm_on(seat, nth))?;
            room.execute(&me, &Command::StartTest)?;
        }
        Some(test) if test.device == device(seat, nth) => {}
        Some(_) => {
            room.execute(&invigilator(), &authorize(seat, nth))?;
            room.execute(&me, &Command::Resume)?;
        }
    }
    let alerts: Vec<_> = room
        .test(seat)
        .open_alerts()
        .map(|alert| alert.id)
        .collect();
    for alert in alerts {
        let seat = Seat(seat);
        let dismiss = Command::DismissAlert { seat, alert };
        if room.execute(&invigilator(), &dismiss).is_err() {
            room.execute(&invigilator(), &Command::ClearAlert { seat, alert })?;
        }
    }
    let presentation = room.current(seat);
    room.execute(&me, &Command::Reveal { presentation })?;
    room.execute(&me, &Command::Pass { presentation })?;
    Ok(())
}

fn is_over(room: &SessionHarness, seat: u16) -> bool {
    let seat_state = room.seat_state(seat);
    room.session.finalized().is_some()
        || seat_state.test.as_ref().is_some_and(|test| {
            let deadline = test.deadline(&seat_state.config);
            test.end.is_some() || deadline.is_some_and(|at| at <= room.now)
        })
}

fn was_turned_away(room: &SessionHarness, seat: u16, nth: u8) -> bool {
    let again = room.decide(&candidate_on(seat, nth), &Command::NoteLogin);
    again == Err(Refusal::DeviceRefused)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1_000))]

    #[test]
    fn no_device_acts_on_what_was_granted_to_another(scenario in device_scenarios(60)) {
        let mut granted = GrantedDevices::default();
        scenario.run(|before, turn, room| {
            granted.hear(turn, room.now);
            nobody_is_displaced_silently(before, turn, &room.session);
            seats_are_in_order(&room.session);
        });
    }

    #[test]
    fn every_device_of_an_honest_candidate_has_a_way_to_the_question(
        scenario in device_scenarios(40),
        nth in 0..=5_u8,
    ) {
        let mut room = scenario.run(|_, _, _| {});
        for seat in [1, 2] {
            // A device turned away by mistake logs in again, which makes it another one.
            let nth = if was_turned_away(&room, seat, nth) { 9 } else { nth };
            if !is_over(&room, seat) {
                prop_assert_eq!(comes_to_the_question(&mut room, seat, nth), Ok(()));
            }
        }
    }

    #[test]
    fn the_same_holds_among_everything_else_that_happens(scenario in scenarios(60)) {
        let mut granted = GrantedDevices::default();
        scenario.run(|before, turn, room| {
            granted.hear(turn, room.now);
            nobody_is_displaced_silently(before, turn, &room.session);
            seats_are_in_order(&room.session);
        });
    }
}

/// The stories above are worth something only if they come to where it matters.
#[test]
fn the_stories_of_devices_come_to_every_decision() {
    use proptest::{strategy::ValueTree, test_runner::TestRunner};
    let mut runner = TestRunner::deterministic();
    let mut reached = [0_u32; 8];
    for _ in 0..300 {
        let scenario = device_scenarios(60)
            .new_tree(&mut runner)
            .unwrap()
            .current();
        scenario.run(|before, turn, _| {
            for event in turn.result.iter().flatten() {
                let seat_state = event.seat().and_then(|seat| before.seat_state(seat));
                let contested = seat_state.is_some_and(|state| !state.waiting.is_empty());
                let goal = match event {
                    Event::DeviceWaiting { .. } => 0,
                    Event::DeviceLeft { .. } => 1,
                    Event::DeviceRefused { .. } => 2,
                    Event::PresenceWithdrawn { .. } => 3,
                    Event::TestStarted { .. } if contested => 4,
                    Event::Resumed { .. } => 5,
                    Event::Passed { .. } | Event::Answered { .. } if contested => 6,
                    Event::PresenceConfirmed { .. } if contested => 7,
                    _ => continue,
                };
                reached[goal] += 1;
            }
        });
    }
    assert!(reached.iter().all(|count| *count >= 10), "{reached:?}");
}

#[test]
fn a_stranger_who_enters_again_and_again_keeps_nobody_from_starting() {
    let mut room = SessionHarness::with_seats(
        crate::support::session_harness::plain_seats(1),
        CompanionPolicy::Observed,
        FakeEngine::plain(),
    );
    let me = candidate_on(1, 0);
    room.execute(&me, &Command::NoteLogin).unwrap();
    room.execute(&me, &Command::AcceptRules).unwrap();
    room.execute(&invigilator(), &confirm_on(1, 0)).unwrap();
    room.execute(&candidate_on(1, 1), &Command::NoteLogin)
        .unwrap();
    assert_eq!(
        room.execute(&me, &Command::StartTest),
        Err(Refusal::PresenceNotConfirmed),
        "somebody has to look again"
    );
    room.execute(&invigilator(), &confirm_on(1, 0)).unwrap();
    for nth in 2..8 {
        let entered = room.execute(&candidate_on(1, nth), &Command::NoteLogin);
        if nth % 2 == 0 {
            entered.unwrap();
            room.execute(&invigilator(), &refuse(1, nth)).unwrap();
        }
    }
    room.execute(&me, &Command::StartTest).unwrap();
}
