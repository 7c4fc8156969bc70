//! Why a test was not finished: what the record says about it, and what that suggests.

use crate::{
    incidents::{record, resolve},
    support::{
        fake_engine::FakeEngine,
        session_harness::{SessionHarness, connection, invigilator},
    },
};
use vigie_shared::{
    ids::{AlertId, IncidentId, Seat},
    rules::AbortReason,
    session::{
        AbortEvidence, AbortSuggestion, Actor, ActorName, AlertReason, Command, IncidentCategory,
        IncidentResolution,
    },
    time::{Interval, MINUTE, SECOND, TEST_DURATION},
};

/// One seat that has treated 20 questions in as many minutes.
fn under_way() -> SessionHarness {
    let mut room = SessionHarness::new(1, FakeEngine::plain());
    room.start(1);
    room.treat(1, 20);
    room.wait(20 * MINUTE);
    room
}

fn connected(room: &mut SessionHarness, connected: bool) {
    room.execute(&Actor::Server, &connection(1, 0, connected))
        .unwrap();
}

fn proposal(room: &SessionHarness) -> AbortSuggestion {
    room.session
        .suggest_abort(room.seat_state(1), room.now)
        .unwrap()
}

fn ended_by_grace() -> AbortEvidence {
    let by = ActorName::Invigilator("Grace".into());
    AbortEvidence::EndedBy { by }
}

/// What is proposed, and the evidence without the way the test ended.
fn besides_the_end(room: &SessionHarness) -> (Option<AbortReason>, Vec<AbortEvidence>) {
    let AbortSuggestion { reason, evidence } = proposal(room);
    let ways = |one: &AbortEvidence| {
        matches!(
            one,
            AbortEvidence::TimeUp | AbortEvidence::EndedBy { .. } | AbortEvidence::StillRunning
        )
    };
    assert_eq!(evidence.iter().filter(|one| ways(one)).count(), 1);
    let rest = evidence.into_iter().filter(|one| !ways(one)).collect();
    (reason, rest)
}

fn technical(evidence: AbortEvidence) -> (Option<AbortReason>, Vec<AbortEvidence>) {
    assert!(evidence.is_technical());
    (Some(AbortReason::Technical), vec![evidence])
}

#[test]
fn nothing_to_explain_without_a_test_or_when_it_is_complete() {
    let mut room = SessionHarness::new(2, FakeEngine::plain());
    room.start(1);
    room.treat(1, 32);
    for seat in [1, 2] {
        let none = room.session.suggest_abort(room.seat_state(seat), room.now);
        assert_eq!(none, None);
    }
}

#[test]
fn lack_of_time_suggests_the_reason_candidate_and_an_early_departure_none() {
    let mut room = under_way();
    assert_eq!(proposal(&room).evidence, [AbortEvidence::StillRunning]);
    room.end(1);
    assert_eq!(proposal(&room).evidence, [ended_by_grace()]);
    assert_eq!(
        proposal(&room).reason,
        None,
        "how it was ended is no evidence"
    );

    let mut room = under_way();
    room.wait(TEST_DURATION);
    room.execute(&Actor::Server, &Command::ExpireTimers)
        .unwrap();
    assert_eq!(proposal(&room).evidence, [AbortEvidence::TimeUp]);
    assert_eq!(proposal(&room).reason, Some(AbortReason::Candidate));
}

#[test]
fn a_device_that_was_gone_at_the_end_speaks_for_a_technical_problem() {
    let mut room = under_way();
    connected(&mut room, false);
    let since = room.now;
    room.wait(10 * MINUTE);
    let expected = technical(AbortEvidence::Disconnected { since });
    assert_eq!(besides_the_end(&room), expected, "before the end");
    room.end(1);
    assert_eq!(besides_the_end(&room), expected);
    // What comes after the end changes nothing.
    room.wait(MINUTE);
    connected(&mut room, true);
    assert_eq!(besides_the_end(&room), expected);
    assert_eq!(proposal(&room).evidence.last(), Some(&ended_by_grace()));
}

#[test]
fn outages_that_ended_are_listed_and_speak_for_nothing() {
    let mut room = under_way();
    for seconds in [40, 20] {
        connected(&mut room, false);
        room.wait(seconds * SECOND);
        connected(&mut room, true);
        room.wait(MINUTE);
    }
    room.end(1);
    room.wait(1);
    connected(&mut room, false);
    let outages = AbortEvidence::Outages {
        count: 2,
        micros: 60 * SECOND,
    };
    assert_eq!(besides_the_end(&room), (None, vec![outages]));
}

#[test]
fn a_cut_before_the_test_is_no_evidence() {
    let mut room = SessionHarness::new(1, FakeEngine::plain());
    connected(&mut room, false);
    room.wait(MINUTE);
    connected(&mut room, true);
    room.start(1);
    room.end(1);
    assert_eq!(besides_the_end(&room), (None, vec![]));
}

#[test]
fn an_alert_nobody_handled_speaks_for_a_technical_problem_once() {
    let mut room = under_way();
    let alert = room.report(1);
    let since = room.now;
    let expected = technical(AbortEvidence::AlertUnhandled { alert, since });
    room.wait(5 * MINUTE);
    assert_eq!(besides_the_end(&room), expected, "before the end");
    room.end(1);
    // The incident it became says the same and is not listed again.
    assert_eq!(room.session.incidents().len(), 1);
    assert_eq!(besides_the_end(&room), expected);
}

#[test]
fn an_unhandled_alert_that_a_referent_found_empty_speaks_for_nothing() {
    let mut room = under_way();
    assert_eq!(room.report(1), AlertId(1));
    room.end(1);
    resolve(&mut room, IncidentId(1), IncidentResolution::Dismissed);
    assert_eq!(besides_the_end(&room), (None, vec![]));
}

fn outage(room: &mut SessionHarness, from_ago: i64, to_ago: i64) -> IncidentId {
    let when = Interval {
        from: room.now.plus(-from_ago),
        to: room.now.plus(-to_ago),
    };
    let record = Command::RecordIncident(vigie_shared::session::RecordIncident {
        category: IncidentCategory::R1,
        seats: vec![Seat(1)],
        number: None,
        description: "no power".into(),
        when: Some(when),
        credit: true,
    });
    room.execute(&invigilator(), &record).unwrap();
    room.session.incidents().last().unwrap().id
}

fn timeline_of(incident: IncidentId, category: IncidentCategory, technical: bool) -> AbortEvidence {
    AbortEvidence::Incident {
        incident,
        category,
        technical,
    }
}

#[test]
fn an_incident_of_the_room_speaks_for_a_technical_problem_when_it_was_just_before_the_end() {
    for (ago, speaks) in [(0, true), (15 * MINUTE, true), (15 * MINUTE + 1, false)] {
        let mut room = under_way();
        let incident = outage(&mut room, 5 * MINUTE, 0);
        room.wait(ago);
        room.end(1);
        let (reason, evidence) = besides_the_end(&room);
        assert_eq!(
            evidence,
            [timeline_of(incident, IncidentCategory::R1, speaks)]
        );
        assert_eq!(
            reason == Some(AbortReason::Technical),
            speaks,
            "{ago} later"
        );
    }
}

#[test]
fn an_incident_of_the_room_after_the_end_is_no_evidence() {
    let mut room = under_way();
    room.end(1);
    room.wait(10 * MINUTE);
    outage(&mut room, 5 * MINUTE, 0);
    assert_eq!(besides_the_end(&room), (None, vec![]));
}

#[test]
fn a_technical_incident_speaks_until_a_referent_finds_nothing_to_it() {
    let mut room = under_way();
    let incident = record(&mut room, IncidentCategory::C7, &[1], None);
    room.end(1);
    assert_eq!(
        besides_the_end(&room),
        technical(timeline_of(incident, IncidentCategory::C7, true))
    );
    resolve(&mut room, incident, IncidentResolution::Dismissed);
    assert_eq!(besides_the_end(&room), (None, vec![]));
}

#[test]
fn a_question_that_was_replaced_is_listed_and_speaks_for_nothing() {
    let mut room = under_way();
    let alert = room.report(1);
    room.accept(1, alert);
    room.end(1);
    let category = IncidentCategory::Question(AlertReason::E4);
    let replaced = timeline_of(IncidentId(1), category, false);
    let expected = (None, vec![replaced]);
    assert_eq!(besides_the_end(&room), expected);
}

#[test]
fn what_is_about_others_or_not_technical_is_no_evidence() {
    let mut room = SessionHarness::new(2, FakeEngine::plain());
    room.start(1);
    room.start(2);
    record(&mut room, IncidentCategory::C7, &[2], None);
    for category in [
        IncidentCategory::C1,
        IncidentCategory::C6,
        IncidentCategory::C8,
    ] {
        record(&mut room, category, &[1], None);
    }
    room.end(1);
    assert_eq!(besides_the_end(&room), (None, vec![]));
}

#[test]
fn the_weightiest_comes_first() {
    let mut room = under_way();
    let alert = room.report(1);
    room.accept(1, alert);
    connected(&mut room, false);
    room.wait(MINUTE);
    room.end(1);
    let evidence = proposal(&room).evidence;
    let weights: Vec<bool> = evidence.iter().map(AbortEvidence::is_technical).collect();
    assert_eq!(weights, [true, false, false], "{evidence:?}");
}
