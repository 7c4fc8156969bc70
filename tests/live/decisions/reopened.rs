//! A finalized session that is opened again before its publication.

use vigie_shared::{
    ids::IncidentId,
    rules::Outcome,
    session::{Command, IncidentResolution, OutcomeChange, Refusal},
    view::{ReferentView, SessionStatus},
};
use vigie_tests::{
    DecisionRoom,
    decision_room::{reopen, revise},
};

#[tokio::test]
async fn everything_is_decided_again_and_certificates_of_the_first_time_were_never_good() {
    let mut sitting = DecisionRoom::finalized().await;
    let first = sitting.code(2).await.unwrap();
    sitting.says(reopen()).await;
    assert_eq!(sitting.code(2).await, None);
    let mut again = sitting.room.referent_again(&sitting.server).await;
    let seen: ReferentView = again.socket.snapshot().await;
    assert_eq!(seen.board.status, SessionStatus::InProgress);
    // The suspicion was another one's.
    let incident = IncidentId(1);
    let reason = "C'était la place voisine".to_owned();
    sitting
        .says(Command::ReopenIncident {
            incident,
            reason: reason.clone(),
        })
        .await;
    let how = IncidentResolution::Dismissed;
    sitting
        .says(Command::ResolveIncident {
            incident,
            how,
            reason,
        })
        .await;
    sitting.says(Command::Finalize { end_running: false }).await;
    sitting.says(Command::Publish).await;

    let view = sitting.room.finalization_view(&sitting.server).await;
    assert_eq!(view.seats[2].decision.outcome, Outcome::Validated);
    assert_eq!(view.reopenings.len(), 1);
    let history = &view.seats[2].history;
    let outcomes: Vec<_> = history.iter().map(|one| one.outcome).collect();
    assert_eq!(outcomes, [Outcome::Rejected, Outcome::Validated]);
    let second = sitting.code(2).await.unwrap();
    assert_eq!(sitting.verify(&first).await.0, 404, "nobody ever had it");
    assert_eq!(sitting.verify(&second).await.0, 200);
    let status = sitting.column("prescriber.csv", "Statut").await;
    assert_eq!(status, ["Validée", "Validée", "Validée", "Absent"]);
}

#[tokio::test]
async fn once_published_it_stays_so_and_before_it_nothing_is_decided_one_by_one() {
    let mut sitting = DecisionRoom::finalized().await;
    let cancel = revise(2, OutcomeChange::Cancel, 1);
    assert_eq!(sitting.refused(cancel).await, Refusal::NotPublished);
    sitting.says(Command::Publish).await;
    assert_eq!(sitting.refused(reopen()).await, Refusal::SessionPublished);
}

#[tokio::test]
async fn a_server_that_starts_again_knows_that_the_session_is_open() {
    let mut sitting = DecisionRoom::finalized().await;
    sitting.says(reopen()).await;
    sitting.server.restart().await;
    let mut nora = sitting.room.referent_again(&sitting.server).await;
    let finalize = Command::Finalize { end_running: false };
    nora.socket.ask(finalize).await.unwrap();
    assert!(sitting.code(2).await.is_some());
}
