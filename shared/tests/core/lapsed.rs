//! An alert that was not handled before the test ended: it goes on record.

use crate::support::{
    fake_engine::FakeEngine,
    scenario::scenarios,
    session_harness::{SessionHarness, invigilator, plain_seats, referent},
};
use proptest::prelude::*;
use std::collections::BTreeSet;
use vigie_shared::{
    ids::{AlertId, IncidentId, Seat},
    session::{
        ActorName, AlertResolution, AlertState, Command, CompanionPolicy, Event, IncidentCategory,
    },
    time::{Interval, MINUTE},
};

/// Two seats, both blocked: the first by a question and the companion, the second by a
/// question.
fn blocked() -> SessionHarness {
    let mut room = SessionHarness::with_seats(
        plain_seats(2),
        CompanionPolicy::Required,
        FakeEngine::plain(),
    );
    room.start(1);
    room.start(2);
    room.treat(1, 3);
    room.report(1);
    room.companion(1, false);
    room.report(2);
    room.wait(20 * MINUTE);
    room
}

#[test]
fn it_becomes_an_open_incident_linked_to_the_alert() {
    let mut room = blocked();
    let raised = room.test(1).alerts[0].raised_at;
    room.end(1);
    let [question, companion] = room.session.incidents() else {
        panic!("{:?}", room.session.incidents())
    };
    assert!(question.is_open());
    assert!(
        question.blocks(),
        "a referent looks at it before the finalization"
    );
    assert_eq!(question.category, IncidentCategory::A1);
    assert_eq!(
        (question.alert, question.number),
        (Some(AlertId(1)), Some(4))
    );
    assert_eq!(
        (companion.alert, companion.number),
        (Some(AlertId(2)), None)
    );
    for incident in [question, companion] {
        assert_eq!(incident.seats, [Seat(1)]);
        assert_eq!(incident.by, ActorName::Server, "no person may delete it");
        let when = Interval {
            from: raised,
            to: room.now,
        };
        assert_eq!(incident.when, when);
        let moment = incident.snapshots[0].test.unwrap();
        assert!(moment.blocked && !moment.ended);
        assert_eq!((moment.number, moment.treated), (4, 3));
    }
}

#[test]
fn several_that_end_in_one_commit_have_ids_of_their_own() {
    let mut room = blocked();
    let mut events = room
        .execute(&referent(), &Command::EndTest { seat: Seat(1) })
        .unwrap();
    room.end(2);
    events.extend(room.journal.last().unwrap().events.clone());
    let ids: Vec<_> = events
        .iter()
        .filter_map(|event| match event {
            Event::IncidentRecorded { incident, .. } => Some(*incident),
            _ => None,
        })
        .collect();
    assert_eq!(ids, [1, 2, 3].map(IncidentId));
    assert!(room.session.incidents().iter().all(|i| i.is_open()));
}

#[test]
fn one_that_was_handled_leaves_nothing() {
    let mut room = SessionHarness::new(1, FakeEngine::plain());
    room.start(1);
    let alert = room.report(1);
    room.dismiss(1, alert);
    room.end(1);
    assert!(room.session.incidents().is_empty());
    room.execute(&invigilator(), &Command::EndTest { seat: Seat(1) })
        .unwrap_err();
    assert!(room.session.incidents().is_empty());
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn every_lapsed_alert_has_its_incident_and_ids_are_used_once(scenario in scenarios(70)) {
        let room = scenario.run(|_, _, _| {});
        let incidents = room.session.incidents();
        let ids: BTreeSet<_> = incidents.iter().map(|incident| incident.id).collect();
        prop_assert_eq!(ids.len(), incidents.len());
        for seat_state in room.session.seats() {
            for alert in seat_state.test.iter().flat_map(|test| &test.alerts) {
                let of_it = incidents.iter().filter(|incident| {
                    incident.alert == Some(alert.id) && incident.seats == [seat_state.config.seat]
                });
                let expected = match &alert.state {
                    AlertState::Closed { how: AlertResolution::Lapsed | AlertResolution::Accepted { .. }, .. } => 1,
                    _ => 0,
                };
                prop_assert_eq!(of_it.count(), expected);
            }
        }
    }
}
