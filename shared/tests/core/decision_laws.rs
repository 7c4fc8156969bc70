//! Laws of decisions, over random orders of finalizing, opening again, publishing and revising.

use crate::support::{
    decision_examples::{
        confirm_proposal, drop_proposal, finalized, hold, named_referent, release, reopen_session,
        revise,
    },
    session_harness::SessionHarness,
};
use proptest::{collection::vec, prelude::*, sample::select};
use std::collections::BTreeMap;
use vigie_shared::{
    ids::Seat,
    rules::{AbortReason, Outcome},
    session::{Command, Event, OutcomeChange, OutcomeDecision, Session},
};

fn changes() -> impl Strategy<Value = OutcomeChange> {
    select(vec![
        OutcomeChange::Cancel,
        OutcomeChange::Restore,
        OutcomeChange::LiftFraud,
        OutcomeChange::UpholdFraud,
        OutcomeChange::AbortReason(AbortReason::Candidate),
        OutcomeChange::AbortReason(AbortReason::Technical),
        OutcomeChange::Rescore,
        OutcomeChange::Reissue,
    ])
}

/// A step, by one of two referents.
fn steps() -> impl Strategy<Value = (bool, Command)> {
    let seat = || 1..=4_u16;
    let command = prop_oneof![
        2 => Just(reopen_session()),
        3 => Just(Command::Finalize { end_running: true }),
        2 => Just(Command::Publish),
        1 => seat().prop_map(hold),
        1 => seat().prop_map(release),
        12 => (seat(), changes(), 1..=6_u16).prop_map(|(seat, change, version)| revise(seat, change, version)),
        5 => (seat(), 1..=3_u16).prop_map(|(seat, proposal)| confirm_proposal(seat, proposal)),
        1 => (seat(), 1..=3_u16).prop_map(|(seat, proposal)| drop_proposal(seat, proposal)),
    ];
    (any::<bool>(), command)
}

fn play(steps: &[(bool, Command)]) -> SessionHarness {
    let mut room = finalized();
    for (first, command) in steps {
        let actor = match first {
            true => named_referent("Camille", 1),
            false => named_referent("Edith", 2),
        };
        let _ = room.execute(&actor, &aimed(&room, command));
    }
    room
}

/// The command with the numbers that the page shows; now and then with old ones, as of people who
/// look late.
fn aimed(room: &SessionHarness, command: &Command) -> Command {
    let mut command = command.clone();
    match &mut command {
        Command::ReviseOutcome { seat, version, .. } if *version < 5 => {
            let seat_state = room.session.seat_state(*seat);
            *version = seat_state.map_or(0, |seat_state| seat_state.history.version());
        }
        Command::ConfirmRevision { seat, proposal, .. } if *proposal < 3 => {
            let seat_state = room.session.seat_state(*seat);
            let waits = seat_state.and_then(|seat_state| seat_state.history.proposal.as_ref());
            *proposal = waits.map_or(0, |waits| waits.id);
        }
        _ => {}
    }
    command
}

/// The last decision about each seat, and how many there were, as the journal has them.
fn recorded(room: &SessionHarness) -> BTreeMap<Seat, (u16, Option<OutcomeDecision>)> {
    let mut seats: BTreeMap<Seat, (u16, Option<OutcomeDecision>)> = BTreeMap::new();
    for event in room.journal.iter().flat_map(|commit| &commit.events) {
        match event {
            Event::OutcomeDecided { seat, decision } => {
                let known = seats.entry(*seat).or_default();
                *known = (known.0 + 1, Some(decision.clone()));
            }
            Event::OutcomeRevised { seat, decision, .. } => {
                let known = seats.entry(*seat).or_default();
                *known = (known.0 + 1, Some((**decision).clone()));
            }
            Event::SessionReopened { .. } => seats.values_mut().for_each(|known| known.1 = None),
            _ => {}
        }
    }
    seats
}

fn folded(room: &SessionHarness) -> Session {
    let mut rows = room.journal.iter();
    let created = rows.next().unwrap();
    let Event::SessionCreated { config } = &created.events[0] else {
        panic!("{created:?}")
    };
    let mut session = Session::new(config);
    for row in rows {
        row.events
            .iter()
            .for_each(|event| session.apply(event, row.at));
    }
    session
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn an_outcome_is_the_latest_version_and_nothing_disappears(steps in vec(steps(), 0..40)) {
        let room = play(&steps);
        for (seat, (versions, decision)) in recorded(&room) {
            let seat_state = room.session.seat_state(seat).unwrap();
            prop_assert_eq!(&seat_state.decision, &decision);
            let history = &seat_state.history;
            let numbers: Vec<u16> = history.versions.iter().map(|one| one.version).collect();
            prop_assert_eq!(numbers, (1..=versions).collect::<Vec<_>>());
            if let Some(decision) = decision {
                let last = history.versions.last().unwrap();
                prop_assert_eq!((last.outcome, last.rule), (decision.outcome, decision.rule));
                prop_assert_eq!(decision.score.is_some(), decision.outcome.has_score());
                prop_assert_eq!(decision.score.is_some(), seat_state.certificate.is_some());
            }
            let issued = room.journal.iter().flat_map(|commit| &commit.events).filter(
                |event| matches!(event, Event::CertificateIssued { seat: own, .. } if *own == seat),
            );
            prop_assert_eq!(history.certificates().len(), issued.count());
        }
    }

    #[test]
    fn folding_twice_gives_the_same(steps in vec(steps(), 0..40)) {
        let room = play(&steps);
        prop_assert_eq!(folded(&room), folded(&room));
        let again = folded(&room);
        prop_assert_eq!(again.seats(), room.session.seats());
    }

    #[test]
    fn a_finding_of_fraud_changes_by_two_people_only(steps in vec(steps(), 0..40)) {
        let room = play(&steps);
        for event in room.journal.iter().flat_map(|commit| &commit.events) {
            if let Event::OutcomeRevised { change, before, decision, by, proposed_by, .. } = event {
                let fraud = |one: &OutcomeDecision| one.facts.map(|facts| facts.fraud);
                if fraud(before) != fraud(decision) {
                    prop_assert!(change.needs_second_person());
                    prop_assert!(proposed_by.as_ref().is_some_and(|first| first != by));
                }
            }
        }
    }

    #[test]
    fn once_published_a_session_stays_so(steps in vec(steps(), 0..40)) {
        let room = play(&steps);
        let published = room.journal.iter().flat_map(|commit| &commit.events).any(
            |event| matches!(event, Event::SessionPublished { .. }),
        );
        prop_assert_eq!(room.session.published().is_some(), published);
        prop_assert!(!published || room.session.finalized().is_some());
        let absent = room.seat_state(4).decision.as_ref();
        prop_assert!(absent.is_none_or(|decision| decision.outcome == Outcome::Absent));
    }
}

/// The laws above must have something to be about.
#[test]
fn random_orders_revise_confirm_and_open_again() {
    use proptest::{strategy::ValueTree, test_runner::TestRunner};
    let mut runner = TestRunner::deterministic();
    let mut reached = [0_u32; 4];
    for _ in 0..200 {
        let steps = vec(steps(), 40).new_tree(&mut runner).unwrap().current();
        for event in play(&steps)
            .journal
            .iter()
            .flat_map(|commit| &commit.events)
        {
            let goal = match event {
                Event::OutcomeRevised {
                    proposed_by: Some(_),
                    ..
                } => 0,
                Event::OutcomeRevised { .. } => 1,
                Event::SessionReopened { .. } => 2,
                Event::PublicationReleased { .. } => 3,
                _ => continue,
            };
            reached[goal] += 1;
        }
    }
    assert!(reached.iter().all(|count| *count > 10), "{reached:?}");
}
