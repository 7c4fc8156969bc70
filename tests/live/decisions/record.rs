//! The record of corrected decisions: it verifies, and nothing of it can be forged unnoticed.

use std::process::Command as Program;
use vigie_server::{
    archive::{ArchiveDatabase, ArchiveInvalid, SessionArchive},
    journal::{RowMismatch, SessionAggregate},
};
use vigie_shared::{
    rules::AbortReason,
    session::{Command, Event, OutcomeChange},
};
use vigie_tests::program;
use vigie_tests::{
    DecisionRoom,
    decision_room::{confirm, reopen, revise},
};

/// Opened again, published, and decided again in every way.
async fn corrected() -> DecisionRoom {
    let mut sitting = DecisionRoom::finalized().await;
    sitting.says(reopen()).await;
    sitting.says(Command::Finalize { end_running: false }).await;
    sitting.says(Command::Publish).await;
    let technical = OutcomeChange::AbortReason(AbortReason::Technical);
    sitting.says(revise(1, technical, 2)).await;
    sitting.says(revise(2, OutcomeChange::Cancel, 2)).await;
    sitting.says(revise(2, OutcomeChange::Restore, 3)).await;
    sitting.says(revise(1, OutcomeChange::Rescore, 3)).await;
    sitting.says(revise(3, OutcomeChange::LiftFraud, 2)).await;
    sitting.omar.ask(confirm(3, 1)).await.unwrap();
    sitting
}

async fn archive(sitting: &DecisionRoom) -> SessionArchive {
    let database = ArchiveDatabase::open(sitting.server.database()).await;
    let id = sitting.room.id.parse().unwrap();
    database.unwrap().session(id).await.unwrap().unwrap()
}

/// The record with this done to its events, and every row chained again.
fn forged(record: &SessionArchive, change: impl Fn(&mut Vec<Event>)) -> SessionArchive {
    let mut forged = record.clone();
    let mut folded: Option<SessionAggregate> = None;
    for row in &mut forged.rows {
        let mut events: Vec<Event> = serde_json::from_str(&row.events).unwrap();
        let keys: Vec<_> = serde_json::from_str(&row.command_ids).unwrap();
        change(&mut events);
        row.events = serde_json::to_string(&events).unwrap();
        let mut aggregate = match folded.take() {
            Some(folded) => folded,
            None => SessionAggregate::from_creation(std::slice::from_ref(row)).unwrap(),
        };
        *row = aggregate.next_row(row.session, row.at, &events, &keys);
        aggregate.apply_row(row).unwrap();
        folded = Some(aggregate);
    }
    forged
}

#[tokio::test]
async fn the_program_verifies_every_correction_and_so_does_an_exported_file() {
    let sitting = corrected().await;
    sitting.server.verify_all();
    let record = sitting.file("record").await;
    assert_eq!(record.status(), 200);
    let file = sitting.server.data().join("record.jsonl");
    std::fs::write(&file, record.text().await.unwrap()).unwrap();
    let said = Program::new(program("vigie"))
        .args(["journal", "verify", "--file"])
        .arg(&file)
        .output()
        .unwrap();
    assert_eq!(said.status.code(), Some(0));
}

#[tokio::test]
async fn a_correction_that_could_not_have_been_made_is_found() {
    let sitting = corrected().await;
    let bank = &sitting.server.app().bank;
    let record = archive(&sitting).await;
    record.verify(bank).unwrap();
    let revised = |change: fn(&mut Event)| {
        let done = move |events: &mut Vec<Event>| {
            let of_three = |event: &&mut Event| matches!(event, Event::OutcomeRevised { seat, .. } if seat.0 == 3);
            events.iter_mut().filter(of_three).for_each(change);
        };
        forged(&record, done)
    };
    let alone = revised(|event| {
        if let Event::OutcomeRevised { proposed_by, .. } = event {
            *proposed_by = None;
        }
    });
    let by_the_same = revised(|event| {
        if let Event::OutcomeRevised {
            proposed_by, by, ..
        } = event
        {
            *by = proposed_by.clone().unwrap();
        }
    });
    let another_number = revised(|event| {
        if let Event::OutcomeRevised { version, .. } = event {
            *version += 1;
        }
    });
    let another_score = revised(|event| {
        if let Event::OutcomeRevised { decision, .. } = event {
            decision.score.as_mut().unwrap().pix += 1;
        }
    });
    let other_facts = revised(|event| {
        if let Event::OutcomeRevised { before, .. } = event {
            before.facts.as_mut().unwrap().technical_incidents += 1;
        }
    });
    let without_certificate = forged(&record, |events| {
        if events
            .iter()
            .any(|event| matches!(event, Event::OutcomeRevised { .. }))
        {
            events.retain(|event| !matches!(event, Event::CertificateIssued { .. }));
        }
    });
    let after_publication = forged(&record, |events| {
        if let [Event::SessionPublished { by }] = &events[..] {
            let by = by.clone();
            events.push(Event::SessionReopened {
                reason: "later".to_owned(),
                by,
            });
        }
    });
    for (forgery, name) in [
        (alone, "by one person"),
        (by_the_same, "by the same person twice"),
        (another_number, "with another number"),
        (another_score, "with another score"),
        (other_facts, "from another outcome"),
        (without_certificate, "without its certificate"),
        (after_publication, "opened again when published"),
    ] {
        let found = forgery.verify(bank);
        let Err(ArchiveInvalid::Row(fault)) = &found else {
            panic!("{name}: {found:?}")
        };
        let expected = matches!(
            fault.what,
            RowMismatch::Revision(_)
                | RowMismatch::Outcome { .. }
                | RowMismatch::Certificate(_)
                | RowMismatch::OutOfOrder
        );
        assert!(expected, "{name}: {fault}");
    }
}

#[tokio::test]
async fn tables_that_say_otherwise_than_the_record_are_found() {
    let sitting = corrected().await;
    let pool = sitting.server.app().store.pool();
    let bank = &sitting.server.app().bank;
    for (break_it, mend_it) in [
        (
            "update certificate set seat = 9 where seat = 2",
            "update certificate set seat = 2 where seat = 9",
        ),
        (
            "update deciding_row set version = version + 1000000",
            "update deciding_row set version = version - 1000000",
        ),
        (
            "update session set finalized_at = null",
            "update session set finalized_at = published_at",
        ),
    ] {
        sqlx::query(break_it).execute(pool).await.unwrap();
        let found = archive(&sitting).await.verify(bank);
        assert!(
            matches!(found, Err(ArchiveInvalid::Claim(_))),
            "{break_it}: {found:?}"
        );
        sqlx::query(mend_it).execute(pool).await.unwrap();
    }
}
