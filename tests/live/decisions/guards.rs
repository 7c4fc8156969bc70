//! What a finalization asks for before it decides anything.

use vigie_shared::{
    ids::{IncidentId, Seat},
    session::{
        Command, FinalizationBlocker, IncidentCategory, IncidentSettlement, RecordIncident, Refusal,
    },
    time::MINUTE,
};
use vigie_tests::DecisionRoom;
use vigie_tests::{Room, TestServer};

const DAY: i64 = 24 * 60 * MINUTE;

#[tokio::test]
async fn a_session_that_nobody_started_is_not_finalized() {
    let server = TestServer::start().await;
    let room = Room::create(&server, 2).await;
    let mut nora = room.referent(&server).await;
    let refused = nora.socket.refusal(Command::Finalize { end_running: true });
    assert_eq!(refused.await, Refusal::NobodyStarted);
    assert_eq!(room.finalization_view(&server).await.finalized, None);
}

#[tokio::test]
async fn a_session_is_finalized_on_its_day_and_not_before() {
    let sitting = DecisionRoom::ready().await;
    let pool = sitting.server.app().store.pool();
    let moved = "update session set held_on = '2025-11-26'";
    sqlx::query(moved).execute(pool).await.unwrap();
    let mut sitting = sitting;
    let finalize = Command::Finalize { end_running: false };
    let refused = sitting.refused(finalize.clone()).await;
    assert!(
        matches!(refused, Refusal::DayNotBegun { .. }),
        "{refused:?}"
    );
    sitting.server.clock.advance(2 * DAY);
    let mut nora = sitting.room.referent_again(&sitting.server).await;
    nora.socket.ask(finalize).await.unwrap();
}

#[tokio::test]
async fn notes_are_closed_or_carried_over_and_what_is_carried_over_can_still_be_resolved() {
    let mut sitting = DecisionRoom::ready().await;
    for description in ["Chauffage en panne", "Une personne souffrante"] {
        let note = RecordIncident {
            category: IncidentCategory::C8,
            seats: vec![Seat(1)],
            number: None,
            description: description.to_owned(),
            when: None,
            credit: false,
        };
        sitting.says(Command::RecordIncident(note)).await;
    }
    let finalize = Command::Finalize { end_running: false };
    let unsettled = [2, 3].map(|n| FinalizationBlocker::UnsettledIncident {
        incident: IncidentId(n),
    });
    let refused = sitting.refused(finalize.clone()).await;
    let blockers = unsettled.to_vec();
    assert_eq!(refused, Refusal::FinalizationIncomplete { blockers });
    for (n, settlement) in [
        (2, IncidentSettlement::Close),
        (3, IncidentSettlement::CarryOver),
    ] {
        let incidents = vec![IncidentId(n)];
        let settle = Command::SettleIncidents {
            incidents,
            settlement,
        };
        sitting.says(settle).await;
    }
    let remark = "Salle froide l'après-midi.".to_owned();
    sitting.says(Command::SetRemark { remark }).await;
    sitting.says(finalize).await;
    sitting.says(Command::Publish).await;
    let resolve = Command::ResolveIncident {
        incident: IncidentId(3),
        how: vigie_shared::session::IncidentResolution::Dismissed,
        reason: "Rien à signaler".to_owned(),
    };
    sitting.says(resolve).await;
    let view = sitting.room.finalization_view(&sitting.server).await;
    assert!(view.incidents.iter().all(|one| !one.is_open()));
    assert_eq!(view.remark, "Salle froide l'après-midi.");
    assert_eq!(sitting.file("incidents.pdf").await.status(), 200);
}
