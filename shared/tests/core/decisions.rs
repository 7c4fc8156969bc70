//! Decisions about outcomes that were decided before: who may make them, what they change, and
//! what they leave as it was.

use crate::support::{
    decision_examples::{
        confirm_proposal, drop_proposal, everything_happened, finalized, hold, named_referent,
        release, reopen_session, revise,
    },
    session_harness::{SessionHarness, referent},
};
use vigie_shared::{
    certificate::CertificateCode,
    ids::{IncidentId, Seat},
    rules::{AbortReason, FraudFinding, Outcome, OutcomeRule},
    session::{Actor, ActorName, Command, Event, IncidentResolution, OutcomeChange, Refusal},
    view::FinalizationView,
};

const TECHNICAL: OutcomeChange = OutcomeChange::AbortReason(AbortReason::Technical);

fn published() -> SessionHarness {
    let mut room = finalized();
    room.execute(&referent(), &Command::Publish).unwrap();
    room
}

fn camille() -> Actor {
    named_referent("Camille", 1)
}

fn edith() -> Actor {
    named_referent("Edith", 2)
}

fn outcome(room: &SessionHarness, seat: u16) -> (Outcome, OutcomeRule) {
    let decision = room.seat_state(seat).decision.as_ref().unwrap();
    (decision.outcome, decision.rule)
}

fn code(room: &SessionHarness, seat: u16) -> Option<CertificateCode> {
    room.seat_state(seat).certificate.clone()
}

#[test]
fn before_the_publication_a_finalization_is_taken_back_whole() {
    let mut room = finalized();
    let first = code(&room, 2).unwrap();
    room.execute(&camille(), &reopen_session()).unwrap();
    assert_eq!(room.session.finalized(), None);
    assert_eq!(
        (code(&room, 2), room.seat_state(2).decision.clone()),
        (None, None)
    );

    // Everything is possible again: here the fraud was another one's.
    let incident = IncidentId(1);
    let reason = "It was their neighbour.".to_owned();
    let again = Command::ReopenIncident {
        incident,
        reason: reason.clone(),
    };
    room.execute(&camille(), &again).unwrap();
    let how = IncidentResolution::Dismissed;
    let dismiss = Command::ResolveIncident {
        incident,
        how,
        reason,
    };
    room.execute(&camille(), &dismiss).unwrap();
    room.finalize().unwrap();
    assert_eq!(
        outcome(&room, 3),
        (Outcome::Validated, OutcomeRule::Complete)
    );
    let second = code(&room, 2).unwrap();
    assert_ne!(first, second, "a certificate of its own");
    let history = &room.seat_state(2).history;
    assert_eq!(history.version(), 2);
    assert_eq!(history.certificates(), [&first, &second]);
    assert_eq!(room.session.reopenings().len(), 1);
}

#[test]
fn after_the_publication_nothing_is_taken_back_whole_and_before_it_nothing_one_by_one() {
    let mut room = finalized();
    let change = revise(1, OutcomeChange::Cancel, 1);
    assert_eq!(
        room.execute(&camille(), &change),
        Err(Refusal::NotPublished)
    );
    room.execute(&referent(), &Command::Publish).unwrap();
    let back = room.execute(&camille(), &reopen_session());
    assert_eq!(back, Err(Refusal::SessionPublished));
    let late = room.execute(&camille(), &hold(2));
    assert_eq!(late, Err(Refusal::SessionPublished));

    let mut running = SessionHarness::new(1, crate::support::fake_engine::FakeEngine::plain());
    running.start(1);
    for command in [reopen_session(), hold(1), release(1), change] {
        let refused = running.execute(&camille(), &command);
        assert_eq!(refused, Err(Refusal::NotFinalized), "{command:?}");
    }
}

#[test]
fn another_abort_reason_gives_another_score_and_another_certificate() {
    let mut room = published();
    let before = code(&room, 1).unwrap();
    assert_eq!(
        outcome(&room, 1),
        (Outcome::ValidatedDegraded, OutcomeRule::Part)
    );
    let events = room.execute(&camille(), &revise(1, TECHNICAL, 1)).unwrap();
    let Event::OutcomeRevised {
        version,
        before: old,
        decision,
        by,
        proposed_by,
        ..
    } = &events[0]
    else {
        panic!("{events:?}")
    };
    assert_eq!((*version, proposed_by), (2, &None));
    assert_eq!(old.outcome, Outcome::ValidatedDegraded);
    assert_eq!(decision.outcome, Outcome::Validated);
    assert!(matches!(by, ActorName::Referent(member) if member.name == "Camille"));
    assert_eq!(
        outcome(&room, 1),
        (Outcome::Validated, OutcomeRule::PartTechnical)
    );
    assert_ne!(code(&room, 1), Some(before));
}

#[test]
fn a_cancelled_certification_has_no_certificate_until_it_counts_again() {
    let mut room = published();
    room.execute(&camille(), &revise(2, OutcomeChange::Cancel, 1))
        .unwrap();
    assert_eq!(
        outcome(&room, 2),
        (Outcome::Cancelled, OutcomeRule::CancelledByCenter)
    );
    assert_eq!(code(&room, 2), None);
    assert_eq!(
        room.execute(&camille(), &revise(2, OutcomeChange::Cancel, 2)),
        Err(Refusal::NothingToRevise)
    );
    room.execute(&camille(), &revise(2, OutcomeChange::Restore, 2))
        .unwrap();
    assert_eq!(
        outcome(&room, 2),
        (Outcome::Validated, OutcomeRule::Complete)
    );
    assert!(code(&room, 2).is_some());
    assert_eq!(room.seat_state(2).history.certificates().len(), 2);
}

#[test]
fn a_rejection_for_fraud_is_lifted_by_two_people_with_accounts_of_their_own() {
    let mut room = published();
    let lift = revise(3, OutcomeChange::LiftFraud, 1);
    let proposed = room.execute(&camille(), &lift).unwrap();
    assert!(matches!(
        &proposed[..],
        [Event::RevisionProposed { proposal: 1, .. }]
    ));
    assert_eq!(
        outcome(&room, 3).0,
        Outcome::Rejected,
        "nothing is decided yet"
    );

    // Not by the same person on another device, and not by somebody without an account.
    let again = named_referent("C. Claudel", 1);
    for one in [camille(), again, referent()] {
        let refused = room.execute(&one, &confirm_proposal(3, 1));
        assert_eq!(refused, Err(Refusal::SecondPersonNeeded));
    }
    let waits = room.execute(&edith(), &revise(3, OutcomeChange::LiftFraud, 1));
    assert!(matches!(waits, Err(Refusal::RevisionWaits { .. })));
    let unknown = room.execute(&edith(), &confirm_proposal(3, 2));
    assert_eq!(unknown, Err(Refusal::UnknownProposal));

    room.execute(&edith(), &confirm_proposal(3, 1)).unwrap();
    assert_eq!(
        outcome(&room, 3),
        (Outcome::Validated, OutcomeRule::Complete)
    );
    let facts = room.seat_state(3).decision.as_ref().unwrap().facts.unwrap();
    assert_eq!(facts.fraud, FraudFinding::Dismissed);
    let last = room.seat_state(3).history.versions.last().unwrap().clone();
    assert!(last.reason.contains("network log") && last.reason.contains("looked at it"));
    assert!(last.proposed_by.is_some() && last.by != last.proposed_by);
    assert!(code(&room, 3).is_some());
}

#[test]
fn a_proposal_that_is_dropped_leaves_everything_as_it_was() {
    let mut room = published();
    room.execute(&camille(), &revise(3, OutcomeChange::LiftFraud, 1))
        .unwrap();
    room.execute(&edith(), &drop_proposal(3, 1)).unwrap();
    assert_eq!(outcome(&room, 3).0, Outcome::Rejected);
    assert_eq!(room.seat_state(3).history.proposal, None);
    // The next one has a number of its own: an old confirmation cannot be about it.
    room.execute(&camille(), &revise(3, OutcomeChange::LiftFraud, 1))
        .unwrap();
    let old = room.execute(&edith(), &confirm_proposal(3, 1));
    assert_eq!(old, Err(Refusal::UnknownProposal));
}

#[test]
fn deciding_on_what_has_changed_meanwhile_is_refused() {
    let mut room = published();
    room.execute(&camille(), &revise(1, TECHNICAL, 1)).unwrap();
    let stale = room.execute(&edith(), &revise(1, OutcomeChange::Cancel, 1));
    assert_eq!(stale, Err(Refusal::OutcomeChanged { version: 2 }));
}

#[test]
fn an_absence_is_never_revised_and_nothing_is_decided_that_is_so_already() {
    let mut room = published();
    for change in [
        OutcomeChange::Cancel,
        OutcomeChange::Restore,
        OutcomeChange::UpholdFraud,
        TECHNICAL,
        OutcomeChange::Rescore,
        OutcomeChange::Reissue,
    ] {
        let refused = room.execute(&camille(), &revise(4, change, 1));
        assert_eq!(refused, Err(Refusal::NothingToRevise), "{change:?}");
    }
    for (seat, change) in [
        (1, OutcomeChange::AbortReason(AbortReason::Candidate)),
        (2, TECHNICAL),
        (2, OutcomeChange::LiftFraud),
        (3, OutcomeChange::Cancel),
        (3, OutcomeChange::UpholdFraud),
        (3, OutcomeChange::Reissue),
    ] {
        let refused = room.execute(&camille(), &revise(seat, change, 1));
        assert_eq!(refused, Err(Refusal::NothingToRevise), "{seat} {change:?}");
    }
}

#[test]
fn a_score_that_is_computed_again_keeps_its_certificate_and_a_new_edition_does_not() {
    let mut room = published();
    let first = code(&room, 2);
    room.execute(&camille(), &revise(2, OutcomeChange::Rescore, 1))
        .unwrap();
    assert_eq!(code(&room, 2), first, "the paper says the same");
    assert_eq!(room.seat_state(2).history.version(), 2);
    room.execute(&camille(), &revise(2, OutcomeChange::Reissue, 2))
        .unwrap();
    assert_ne!(code(&room, 2), first);
    assert_eq!(
        outcome(&room, 2),
        (Outcome::Validated, OutcomeRule::Complete)
    );
}

#[test]
fn a_result_is_held_back_and_released() {
    let mut room = finalized();
    room.execute(&camille(), &hold(2)).unwrap();
    assert_eq!(
        room.execute(&camille(), &hold(2)),
        Ok(vec![]),
        "held already"
    );
    room.execute(&referent(), &Command::Publish).unwrap();
    let view = FinalizationView::from_session(&room.session, &room.bank, room.now);
    assert!(view.seats[1].held.is_some());
    room.execute(&camille(), &release(2)).unwrap();
    assert_eq!(room.execute(&camille(), &release(2)), Ok(vec![]));
    assert_eq!(room.seat_state(2).history.held, None);
}

#[test]
fn what_would_come_of_a_change_is_what_comes_of_it() {
    let room = published();
    let view = FinalizationView::from_session(&room.session, &room.bank, room.now);
    assert!(view.seats[3].changes.is_empty(), "an absence");
    for review in &view.seats {
        for prospect in &review.changes {
            let mut room = published();
            let seat = review.seat.0;
            let command = revise(seat, prospect.change, 1);
            room.execute(&camille(), &command).unwrap();
            if prospect.second_person {
                room.execute(&edith(), &confirm_proposal(seat, 1)).unwrap();
            }
            let decision = room.seat_state(seat).decision.clone().unwrap();
            let pix = decision.score.map(|score| score.pix);
            let leads_to = prospect.leads_to;
            let foreseen = (leads_to.outcome, leads_to.rule, leads_to.pix);
            assert_eq!((decision.outcome, decision.rule, pix), foreseen);
        }
    }
}

#[test]
fn every_decision_stands_in_the_history_with_who_and_why() {
    let room = everything_happened();
    let history = &room.seat_state(3).history;
    let numbers: Vec<u16> = history.versions.iter().map(|one| one.version).collect();
    assert_eq!(numbers, [1, 2, 3]);
    assert!(history.versions.iter().all(|one| one.by.is_some()));
    let view = FinalizationView::from_session(&room.session, &room.bank, room.now);
    let review = view.seats.iter().find(|one| one.seat == Seat(3)).unwrap();
    assert_eq!(review.history, history.versions);
}
