//! A result that is held back while the others are published, and what is printed.

use vigie_shared::{
    ids::Seat,
    session::{Command, Refusal},
};
use vigie_tests::DecisionRoom;

fn hold(seat: u16) -> Command {
    Command::HoldPublication {
        seat: Seat(seat),
        reason: "La famille est entendue".to_owned(),
    }
}

fn release(seat: u16) -> Command {
    Command::ReleasePublication {
        seat: Seat(seat),
        reason: "La famille a été entendue".to_owned(),
    }
}

#[tokio::test]
async fn a_result_that_is_held_back_is_known_to_nobody_until_it_is_released() {
    let mut sitting = DecisionRoom::finalized().await;
    sitting.says(hold(2)).await;
    sitting.says(Command::Publish).await;
    let code = sitting.code(2).await.unwrap();
    let (status, shown) = sitting.verify(&code).await;
    assert_eq!(
        (status, &shown["code"]),
        (404, &"certificate_unknown".into())
    );
    let (status, own) = sitting.own_result(2).await;
    assert_eq!((status, &own["code"]), (403, &"not_published".into()));
    assert_eq!(sitting.file("certificates/2.pdf").await.status(), 404);
    let status = sitting.column("prescriber.csv", "Statut").await;
    assert_eq!(status, ["Validée", "En attente", "Rejetée", "Absent"]);
    for heading in ["Nombre de pix", "Niveau global", "Compétence 1.1"] {
        assert_eq!(sitting.column("prescriber.csv", heading).await[1], "");
    }
    let codes = sitting
        .column("parcoursup.csv", "Code de vérification")
        .await;
    assert_eq!(codes[1], "");
    // The others are not kept waiting.
    let other = sitting.code(1).await.unwrap();
    assert_eq!(sitting.verify(&other).await.0, 200);
    assert_eq!(sitting.own_result(1).await.0, 200);

    assert_eq!(sitting.refused(hold(1)).await, Refusal::SessionPublished);
    sitting.says(release(2)).await;
    assert_eq!(sitting.verify(&code).await.0, 200);
    assert_eq!(sitting.own_result(2).await.0, 200);
    assert_eq!(sitting.file("certificates/2.pdf").await.status(), 200);
}

#[tokio::test]
async fn a_certificate_of_the_whole_session_is_printed_for_those_that_are_good() {
    let mut sitting = DecisionRoom::finalized().await;
    sitting.says(hold(1)).await;
    sitting.says(Command::Publish).await;
    let cancel =
        vigie_tests::decision_room::revise(2, vigie_shared::session::OutcomeChange::Cancel, 1);
    sitting.says(cancel).await;
    // One is held back, one was cancelled, one rejected, one absent: none is left.
    assert_eq!(sitting.file("certificates.pdf").await.status(), 404);
    sitting.says(release(1)).await;
    assert_eq!(sitting.file("certificates.pdf").await.status(), 200);
}
