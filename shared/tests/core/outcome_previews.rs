//! "If finalized now": what an unfinished test would come to, for either reason.

use crate::support::{
    fake_engine::FakeEngine,
    scenario::scenarios,
    session_harness::{SessionHarness, referent},
};
use proptest::prelude::*;
use vigie_shared::{
    ids::Seat,
    rules::{AbortReason, Outcome, OutcomeRule},
    session::{Command, OutcomeDecision},
    view::{FinalizationView, OutcomePreview, SeatReview},
};

fn review(room: &SessionHarness, seat: u16) -> SeatReview {
    let review = FinalizationView::from_session(&room.session, &room.bank, room.now);
    review.seats[usize::from(seat) - 1].clone()
}

fn same(prospect: &OutcomePreview, decision: &OutcomeDecision) -> bool {
    // Who chooses a reason does not see what it costs.
    let expected = (decision.outcome, decision.rule, None);
    (prospect.outcome, prospect.rule, prospect.pix) == expected
}

/// Holds after any command: both prospects are the previews with that reason set.
fn check(room: &SessionHarness) {
    let all = FinalizationView::from_session(&room.session, &room.bank, room.now);
    for (seat_state, review) in room.session.seats().iter().zip(&all.seats) {
        let treated = seat_state.test.as_ref().map(|test| test.treated());
        let to_explain = treated.is_some_and(|treated| treated < 32);
        let open = room.session.finalized().is_none();
        assert_eq!(review.previews.is_some(), to_explain && open);
        assert_eq!(review.suggestion.is_some(), to_explain);
        assert_eq!(review.needs_abort, to_explain && seat_state.abort.is_none());
        let hidden = open && review.needs_abort;
        assert!(
            !hidden || review.decision.score.is_none(),
            "{:?}",
            review.decision
        );
        let Some(previews) = review.previews else {
            continue;
        };
        let sides = [
            (AbortReason::Candidate, previews.candidate),
            (AbortReason::Technical, previews.technical),
        ];
        for (reason, prospect) in sides {
            let mut with_reason = SessionHarness::new(0, FakeEngine::varied());
            with_reason.session = room.session.clone();
            with_reason.now = room.now;
            let seat = seat_state.config.seat;
            with_reason
                .execute(&referent(), &Command::SetAbortReason { seat, reason })
                .unwrap();
            let preview = with_reason
                .session
                .preview(with_reason.seat_state(seat.0), &with_reason.bank);
            assert!(same(&prospect, &preview), "{prospect:?} {preview:?}");
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn what_if_is_the_preview_with_that_reason_given(scenario in scenarios(50)) {
        let mut turns = 0;
        let room = scenario.run(|_, _, room| {
            turns += 1;
            if turns % 10 == 0 {
                check(room);
            }
        });
        check(&room);
    }
}

#[test]
fn the_two_reasons_lead_where_the_rules_say() {
    let mut room = SessionHarness::new(1, FakeEngine::plain());
    room.start(1);
    room.treat(1, 19);
    let rules = |room: &SessionHarness| {
        let previews = review(room, 1).previews.unwrap();
        [previews.candidate, previews.technical].map(|side| (side.outcome, side.rule))
    };
    let few = [
        (Outcome::Rejected, OutcomeRule::TooFew),
        (Outcome::Cancelled, OutcomeRule::TooFewTechnical),
    ];
    assert_eq!(rules(&room), few);
    room.treat(1, 1);
    let part = [
        (Outcome::ValidatedDegraded, OutcomeRule::Part),
        (Outcome::Validated, OutcomeRule::PartTechnical),
    ];
    assert_eq!(rules(&room), part);
    // Given or not, both sides are shown as long as it can be changed.
    room.end(1);
    room.explain(1, AbortReason::Technical);
    assert_eq!(rules(&room), part);
    room.finalize().unwrap();
    assert_eq!(review(&room, 1).previews, None);
}

#[test]
fn there_is_no_if_in_a_complete_test_or_an_absence() {
    let mut room = SessionHarness::new(2, FakeEngine::plain());
    room.start(1);
    room.treat(1, 32);
    for seat in [1, 2] {
        let review = review(&room, seat);
        assert_eq!((review.previews, review.suggestion), (None, None));
        assert_eq!(review.seat, Seat(seat));
    }
}
