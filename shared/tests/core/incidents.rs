//! Incidents: what they need, and that each is resolved once.

use crate::support::{
    fake_engine::FakeEngine,
    session_harness::{SessionHarness, invigilator, referent},
};
use uuid::Uuid;
use vigie_shared::{
    ids::{AccountId, IncidentId, LoginId, Seat},
    session::{
        Actor, ActorName, AlertReason, Command, IncidentCategory, IncidentResolution,
        IncidentState, Refusal, StaffMember,
    },
};

pub(crate) fn record_command(
    category: IncidentCategory,
    seats: &[u16],
    number: Option<u8>,
) -> Command {
    Command::RecordIncident(vigie_shared::session::RecordIncident {
        category,
        seats: seats.iter().copied().map(Seat).collect(),
        number,
        description: "what was seen".into(),
        when: None,
        credit: false,
    })
}

pub(crate) fn record(
    room: &mut SessionHarness,
    category: IncidentCategory,
    seats: &[u16],
    number: Option<u8>,
) -> IncidentId {
    let record = record_command(category, seats, number);
    room.execute(&invigilator(), &record).unwrap();
    room.session.incidents().last().unwrap().id
}

pub(crate) fn resolve(room: &mut SessionHarness, incident: IncidentId, how: IncidentResolution) {
    let reason = "All were asked.".into();
    room.execute(
        &referent(),
        &Command::ResolveIncident {
            incident,
            how,
            reason,
        },
    )
    .unwrap();
}

#[test]
fn which_incidents_must_be_resolved_first() {
    let blocking = |category: IncidentCategory| category.blocks_finalization();
    assert!(
        AlertReason::ALL
            .into_iter()
            .all(|reason| blocking(IncidentCategory::Question(reason)))
    );
    assert!(
        blocking(IncidentCategory::C1)
            && blocking(IncidentCategory::C6)
            && blocking(IncidentCategory::R1)
    );
    for harmless in [
        IncidentCategory::C2,
        IncidentCategory::C4,
        IncidentCategory::C7,
        IncidentCategory::C8,
    ] {
        assert!(!blocking(harmless), "{harmless:?}");
    }
}

#[test]
fn an_incident_needs_words_seats_and_for_a_question_a_number_that_was_shown() {
    let mut room = SessionHarness::new(2, FakeEngine::plain());
    room.start(1);
    let e4 = IncidentCategory::Question(AlertReason::E4);
    let presentation = |category, seats: &[u16], number, words: &str| {
        let seats = seats.iter().copied().map(Seat).collect();
        let description = words.to_owned();
        room.decide(
            &invigilator(),
            &Command::RecordIncident(vigie_shared::session::RecordIncident {
                category,
                seats,
                number,
                description,
                when: None,
                credit: false,
            }),
        )
    };
    assert_eq!(
        presentation(IncidentCategory::C7, &[1], None, " "),
        Err(Refusal::TextOutOfBounds)
    );
    assert_eq!(
        presentation(IncidentCategory::C7, &[], None, "x"),
        Err(Refusal::IncidentIncomplete)
    );
    assert_eq!(
        presentation(IncidentCategory::C7, &[1, 3], None, "x"),
        Err(Refusal::UnknownSeat)
    );
    assert_eq!(
        presentation(e4, &[1], None, "x"),
        Err(Refusal::IncidentIncomplete)
    );
    assert_eq!(
        presentation(e4, &[1], Some(2), "x"),
        Err(Refusal::IncidentIncomplete)
    );
    assert_eq!(
        presentation(e4, &[1, 2], Some(1), "x"),
        Err(Refusal::IncidentIncomplete)
    );
    assert!(presentation(e4, &[1], Some(1), "x").is_ok());
}

fn somebody(login: u128, account: Option<u128>) -> StaffMember {
    StaffMember {
        name: "Grace".into(),
        login: Some(LoginId(Uuid::from_u128(login))),
        account: account.map(|id| AccountId(Uuid::from_u128(id))),
    }
}

#[test]
fn one_author_cannot_use_up_what_others_need_and_a_referent_clears_the_flood_at_once() {
    let mut room = SessionHarness::new(1, FakeEngine::plain());
    let command = record_command(IncidentCategory::C6, &[1], None);
    let full = Err(Refusal::TooManyIncidents);
    let flood = |room: &mut SessionHarness, actor: &Actor, count: usize| {
        for _ in 0..count {
            room.execute(actor, &command).unwrap();
        }
        assert_eq!(room.execute(actor, &command), full);
    };
    let intruder = |login| Actor::Invigilator(somebody(login, None));
    flood(&mut room, &intruder(1), 150);
    // A colleague of the same name still can, and has a number of their own.
    for login in 2..=6 {
        flood(&mut room, &intruder(login), 150);
    }
    flood(&mut room, &intruder(7), 100);
    // The password alone is used up; accounts are not.
    assert_eq!(room.execute(&intruder(8), &command), full);
    let known = Actor::Referent(somebody(12, Some(12)));
    room.execute(&known, &command).unwrap();

    let clear = |incident| Command::ResolveIncidentsOfAuthor {
        incident,
        how: IncidentResolution::Dismissed,
        reason: "Made up.".into(),
    };
    assert_eq!(
        room.execute(&intruder(1), &clear(IncidentId(7))),
        Err(Refusal::NotAllowed)
    );
    let events = room.execute(&referent(), &clear(IncidentId(7))).unwrap();
    assert_eq!(events.len(), 150);
    let open = room.session.incidents().iter().filter(|one| one.is_open());
    assert_eq!(open.count(), 1_000 - 150 + 1);
    let again = room.execute(&referent(), &clear(IncidentId(7)));
    assert!(matches!(
        again,
        Err(Refusal::IncidentAlreadyResolved { .. })
    ));
}

#[test]
fn an_incident_is_resolved_once_and_the_second_referent_learns_by_whom() {
    let mut room = SessionHarness::new(1, FakeEngine::plain());
    let incident = record(&mut room, IncidentCategory::C6, &[1], None);
    resolve(&mut room, incident, IncidentResolution::Upheld);
    assert!(matches!(
        room.session.incidents()[0].state,
        IncidentState::Resolved { .. }
    ));
    let again = Command::ResolveIncident {
        incident,
        how: IncidentResolution::Dismissed,
        reason: "no".into(),
    };
    let by = ActorName::Referent("Edsger".into());
    let refused = Refusal::IncidentAlreadyResolved {
        by,
        how: IncidentResolution::Upheld,
    };
    assert_eq!(room.execute(&referent(), &again), Err(refused));
    let other = Command::ResolveIncident {
        incident: IncidentId(2),
        how: IncidentResolution::Dismissed,
        reason: "no".into(),
    };
    assert_eq!(
        room.execute(&referent(), &other),
        Err(Refusal::UnknownIncident)
    );
}
