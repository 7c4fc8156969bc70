//! An invigilator excuses a loss of focus: it gives back what the loss took, and nothing else.

use super::*;

#[test]
fn an_excuse_makes_the_right_answer_count_again_before_and_after_it_was_given() {
    let mut room = focus_room();
    leave(&mut room, MINUTE);
    let events = excuse(&mut room, 1).unwrap();
    assert!(matches!(
        &events[..],
        [Event::FocusLossExcused { correct: false, .. }]
    ));
    assert_eq!(effects(&room), [SignalEffect::Excused]);
    assert!(room.answer(1, right()));

    room.reveal(1);
    leave(&mut room, MINUTE);
    assert!(!room.answer(1, right()));
    let events = excuse(&mut room, 2).unwrap();
    assert!(matches!(
        &events[..],
        [Event::FocusLossExcused { correct: true, .. }]
    ));
    assert!(is_correct(room.test(1), 2));
    assert_eq!(excuse(&mut room, 2), Ok(vec![]), "said twice");

    // A wrong answer stays wrong.
    room.reveal(1);
    leave(&mut room, MINUTE);
    assert!(!room.answer(1, wrong()));
    excuse(&mut room, 3).unwrap();
    assert!(!is_correct(room.test(1), 3));
    assert_eq!(room.card(1).test.unwrap().focus_losses, 0);
    let card = room.card(1).test.unwrap().signals;
    assert_eq!(
        card[2].excused.as_ref().unwrap().words,
        "A message of the system took the focus."
    );
}

#[test]
fn each_loss_of_a_question_is_excused_by_itself() {
    let mut room = focus_room();
    leave(&mut room, MINUTE);
    leave(&mut room, SECOND);
    assert!(!room.answer(1, right()));
    assert!(matches!(
        &excuse(&mut room, 1).unwrap()[..],
        [Event::FocusLossExcused { correct: false, .. }]
    ));
    assert!(!is_correct(room.test(1), 1), "the second one still counts");
    excuse(&mut room, 2).unwrap();
    assert!(is_correct(room.test(1), 1));
}

#[test]
fn an_excused_loss_is_no_first_one() {
    let mut room = focus_room();
    leave(&mut room, MINUTE);
    excuse(&mut room, 1).unwrap();
    leave(&mut room, SECOND);
    assert_eq!(
        effects(&room),
        [SignalEffect::Excused, SignalEffect::Warned]
    );
}

#[test]
fn a_late_answer_is_not_saved_by_an_excuse() {
    let mut room = SessionHarness::new(
        1,
        FakeEngine::new(|_| ItemTraits {
            mode: ItemMode::Focus,
            ..TIMED
        }),
    );
    room.start(1);
    room.reveal(1);
    leave(&mut room, 2 * MINUTE);
    assert!(!room.answer(1, right()));
    excuse(&mut room, 1).unwrap();
    assert!(!is_correct(room.test(1), 1));
}

#[test]
fn an_excuse_is_possible_until_the_session_is_finalized() {
    let mut room = focus_room();
    leave(&mut room, MINUTE);
    room.answer(1, right());
    room.end(1);
    room.explain(1, AbortReason::Candidate);
    excuse(&mut room, 1).unwrap();
    assert!(is_correct(room.test(1), 1));

    let mut room = focus_room();
    leave(&mut room, MINUTE);
    room.answer(1, right());
    room.end(1);
    room.explain(1, AbortReason::Candidate);
    room.finalize().unwrap();
    assert_eq!(excuse(&mut room, 1), Err(Refusal::SessionFinalized));
}

#[test]
fn only_what_counts_or_is_undecided_is_excused_and_only_in_words() {
    let mut room = focus_room();
    leave(&mut room, SECOND);
    report(&mut room, SignalKind::Copy, SignalPhase::Once);
    for signal in 0..4 {
        let refused = excuse(&mut room, signal);
        assert_eq!(refused, Err(Refusal::NothingToExcuse), "{signal}");
    }
    leave(&mut room, MINUTE);
    let wordless = Command::ExcuseFocusLoss {
        seat: SEAT,
        signal: SignalId(3),
        reason: "  ".into(),
    };
    assert_eq!(
        room.execute(&invigilator(), &wordless),
        Err(Refusal::TextOutOfBounds)
    );
    let reason = "No.".into();
    let by_referent = Command::ExcuseFocusLoss {
        seat: SEAT,
        signal: SignalId(3),
        reason,
    };
    assert_eq!(
        room.execute(&referent(), &by_referent),
        Err(Refusal::NotAllowed)
    );
}

#[test]
fn the_outcome_names_the_excuse_among_what_it_rests_on() {
    let mut room = focus_room();
    leave(&mut room, MINUTE);
    room.answer(1, right());
    excuse(&mut room, 1).unwrap();
    let ordinal = room.session.events();
    room.end(1);
    room.explain(1, AbortReason::Candidate);
    room.finalize().unwrap();
    let decision = room.seat_state(1).decision.clone().unwrap();
    assert!(decision.events.contains(&ordinal));
}

#[test]
fn a_referent_sees_what_each_loss_changed() {
    let mut room = focus_room();
    let consequences = |room: &SessionHarness| {
        let view = FinalizationView::from_session(&room.session, &room.bank, room.now);
        let losses = view.seats[0].losses.iter();
        losses.map(|loss| loss.consequence).collect::<Vec<_>>()
    };
    leave(&mut room, MINUTE);
    assert_eq!(consequences(&room), [LossConsequence::Pending]);
    room.answer(1, right());
    room.reveal(1);
    leave(&mut room, MINUTE);
    room.answer(1, wrong());
    let wrong = [LossConsequence::CountsWrong, LossConsequence::Nothing];
    assert_eq!(consequences(&room), wrong);
    excuse(&mut room, 1).unwrap();
    let restored = [LossConsequence::Restored, LossConsequence::Nothing];
    assert_eq!(consequences(&room), restored);
}
