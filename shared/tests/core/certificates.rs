//! What finalization issues and publication makes known, and the events an outcome
//! rests on.

use crate::{
    incidents::{record, resolve},
    support::{
        fake_engine::FakeEngine,
        scenario::scenarios,
        session_harness::{SessionHarness, referent},
    },
    undo::reopen,
};
use proptest::prelude::*;
use std::collections::{BTreeMap, BTreeSet};
use vigie_shared::{
    certificate::CertificateCode,
    ids::Seat,
    rules::{AbortReason, FraudFinding},
    session::{Command, Event, IncidentCategory, IncidentResolution, Refusal},
    view::{CandidatePhase, CandidateView, SessionStatus},
};

/// All events of the journal by their ordinals.
fn journal(room: &SessionHarness) -> BTreeMap<u64, Event> {
    let events = room.journal.iter().flat_map(|commit| commit.events.clone());
    (1..).zip(events).collect()
}

fn codes(events: &[Event]) -> Vec<(Seat, CertificateCode)> {
    let code = |event: &Event| match event {
        Event::CertificateIssued { seat, code } => Some((*seat, code.clone())),
        _ => None,
    };
    events.iter().filter_map(code).collect()
}

/// Seat 1 complete, 2 with 25 and no excuse, 3 with 5, 4 a fraud, 5 absent.
fn mixed() -> SessionHarness {
    let mut room = SessionHarness::new(5, FakeEngine::plain());
    for (seat, treated) in [(1, 32), (2, 25), (3, 5), (4, 32)] {
        room.start(seat);
        room.treat(seat, treated);
    }
    for seat in [2, 3] {
        room.end(seat);
        room.explain(seat, AbortReason::Candidate);
    }
    let suspicion = record(&mut room, IncidentCategory::C6, &[4], None);
    resolve(&mut room, suspicion, IncidentResolution::Upheld);
    room
}

#[test]
fn a_certificate_is_issued_exactly_where_there_is_a_score() {
    let mut room = mixed();
    let issued = codes(&room.finalize().unwrap());
    let seats: Vec<_> = issued.iter().map(|(seat, _)| seat.0).collect();
    assert_eq!(seats, [1, 2]);
    assert_ne!(issued[0].1, issued[1].1);
    for seat_state in room.session.seats() {
        let scored = seat_state.decision.as_ref().unwrap().score.is_some();
        assert_eq!(seat_state.certificate.is_some(), scored);
    }
}

#[test]
fn finalizing_again_issues_nothing_and_changes_nothing() {
    let mut room = mixed();
    room.finalize().unwrap();
    let before = room.session.clone();
    assert_eq!(room.finalize(), Ok(Vec::new()));
    assert_eq!(room.session, before);
}

#[test]
fn results_are_published_once_and_only_after_finalization() {
    let mut room = mixed();
    let publish = |room: &mut SessionHarness| room.execute(&referent(), &Command::Publish);
    assert_eq!(publish(&mut room), Err(Refusal::NotFinalized));
    room.finalize().unwrap();
    assert_eq!(room.session.published(), None);
    let published = publish(&mut room).unwrap();
    assert!(matches!(published[..], [Event::SessionPublished { .. }]));
    assert_eq!(room.session.published(), Some(room.now));
    assert_eq!(
        SessionStatus::from_session(&room.session),
        SessionStatus::Published
    );
    room.wait(1);
    assert_eq!(publish(&mut room), Ok(Vec::new()));
    assert_eq!(room.session.published(), Some(room.now.plus(-1)));
}

#[test]
fn a_candidate_learns_that_there_is_a_result_when_it_is_published() {
    use crate::support::session_harness::{device, people, plain_seats};
    let mut room = mixed();
    let published = |room: &SessionHarness| {
        let person = &people(&plain_seats(1))[0];
        let content = |_: &vigie_shared::item::ItemId| None::<()>;
        let seat_state = room.seat_state(1);
        match CandidateView::for_device(&room.session, seat_state, person, device(1, 0), content)
            .phase
        {
            CandidatePhase::Ended { published, .. } => published,
            other => panic!("{other:?}"),
        }
    };
    assert!(!published(&room));
    room.finalize().unwrap();
    assert!(!published(&room), "decided is not known");
    room.execute(&referent(), &Command::Publish).unwrap();
    assert!(published(&room));
}

/// The events behind each outcome are events of that seat, of the kinds that count.
fn check_trails(room: &SessionHarness) {
    let journal = journal(room);
    for seat_state in room.session.seats() {
        let Some(decision) = &seat_state.decision else {
            continue;
        };
        let seat = seat_state.config.seat;
        assert!(decision.events.is_sorted(), "in order");
        let mut treated = 0;
        for ordinal in &decision.events {
            let event = &journal[ordinal];
            let of_seat = match event {
                Event::Answered { .. } | Event::Passed { .. } => {
                    treated += 1;
                    event.seat() == Some(seat)
                }
                Event::TestStarted { .. }
                | Event::TestEnded { .. }
                | Event::FocusLossExcused { .. }
                | Event::TermsChanged { .. }
                | Event::AbortReasonSet { .. } => event.seat() == Some(seat),
                Event::IncidentRecorded { incident, .. }
                | Event::IncidentResolved { incident, .. }
                | Event::IncidentReopened { incident, .. } => {
                    let incident = room.session.incidents().iter().find(|i| i.id == *incident);
                    let incident = incident.unwrap();
                    let counts = incident.category == IncidentCategory::C6
                        || incident.category.is_technical();
                    counts && !incident.is_deleted() && incident.seats.contains(&seat)
                }
                _ => false,
            };
            assert!(of_seat, "{event:?} behind the outcome of {seat}");
        }
        let Some(facts) = decision.facts else {
            assert!(decision.events.is_empty());
            continue;
        };
        assert_eq!(treated, facts.treated, "each treated question is there");
        let has = |kind: fn(&Event) -> bool| decision.events.iter().any(|o| kind(&journal[o]));
        assert!(has(|event| matches!(event, Event::TestStarted { .. })));
        assert!(has(|event| matches!(event, Event::TestEnded { .. })));
        let explained = has(|event| matches!(event, Event::AbortReasonSet { .. }));
        assert_eq!(explained, facts.abort.is_some());
        let upheld = |event: &Event| {
            matches!(
                event,
                Event::IncidentResolved {
                    how: IncidentResolution::Upheld,
                    ..
                }
            )
        };
        if facts.fraud == FraudFinding::Upheld {
            assert!(has(upheld), "a fraud is linked to its incident");
        }
    }
}

#[test]
fn an_outcome_names_the_events_it_rests_on() {
    let mut room = mixed();
    let doubtful = record(&mut room, IncidentCategory::C6, &[1], None);
    resolve(&mut room, doubtful, IncidentResolution::Upheld);
    room.execute(&referent(), &reopen(doubtful)).unwrap();
    resolve(&mut room, doubtful, IncidentResolution::Dismissed);
    record(&mut room, IncidentCategory::C8, &[1], None);
    room.settle();
    room.finalize().unwrap();
    check_trails(&room);
    let events = |seat| {
        room.seat_state(seat)
            .decision
            .as_ref()
            .unwrap()
            .events
            .len()
    };
    assert_eq!(events(1), 1 + 32 + 1 + 4, "recorded and three times judged");
    assert_eq!(events(2), 1 + 25 + 1 + 1, "with the reason");
    assert_eq!(events(4), 1 + 32 + 1 + 2, "with the fraud");
    assert_eq!(events(5), 0);
}

#[test]
fn a_reason_that_explains_nothing_any_more_is_not_behind_the_outcome() {
    let mut room = SessionHarness::new(1, FakeEngine::plain());
    room.start(1);
    room.treat(1, 31);
    room.explain(1, AbortReason::Candidate);
    room.treat(1, 1);
    room.finalize().unwrap();
    check_trails(&room);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn certificates_and_trails_hold_however_a_session_went(scenario in scenarios(70)) {
        let mut room = scenario.run(|_, _, _| {});
        prop_assume!(room.session.seats().iter().any(|seat_state| seat_state.test.is_some()));
        if room.session.finalized().is_none() {
            close(&mut room);
        }
        check_trails(&room);
        let all: Vec<Event> = journal(&room).into_values().collect();
        let issued = codes(&all);
        let seats: BTreeSet<_> = issued.iter().map(|(seat, _)| *seat).collect();
        let distinct: BTreeSet<_> = issued.iter().map(|(_, code)| code).collect();
        prop_assert_eq!((seats.len(), distinct.len()), (issued.len(), issued.len()));
        for seat_state in room.session.seats() {
            let scored = seat_state.decision.as_ref().unwrap().outcome.has_score();
            prop_assert_eq!(seats.contains(&seat_state.config.seat), scored);
        }
    }
}

/// Resolves and explains whatever is missing, and finalizes.
fn close(room: &mut SessionHarness) {
    room.end_blocked();
    for incident in room.session.incidents().to_vec() {
        if incident.blocks() {
            match incident.id.0 % 2 {
                // Of what asks for a right value, it is enrolled already.
                0 if incident.category.asks_for_correction() => {
                    let (incident, reason) = (incident.id, "All were asked.".into());
                    let uphold = Command::UpholdAsEnrolled { incident, reason };
                    room.execute(&referent(), &uphold).unwrap();
                }
                0 => resolve(room, incident.id, IncidentResolution::Upheld),
                _ => resolve(room, incident.id, IncidentResolution::Dismissed),
            }
        }
    }
    for seat in 1..=room.session.seats().len() as u16 {
        let test = room.seat_state(seat).test.as_ref();
        if test.is_some_and(|test| test.treated() < 32) {
            room.explain(seat, AbortReason::Technical);
        }
    }
    room.settle();
    let finalize = Command::Finalize { end_running: true };
    room.execute(&referent(), &finalize).unwrap();
}
