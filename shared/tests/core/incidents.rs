//! Incidents: what they need, and that each is resolved once.

use crate::support::{
    fake_engine::FakeEngine,
    session_harness::{SessionHarness, invigilator, referent},
};
use vigie_shared::{
    ids::{IncidentId, Seat},
    session::{
        ActorName, AlertReason, Command, IncidentCategory, IncidentResolution, IncidentState,
        Refusal,
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

#[test]
fn an_incident_is_resolved_once_and_the_second_referent_learns_by_whom() {
    let mut room = SessionHarness::new(1, FakeEngine::plain());
    let incident = record(&mut room, IncidentCategory::C1, &[1], None);
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
