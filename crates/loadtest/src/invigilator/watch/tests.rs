use super::*;
use vigie_shared::{session::CompanionStatus, view::SessionStatus};

const MANNERS: Manners = Manners {
    confirm: Span::seconds(5, 5),
    resume: Span::seconds(10, 10),
    alert: Span::seconds(60, 60),
};
const NOW: Timestamp = Timestamp(1_000);

fn card(seat: u16, phase: SeatPhase) -> CandidateCard {
    CandidateCard {
        seat: Seat(seat),
        phase,
        lost_since: None,
        unstable: false,
        companion: CompanionStatus::Present,
        confirmed_until: None,
        test: None,
        alerts: Vec::new(),
        abort: None,
    }
}

fn board(cards: Vec<CandidateCard>) -> Board {
    Board {
        seq: 1,
        people: Vec::new(),
        cards,
        status: SessionStatus::InProgress,
        incidents: Vec::new(),
    }
}

fn alerted(seat: u16, kind: AlertKind) -> CandidateCard {
    let raised_at = Timestamp(1);
    let alert = CardAlert {
        id: AlertId(1),
        kind,
        raised_at,
        reasons: vec![AlertReason::E4],
    };
    CandidateCard {
        alerts: vec![alert],
        ..card(seat, SeatPhase::Blocked)
    }
}

#[test]
fn those_who_wait_are_confirmed_together_and_once() {
    let (mut watch, start) = (Watch::new(MANNERS, None, 1), Instant::now());
    let waiting = board(vec![
        card(1, SeatPhase::Waiting),
        card(2, SeatPhase::Waiting),
        card(3, SeatPhase::Absent),
    ]);
    watch.look(&waiting, NOW, start);
    assert_eq!(watch.due(), Some(start + Duration::from_secs(5)));
    assert!(watch.take(start).is_empty());
    let both = Command::ConfirmPresence {
        seats: vec![Seat(1), Seat(2)],
    };
    assert_eq!(watch.take(start + Duration::from_secs(5)), [both]);
    watch.look(&waiting, NOW, start + Duration::from_secs(6));
    assert_eq!(watch.due(), None);
}

#[test]
fn a_spared_seat_is_left_to_the_other_for_a_while() {
    let spared = Patience {
        seat: Seat(2),
        waits: Duration::from_secs(20),
    };
    let (mut watch, start) = (Watch::new(MANNERS, Some(spared), 1), Instant::now());
    let waiting = board(vec![
        card(1, SeatPhase::Waiting),
        card(2, SeatPhase::Waiting),
    ]);
    watch.look(&waiting, NOW, start);
    let first = watch.take(start + Duration::from_secs(19));
    assert_eq!(
        first,
        [Command::ConfirmPresence {
            seats: vec![Seat(1)]
        }]
    );
    let second = watch.take(start + Duration::from_secs(20));
    assert_eq!(
        second,
        [Command::ConfirmPresence {
            seats: vec![Seat(2)]
        }]
    );
}

#[test]
fn what_somebody_else_has_done_is_not_done_again() {
    let (mut watch, start) = (Watch::new(MANNERS, None, 1), Instant::now());
    watch.look(&board(vec![card(1, SeatPhase::Waiting)]), NOW, start);
    let ready = CandidateCard {
        confirmed_until: Some(Timestamp(9_000)),
        ..card(1, SeatPhase::Ready)
    };
    watch.look(&board(vec![ready]), NOW, start);
    assert_eq!(watch.due(), None);
}

#[test]
fn a_confirmation_that_ran_out_is_given_again() {
    let (mut watch, start) = (Watch::new(MANNERS, None, 1), Instant::now());
    let ready = CandidateCard {
        confirmed_until: Some(Timestamp(9)),
        ..card(1, SeatPhase::Ready)
    };
    watch.look(&board(vec![ready]), NOW, start);
    assert!(watch.due().is_some());
}

#[test]
fn alerts_and_resumes_are_handled_after_their_time() {
    let (mut watch, start) = (Watch::new(MANNERS, None, 1), Instant::now());
    let question = AlertKind::Question {
        presentation: vigie_shared::ids::PresentationId(3),
        number: 3,
    };
    let cards = vec![
        alerted(1, AlertKind::Companion),
        alerted(2, question),
        card(3, SeatPhase::AwaitingResume),
    ];
    watch.look(&board(cards), NOW, start);
    let resume = watch.take(start + Duration::from_secs(10));
    assert_eq!(resume, [Command::AuthorizeResume { seat: Seat(3) }]);
    let handled = watch.take(start + Duration::from_secs(60));
    assert_eq!(handled.len(), 2);
    assert_eq!(
        handled[0],
        Command::ClearAlert {
            seat: Seat(1),
            alert: AlertId(1)
        }
    );
    assert!(matches!(
        handled[1],
        Command::AcceptAlert {
            seat: Seat(2),
            reason: AlertReason::E4,
            ..
        } | Command::DismissAlert { seat: Seat(2), .. }
    ));
}

#[test]
fn a_refused_command_is_tried_again_as_long_as_it_is_needed() {
    let (mut watch, start) = (Watch::new(MANNERS, None, 1), Instant::now());
    watch.look(&board(vec![card(1, SeatPhase::Waiting)]), NOW, start);
    let later = start + Duration::from_secs(5);
    assert_eq!(watch.take(later).len(), 1);
    watch.refused(later);
    assert_eq!(watch.take(later + Duration::from_secs(5)).len(), 1);
}
