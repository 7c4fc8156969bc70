//! The outcomes are computed again, and a changed one is found.

use super::recorded_session::{RecordedSession, forged};
use vigie_server::{
    archive::{ArchiveInvalid, SessionArchive},
    journal::{RecomputedScope, RowMismatch, VerifyError},
};
use vigie_shared::{ids::Seat, item::ItemId, rules::AbortReason, session::Event};

/// The first thing that is wrong.
#[track_caller]
fn wrong(held: &RecordedSession, record: &SessionArchive) -> RowMismatch {
    match record.verify(held.bank()) {
        Err(ArchiveInvalid::Row(VerifyError { what, .. })) => what,
        other => panic!("{other:?}"),
    }
}

#[tokio::test]
async fn a_finished_session_holds_and_everything_is_computed_again_while_the_server_runs() {
    let held = RecordedSession::whole().await;
    let said = held.journal(&["verify", &held.room.id]);
    assert_eq!(said.code, Some(0), "{said:?}");
    let record = held.record().await;
    let digest = &record.rows.last().unwrap().digest;
    // The first was shown 33 questions, one of them withdrawn; the second left question 22.
    let parts = [
        &format!("{}: holds: {} rows, ", held.room.id, record.rows.len()),
        &format!("finalized, last digest {digest}; "),
        "computed again and the same: 55 items, 53 answers, 3 outcomes",
    ];
    for part in parts {
        assert!(said.out.contains(part), "{part}: {said:?}");
    }
    let all = held.journal(&["verify"]);
    assert_eq!(all.code, Some(0), "{all:?}");
    assert!(all.out.ends_with("1 sessions hold, 0 broken\n"), "{all:?}");
}

#[tokio::test]
async fn an_open_session_holds_as_far_as_it_got() {
    let held = RecordedSession::open().await;
    let verified = held.record().await.verify(held.bank()).unwrap();
    assert_eq!(verified.finalized, None);
    let (items, answers, outcomes) = (6, 3, 0);
    assert_eq!(
        verified.scope,
        RecomputedScope::Same {
            items,
            answers,
            outcomes
        }
    );
}

#[tokio::test]
async fn a_forged_score_item_mark_or_reason_is_found_although_the_digests_are_right() {
    let held = RecordedSession::whole().await;
    let record = held.record().await;

    let better = forged(&record, |events| {
        for event in events {
            if let Event::OutcomeDecided {
                seat: Seat(2),
                decision,
            } = event
            {
                decision.score.as_mut().unwrap().pix += 1;
            }
        }
    });
    let RowMismatch::Outcome {
        seat,
        recorded,
        computed,
    } = wrong(&held, &better)
    else {
        panic!("another fault")
    };
    let pix =
        |decision: &vigie_shared::session::OutcomeDecision| decision.score.clone().unwrap().pix;
    assert_eq!((seat, pix(&recorded)), (Seat(2), pix(&computed) + 1));

    let easier = forged(&record, |events| {
        for event in events {
            if let Event::ItemPresented {
                seat: Seat(1),
                number: 7,
                item,
                ..
            } = event
            {
                *item = ItemId("1.1-easy".into());
            }
        }
    });
    let found = wrong(&held, &easier);
    assert!(
        matches!(
            &found,
            RowMismatch::Item {
                seat: Seat(1),
                number: 7,
                ..
            }
        ),
        "{found:?}"
    );

    // The last answer: no later item gives the change away.
    let last = forged(&record, |events| {
        let ends = events
            .iter()
            .any(|event| matches!(event, Event::TestEnded { seat: Seat(1), .. }));
        for event in events.iter_mut() {
            if let Event::Answered { correct: right, .. } = event
                && ends
            {
                *right = !*right;
            }
        }
    });
    assert_eq!(wrong(&held, &last), RowMismatch::Mark(Seat(1)));

    let excused = forged(&record, |events| {
        for event in events {
            if let Event::AbortReasonSet { reason, .. } = event {
                *reason = AbortReason::Technical;
            }
        }
    });
    assert!(matches!(
        wrong(&held, &excused),
        RowMismatch::Outcome { seat: Seat(2), .. }
    ));
    let uncertified = forged(&record, |events| {
        events.retain(|event| !matches!(event, Event::CertificateIssued { seat: Seat(1), .. }));
    });
    assert_eq!(
        wrong(&held, &uncertified),
        RowMismatch::Certificate(Seat(1))
    );
}

#[tokio::test]
async fn under_another_bank_the_rules_are_still_checked_and_it_is_said_what_was_not() {
    let held = RecordedSession::whole().await;
    let record = held.record().await;
    let elsewhere = |events: &mut Vec<Event>| {
        if let Some(Event::SessionCreated { config: terms }) = events.first_mut() {
            terms.versions.bank = "0123456789abcdef".to_owned();
        }
    };
    let other = forged(&record, elsewhere);
    let verified = other.verify(held.bank()).unwrap();
    let version = "bank 0123456789abcdef".to_owned();
    assert_eq!(verified.scope, RecomputedScope::OtherVersion(version));
    let lenient = forged(&other, |events| {
        for event in events {
            if let Event::AbortReasonSet { reason, .. } = event {
                *reason = AbortReason::Technical;
            }
        }
    });
    assert!(matches!(
        wrong(&held, &lenient),
        RowMismatch::Outcome { .. }
    ));
}
