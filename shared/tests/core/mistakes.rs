//! A session made by mistake, and an incident that says what is wrong on the roster.

use crate::support::{
    corrections::{cancel, record},
    fake_engine::FakeEngine,
    session_harness::{SessionHarness, candidate, referent},
};
use vigie_shared::session::{Command, Event, IncidentCategory, IncidentResolution, Refusal};

#[test]
fn only_a_session_that_nobody_took_part_in_is_deleted() {
    let delete = Command::DeleteSession {
        reason: "made twice".into(),
    };
    let mut room = SessionHarness::new(2, FakeEngine::plain());
    let events = room.execute(&referent(), &delete).unwrap();
    assert!(matches!(events[..], [Event::SessionCancelled { .. }]));
    // Called off by the first attempt, whose answer was lost.
    assert_eq!(room.execute(&referent(), &delete), Ok(Vec::new()));
    assert_eq!(
        room.execute(&candidate(1), &Command::AcceptRules),
        Err(Refusal::SessionCancelled)
    );

    let mut entered = SessionHarness::new(2, FakeEngine::plain());
    entered.enter(&[1]);
    let mut noted = SessionHarness::new(2, FakeEngine::plain());
    record(&mut noted, IncidentCategory::C8, &[1]);
    for room in [&mut entered, &mut noted] {
        let refused = Err(Refusal::SessionOnRecord);
        assert_eq!(room.execute(&referent(), &delete), refused);
        room.execute(&referent(), &cancel()).unwrap();
        assert_eq!(room.execute(&referent(), &delete), refused);
    }
    let mut started = SessionHarness::new(1, FakeEngine::plain());
    started.start(1);
    assert_eq!(
        started.execute(&referent(), &delete),
        Err(Refusal::SessionStarted)
    );
}

#[test]
fn a_wrong_value_is_not_upheld_without_the_right_one() {
    let mut room = SessionHarness::new(2, FakeEngine::plain());
    room.start(1);
    let identity = record(&mut room, IncidentCategory::C1, &[2]);
    let time = record(&mut room, IncidentCategory::C2, &[2]);
    let other = record(&mut room, IncidentCategory::C8, &[2]);
    let upheld = |incident| Command::ResolveIncident {
        incident,
        how: IncidentResolution::Upheld,
        reason: "seen on the card".into(),
    };
    let as_enrolled = |incident| Command::UpholdAsEnrolled {
        incident,
        reason: "seen on the card".into(),
    };
    for incident in [identity, time] {
        assert_eq!(
            room.execute(&referent(), &upheld(incident)),
            Err(Refusal::CorrectionNeeded)
        );
    }
    assert_eq!(
        room.execute(&referent(), &as_enrolled(other)),
        Err(Refusal::CorrectionDoesNotFit)
    );
    // All of the author but those that need a value of their own.
    let all = Command::ResolveIncidentsOfAuthor {
        incident: other,
        how: IncidentResolution::Upheld,
        reason: "seen".into(),
    };
    assert_eq!(room.execute(&referent(), &all).unwrap().len(), 1);
    room.execute(&referent(), &as_enrolled(identity)).unwrap();
    let again = room.execute(&referent(), &as_enrolled(identity));
    let how = IncidentResolution::Upheld;
    assert!(matches!(
        again,
        Err(Refusal::IncidentAlreadyResolved { how: before, .. }) if before == how
    ));
    let dismissed = Command::ResolveIncident {
        incident: time,
        how: IncidentResolution::Dismissed,
        reason: "the time is right".into(),
    };
    room.execute(&referent(), &dismissed).unwrap();
}
