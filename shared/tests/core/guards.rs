//! What a finalization asks before it decides anything.

use crate::{
    incidents::{record, resolve},
    support::{
        fake_engine::FakeEngine,
        session_harness::{SessionHarness, invigilator, referent},
    },
};
use vigie_shared::{
    ids::{IncidentId, Seat},
    rules::AbortReason,
    session::{
        ActorName, Command, FinalizationBlocker, IncidentCategory, IncidentResolution,
        IncidentSettlement, IncidentState, RecordIncident, Refusal, RunningTests,
    },
    time::MINUTE,
};

fn complete() -> SessionHarness {
    let mut room = SessionHarness::new(2, FakeEngine::plain());
    room.start(1);
    room.treat(1, 32);
    room
}

fn settle(
    room: &mut SessionHarness,
    ids: &[u16],
    settlement: IncidentSettlement,
) -> Result<usize, Refusal> {
    let command = Command::SettleIncidents {
        incidents: ids.iter().copied().map(IncidentId).collect(),
        settlement,
    };
    room.execute(&referent(), &command)
        .map(|events| events.len())
}

#[test]
fn a_session_that_nobody_started_has_nothing_to_finalize() {
    let mut room = SessionHarness::new(2, FakeEngine::plain());
    room.enter(&[1, 2]);
    for end_running in [false, true] {
        let refused = room.execute(&referent(), &Command::Finalize { end_running });
        assert_eq!(refused, Err(Refusal::NobodyStarted));
    }
    assert_eq!(room.session.finalized(), None);
}

#[test]
fn a_session_is_not_finalized_before_its_day() {
    let mut room = complete();
    let begins_at = room.now.plus(MINUTE);
    room.day_begins = Some(begins_at);
    assert_eq!(room.finalize(), Err(Refusal::DayNotBegun { begins_at }));
    room.wait(MINUTE);
    room.finalize().unwrap();
}

#[test]
fn what_is_open_and_does_not_block_is_closed_or_carried_over_on_purpose() {
    let mut room = complete();
    for category in [
        IncidentCategory::C2,
        IncidentCategory::C7,
        IncidentCategory::C8,
    ] {
        record(&mut room, category, &[1], None);
    }
    let unsettled = |n| FinalizationBlocker::UnsettledIncident {
        incident: IncidentId(n),
    };
    let blockers = vec![unsettled(1), unsettled(2), unsettled(3)];
    let refused = Refusal::FinalizationIncomplete { blockers };
    assert_eq!(room.finalize(), Err(refused));
    assert_eq!(settle(&mut room, &[1, 2], IncidentSettlement::Close), Ok(2));
    assert_eq!(
        settle(&mut room, &[2, 3], IncidentSettlement::CarryOver),
        Ok(1)
    );
    assert_eq!(
        settle(&mut room, &[3], IncidentSettlement::CarryOver),
        Ok(0)
    );
    let closed = &room.session.incidents()[0].state;
    let noted = IncidentResolution::Noted;
    assert!(matches!(closed, IncidentState::Resolved { how, .. } if *how == noted));
    room.finalize().unwrap();
    assert!(room.session.incidents()[2].is_open());

    // What was left open is not lost: it is resolved after the finalization, and nothing else is.
    resolve(&mut room, IncidentId(3), IncidentResolution::Dismissed);
    assert!(!room.session.incidents()[2].is_open());
    let again = Command::ResolveIncident {
        incident: IncidentId(1),
        how: IncidentResolution::Upheld,
        reason: "after all".into(),
    };
    assert_eq!(
        room.execute(&referent(), &again),
        Err(Refusal::SessionFinalized)
    );
}

#[test]
fn what_blocks_is_resolved_with_a_reason_and_not_noted_away() {
    let mut room = complete();
    record(&mut room, IncidentCategory::C6, &[1], None);
    for settlement in [IncidentSettlement::Close, IncidentSettlement::CarryOver] {
        let refused = settle(&mut room, &[1], settlement);
        assert_eq!(refused, Err(Refusal::IncidentBlocks));
    }
    assert_eq!(
        settle(&mut room, &[7], IncidentSettlement::Close),
        Err(Refusal::UnknownIncident)
    );
    let noted = Command::ResolveIncident {
        incident: IncidentId(1),
        how: IncidentResolution::Noted,
        reason: "seen".into(),
    };
    assert_eq!(
        room.execute(&referent(), &noted),
        Err(Refusal::IncidentBlocks)
    );
}

#[test]
fn an_alert_that_nobody_handled_is_looked_at_before_the_finalization() {
    let mut room = complete();
    room.start(2);
    room.treat(2, 26);
    room.report(2);
    room.explain(2, AbortReason::Technical);
    room.wait(4 * MINUTE);
    let seat = Seat(2);
    assert_eq!(
        room.session.finalization_blockers(RunningTests::End),
        [FinalizationBlocker::OpenAlert { seat }]
    );
    // The invigilator may be gone: the referent ends the test, and what happened is on record.
    room.execute(&referent(), &Command::EndTest { seat })
        .unwrap();
    let incident = &room.session.incidents()[0];
    assert_eq!(incident.category, IncidentCategory::A1);
    assert_eq!(incident.by, ActorName::Server);
    assert!(incident.blocks());
    let id = incident.id;
    assert_eq!(
        room.session.finalization_blockers(RunningTests::End),
        [FinalizationBlocker::OpenIncident { incident: id }]
    );
    resolve(&mut room, id, IncidentResolution::Upheld);
    room.finalize().unwrap();
}

#[test]
fn nobody_records_an_unhandled_alert_by_hand() {
    let mut room = complete();
    let by_hand = Command::RecordIncident(RecordIncident {
        category: IncidentCategory::A1,
        seats: vec![Seat(1)],
        number: None,
        description: "They were blocked.".into(),
        when: None,
        credit: false,
    });
    assert_eq!(
        room.execute(&invigilator(), &by_hand),
        Err(Refusal::IncidentIncomplete)
    );
}

#[test]
fn a_remark_has_at_most_500_characters_and_the_last_one_counts() {
    let mut room = complete();
    let say = |room: &mut SessionHarness, remark: &str| {
        let remark = remark.to_owned();
        room.execute(&referent(), &Command::SetRemark { remark })
    };
    assert_eq!(
        say(&mut room, &"é".repeat(501)),
        Err(Refusal::TextOutOfBounds)
    );
    assert_eq!(say(&mut room, "a\u{202e}b"), Err(Refusal::TextOutOfBounds));
    say(&mut room, &"é".repeat(500)).unwrap();
    say(&mut room, " The heating failed. ").unwrap();
    assert_eq!(room.session.remark(), "The heating failed.");
    assert_eq!(say(&mut room, "The heating failed."), Ok(vec![]));
    say(&mut room, "").unwrap();
    assert_eq!(room.session.remark(), "");
}
