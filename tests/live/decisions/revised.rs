//! Published outcomes that are decided again.

use vigie_shared::{
    rules::{AbortReason, Outcome},
    session::{Command, OutcomeChange, Refusal},
};
use vigie_tests::{
    DecisionRoom, center_stories,
    decision_room::{abort, confirm, revise},
};

const TECHNICAL: OutcomeChange = OutcomeChange::AbortReason(AbortReason::Technical);

#[tokio::test]
async fn a_lifted_rejection_takes_two_people_and_gives_a_certificate() {
    let mut sitting = DecisionRoom::published().await;
    center_stories::a_lifted_rejection(&mut sitting, 1).await;
}

#[tokio::test]
async fn another_abort_reason_replaces_the_certificate_and_the_old_code_says_so_and_not_whose() {
    let mut sitting = DecisionRoom::published().await;
    center_stories::a_replaced_certificate(&mut sitting, 1).await;
}

#[tokio::test]
async fn a_cancelled_certification_counts_for_nothing_until_it_is_restored() {
    let mut sitting = DecisionRoom::published().await;
    let old = sitting.code(2).await.unwrap();
    sitting.says(revise(2, OutcomeChange::Cancel, 1)).await;
    let (status, shown) = sitting.verify(&old).await;
    assert_eq!(
        (status, &shown["code"]),
        (410, &"certificate_cancelled".into())
    );
    assert_eq!(sitting.file("certificates/2.pdf").await.status(), 404);
    let status = sitting.column("prescriber.csv", "Statut").await;
    assert_eq!(status[1], "Annulée");
    assert_eq!(
        sitting.column("prescriber.csv", "Nombre de pix").await[1],
        ""
    );
    let (_, own) = sitting.own_result(2).await;
    assert_eq!(own["rule"], "cancelled_by_center");

    sitting.says(revise(2, OutcomeChange::Restore, 2)).await;
    let (status, shown) = sitting.verify(&old).await;
    assert_eq!(
        (status, &shown["code"]),
        (410, &"certificate_replaced".into())
    );
    let new = sitting.code(2).await.unwrap();
    assert_eq!(sitting.verify(&new).await.0, 200);
    assert_eq!(sitting.file("certificates/2.pdf").await.status(), 200);
}

#[tokio::test]
async fn what_is_computed_again_is_the_same_and_so_is_its_certificate() {
    let mut sitting = DecisionRoom::published().await;
    let before = sitting.room.finalization_view(&sitting.server).await;
    let code = sitting.code(2).await.unwrap();
    sitting.says(revise(2, OutcomeChange::Rescore, 1)).await;
    let after = sitting.room.finalization_view(&sitting.server).await;
    assert_eq!(
        after.seats[1].decision.score,
        before.seats[1].decision.score
    );
    assert_eq!(after.seats[1].history.len(), 2);
    assert_eq!(sitting.code(2).await, Some(code.clone()));
    assert_eq!(sitting.verify(&code).await.0, 200);
}

#[tokio::test]
async fn a_late_decision_is_refused_and_a_resend_decides_nothing_twice() {
    let mut sitting = DecisionRoom::published().await;
    let id = vigie_shared::ids::CommandId(uuid::Uuid::new_v4());
    let change = revise(1, TECHNICAL, 1);
    for _ in 0..2 {
        sitting
            .nora
            .socket
            .ask_as(id, change.clone())
            .await
            .unwrap();
    }
    let view = sitting.room.finalization_view(&sitting.server).await;
    assert_eq!(view.seats[0].history.len(), 2);
    let late = sitting
        .omar
        .refusal(revise(1, OutcomeChange::Cancel, 1))
        .await;
    assert_eq!(late, Refusal::OutcomeChanged { version: 2 });
    assert_eq!(view.seats[0].decision.outcome, Outcome::Validated);
    let stale = sitting.refused(abort(1, AbortReason::Candidate)).await;
    assert_eq!(stale, Refusal::SessionFinalized);
}

#[tokio::test]
async fn a_decision_about_results_asks_for_the_password_again() {
    let mut sitting = DecisionRoom::published().await;
    sitting
        .server
        .clock
        .advance(20 * vigie_shared::time::MINUTE);
    for command in [
        revise(1, TECHNICAL, 1),
        confirm(3, 1),
        vigie_tests::decision_room::reopen(),
        Command::ReleasePublication {
            seat: vigie_shared::ids::Seat(2),
            reason: "Entendue".to_owned(),
        },
    ] {
        let refused = sitting.refused(command).await;
        assert_eq!(refused, Refusal::ConfirmationNeeded);
    }
}
