//! Taking back: what was recorded by mistake, and what was decided too early. The
//! journal keeps both.

use crate::{
    incidents::{record, record_command, resolve},
    support::{
        fake_engine::FakeEngine,
        session_harness::{SessionHarness, invigilator, referent},
    },
};
use uuid::Uuid;
use vigie_shared::{
    ids::{AccountId, IncidentId, LoginId, Seat},
    rules::{AbortReason, FraudFinding, Outcome, OutcomeRule},
    session::{
        Actor, ActorName, Command, Event, FinalizationBlocker, IncidentCategory,
        IncidentResolution, IncidentState, OutcomeDecision, Refusal, RunningTests, StaffMember,
    },
};

fn delete(incident: IncidentId) -> Command {
    Command::DeleteIncident { incident }
}

pub(crate) fn reopen(incident: IncidentId) -> Command {
    Command::ReopenIncident {
        incident,
        reason: "An invigilator saw it.".into(),
    }
}

fn preview(room: &SessionHarness, seat: u16) -> OutcomeDecision {
    room.session.preview(room.seat_state(seat), &room.bank)
}

/// A complete test, and a suspicion about it.
fn suspected() -> (SessionHarness, IncidentId) {
    let mut room = SessionHarness::new(1, FakeEngine::plain());
    room.start(1);
    room.treat(1, 32);
    let incident = record(&mut room, IncidentCategory::C6, &[1], None);
    (room, incident)
}

#[test]
fn only_its_author_deletes_an_incident() {
    let (mut room, incident) = suspected();
    let linus = Actor::Invigilator("Linus".into());
    // A referent of the same name is somebody else.
    let namesake = Actor::Referent("Grace".into());
    for other in [linus, namesake, referent()] {
        let refused = room.execute(&other, &delete(incident));
        assert_eq!(refused, Err(Refusal::NotTheAuthor), "{other:?}");
    }
    let deleted = room.execute(&invigilator(), &delete(incident)).unwrap();
    let by = ActorName::Invigilator("Grace".into());
    assert_eq!(deleted, [Event::IncidentDeleted { incident, by }]);
    assert_eq!(
        room.execute(&invigilator(), &delete(incident)),
        Ok(Vec::new())
    );
    let unknown = room.execute(&invigilator(), &delete(IncidentId(9)));
    assert_eq!(unknown, Err(Refusal::UnknownIncident));
}

#[test]
fn a_namesake_deletes_nothing_and_an_account_is_the_same_person_over_logins() {
    let ids = |login: u128, account: Option<u128>| StaffMember {
        name: "Grace".into(),
        login: Some(LoginId(Uuid::from_u128(login))),
        account: account.map(|id| AccountId(Uuid::from_u128(id))),
    };
    let outcome = |author: Actor, other: Actor| {
        let mut room = SessionHarness::new(1, FakeEngine::plain());
        let record = record_command(IncidentCategory::C6, &[1], None);
        room.execute(&author, &record).unwrap();
        let taken_back = room.execute(&other, &delete(IncidentId(1)));
        taken_back.map(|events| events.len())
    };
    let (invigilator, referent) = (Actor::Invigilator, Actor::Referent);
    for (author, other) in [
        (invigilator(ids(1, None)), invigilator(ids(2, None))),
        (invigilator(ids(1, None)), invigilator("Grace".into())),
        (invigilator("Grace".into()), invigilator(ids(1, None))),
        (invigilator(ids(1, Some(7))), invigilator(ids(1, Some(8)))),
        (referent(ids(1, Some(7))), referent(ids(1, Some(8)))),
        (referent(ids(1, Some(7))), invigilator(ids(1, Some(7)))),
    ] {
        let refused = outcome(author.clone(), other.clone());
        assert_eq!(refused, Err(Refusal::NotTheAuthor), "{author:?} {other:?}");
    }
    for (author, again) in [
        (invigilator(ids(1, None)), invigilator(ids(1, None))),
        (invigilator(ids(1, Some(7))), invigilator(ids(2, Some(7)))),
        (referent(ids(1, Some(7))), referent(ids(2, Some(7)))),
    ] {
        assert_eq!(outcome(author.clone(), again), Ok(1), "{author:?}");
    }
}

#[test]
fn what_is_resolved_is_not_deleted_until_it_is_open_again() {
    let (mut room, incident) = suspected();
    resolve(&mut room, incident, IncidentResolution::Dismissed);
    let refused = Refusal::IncidentAlreadyResolved {
        by: ActorName::Referent("Edsger".into()),
        how: IncidentResolution::Dismissed,
    };
    assert_eq!(
        room.execute(&invigilator(), &delete(incident)),
        Err(refused)
    );
    room.execute(&referent(), &reopen(incident)).unwrap();
    room.execute(&invigilator(), &delete(incident)).unwrap();
    assert!(room.session.incidents()[0].is_deleted());
}

#[test]
fn a_deleted_incident_stays_on_record_and_is_nothing_to_anybody() {
    let mut room = SessionHarness::new(1, FakeEngine::plain());
    room.start(1);
    room.treat(1, 20);
    for category in [
        IncidentCategory::C6,
        IncidentCategory::C7,
        IncidentCategory::C1,
    ] {
        let incident = record(&mut room, category, &[1], None);
        room.execute(&invigilator(), &delete(incident)).unwrap();
    }
    room.end(1);
    assert_eq!(
        room.session.finalization_blockers(RunningTests::Wait),
        [FinalizationBlocker::AbortReason { seat: Seat(1) }],
        "none of them blocks"
    );
    let facts = preview(&room, 1).facts.unwrap();
    assert_eq!(
        (facts.fraud, facts.technical_incidents),
        (FraudFinding::None, 0)
    );
    let proposal = room
        .session
        .suggest_abort(room.seat_state(1), room.now)
        .unwrap();
    assert_eq!(proposal.reason, None);
    assert_eq!(proposal.evidence.len(), 1, "{:?}", proposal.evidence);
    assert_eq!(room.session.incidents().len(), 3, "the facts stay");
    for command in [
        reopen(IncidentId(1)),
        Command::ResolveIncident {
            incident: IncidentId(1),
            how: IncidentResolution::Upheld,
            reason: "after all".into(),
        },
    ] {
        let refused = room.execute(&referent(), &command);
        assert_eq!(refused, Err(Refusal::UnknownIncident));
    }
    // The next one does not take the place of a deleted one.
    assert_eq!(
        record(&mut room, IncidentCategory::C8, &[1], None),
        IncidentId(4),
        "ids are used once"
    );
}

#[test]
fn the_outcome_follows_each_decision_and_each_change_of_mind() {
    let (mut room, incident) = suspected();
    let rule = |room: &SessionHarness| {
        let decision = preview(room, 1);
        (decision.rule, decision.facts.unwrap().fraud)
    };
    assert_eq!(rule(&room), (OutcomeRule::Complete, FraudFinding::None));
    resolve(&mut room, incident, IncidentResolution::Upheld);
    assert_eq!(
        rule(&room),
        (OutcomeRule::FraudUpheld, FraudFinding::Upheld)
    );
    let undone = room.execute(&referent(), &reopen(incident)).unwrap();
    assert!(matches!(undone[..], [Event::IncidentReopened { .. }]));
    assert_eq!(rule(&room), (OutcomeRule::Complete, FraudFinding::None));
    assert_eq!(
        room.session.finalization_blockers(RunningTests::Wait),
        [FinalizationBlocker::OpenIncident { incident }],
        "it blocks again"
    );
    resolve(&mut room, incident, IncidentResolution::Dismissed);
    assert_eq!(
        rule(&room),
        (OutcomeRule::Complete, FraudFinding::Dismissed)
    );
    room.finalize().unwrap();
    let decision = room.seat_state(1).decision.as_ref().unwrap();
    assert_eq!(decision.outcome, Outcome::Validated);
    assert_eq!(
        room.session.incidents()[0].events.len(),
        4,
        "recorded, upheld, reopened, dismissed"
    );
}

#[test]
fn there_is_nothing_to_undo_in_an_open_incident() {
    let (mut room, incident) = suspected();
    let refused = room.execute(&referent(), &reopen(incident));
    assert_eq!(refused, Err(Refusal::IncidentNotResolved));
    let refused = room.execute(&referent(), &reopen(IncidentId(9)));
    assert_eq!(refused, Err(Refusal::UnknownIncident));
}

#[test]
fn what_was_resolved_by_handling_an_alert_stays_so() {
    let mut room = SessionHarness::new(1, FakeEngine::plain());
    room.start(1);
    let alert = room.report(1);
    room.accept(1, alert);
    let refused = room.execute(&referent(), &reopen(IncidentId(1)));
    assert_eq!(refused, Err(Refusal::IncidentNotResolved));
    let refused = room.execute(&invigilator(), &delete(IncidentId(1)));
    let by = ActorName::Invigilator("Grace".into());
    let how = IncidentResolution::Automatic;
    assert_eq!(refused, Err(Refusal::IncidentAlreadyResolved { by, how }));
    assert!(matches!(
        room.session.incidents()[0].state,
        IncidentState::Resolved { .. }
    ));
}

#[test]
fn nothing_is_recorded_or_taken_back_after_finalization() {
    let (mut room, incident) = suspected();
    resolve(&mut room, incident, IncidentResolution::Dismissed);
    let note = record(&mut room, IncidentCategory::C8, &[1], None);
    room.settle();
    room.finalize().unwrap();
    let report = Command::RecordIncident(vigie_shared::session::RecordIncident {
        category: IncidentCategory::C6,
        seats: vec![Seat(1)],
        number: None,
        description: "too late".into(),
        when: None,
        credit: false,
    });
    let before = room.session.clone();
    for (actor, command) in [
        (invigilator(), report),
        (invigilator(), delete(note)),
        (referent(), reopen(incident)),
        (
            referent(),
            Command::SetAbortReason {
                seat: Seat(1),
                reason: AbortReason::Technical,
            },
        ),
    ] {
        let refused = room.execute(&actor, &command);
        assert_eq!(refused, Err(Refusal::SessionFinalized), "{command:?}");
    }
    assert_eq!(room.session, before);
}
