//! A suspicion is discreet: nothing of it reaches the page of the suspected.

use crate::{
    incidents::{record, resolve},
    support::{
        fake_engine::FakeEngine,
        scenario::scenarios,
        session_harness::{SessionHarness, device, invigilator, people, referent},
    },
    undo::reopen,
};
use proptest::prelude::*;
use vigie_shared::{
    rules::AbortReason,
    session::{Command, IncidentCategory, IncidentResolution},
    view::CandidateView,
};

/// The bytes of every page of every candidate, on all their devices.
fn pages(room: &SessionHarness) -> Vec<String> {
    let config: Vec<_> = room.session.seats().iter().map(|p| p.config).collect();
    let mut pages = Vec::new();
    for (seat_state, person) in room.session.seats().iter().zip(people(&config)) {
        for nth in 0..3 {
            let device = device(seat_state.config.seat.0, nth);
            let shown = |item: &vigie_shared::item::ItemId| Some(item.to_string());
            let view = CandidateView::for_device(&room.session, seat_state, &person, device, shown);
            pages.push(serde_json::to_string(&view).unwrap());
        }
    }
    pages
}

/// Plays all that can become of a suspicion, and looks at the pages after each step.
fn suspect(room: &mut SessionHarness) {
    let before = pages(room);
    let everybody: Vec<u16> = (1..=room.session.seats().len() as u16).collect();
    let same = |room: &SessionHarness, step| assert_eq!(pages(room), before, "{step}");
    let incident = record(room, IncidentCategory::C6, &everybody, None);
    same(room, "recorded");
    resolve(room, incident, IncidentResolution::Upheld);
    same(room, "upheld");
    room.execute(&referent(), &reopen(incident)).unwrap();
    same(room, "reopened");
    resolve(room, incident, IncidentResolution::Dismissed);
    same(room, "dismissed");
    room.execute(&referent(), &reopen(incident)).unwrap();
    let delete = Command::DeleteIncident { incident };
    room.execute(&invigilator(), &delete).unwrap();
    same(room, "deleted");
}

#[test]
fn the_suspected_sees_nothing_of_it_in_any_phase() {
    let mut room = SessionHarness::new(1, FakeEngine::focus());
    suspect(&mut room);
    let me = crate::support::session_harness::candidate(1);
    room.execute(&me, &Command::NoteLogin).unwrap();
    suspect(&mut room);
    room.execute(&me, &Command::AcceptRules).unwrap();
    suspect(&mut room);
    room.start(1);
    suspect(&mut room);
    room.reveal(1);
    suspect(&mut room);
    let alert = room.report(1);
    suspect(&mut room);
    room.accept(1, alert);
    suspect(&mut room);
    let elsewhere = crate::support::session_harness::candidate_on(1, 1);
    room.execute(&elsewhere, &Command::NoteLogin).unwrap();
    suspect(&mut room);
    room.end(1);
    suspect(&mut room);
}

#[test]
fn an_upheld_fraud_shows_on_no_page_before_the_results_are_published() {
    let outcome = |how| {
        let mut room = SessionHarness::new(1, FakeEngine::plain());
        room.start(1);
        room.treat(1, 25);
        let incident = record(&mut room, IncidentCategory::C6, &[1], None);
        room.end(1);
        room.explain(1, AbortReason::Candidate);
        resolve(&mut room, incident, how);
        room.finalize().unwrap();
        let decided = pages(&room);
        room.execute(&referent(), &Command::Publish).unwrap();
        (decided, pages(&room))
    };
    assert_eq!(
        outcome(IncidentResolution::Upheld),
        outcome(IncidentResolution::Dismissed)
    );
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(100))]

    #[test]
    fn a_suspicion_changes_no_page_whatever_went_before(scenario in scenarios(60)) {
        let mut room = scenario.run(|_, _, _| {});
        prop_assume!(room.session.finalized().is_none());
        suspect(&mut room);
    }
}
