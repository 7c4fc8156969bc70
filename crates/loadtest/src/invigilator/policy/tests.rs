use super::*;
use vigie_shared::{
    session::{CompanionStatus, PairingSign},
    view::{CardDevice, SessionStatus},
};

const PROFILE: StaffProfile = StaffProfile {
    confirm: DurationRange::seconds(5, 5),
    resume: DurationRange::seconds(10, 10),
    alert: DurationRange::seconds(60, 60),
};
const NOW: Timestamp = Timestamp(1_000);

fn device(seat: u16, waits: bool) -> DeviceId {
    DeviceId(uuid::Uuid::from_u128(
        u128::from(seat) * 2 + u128::from(waits),
    ))
}

fn card_device(seat: u16, waits: bool) -> CardDevice {
    CardDevice {
        device: device(seat, waits),
        sign: PairingSign(10),
        since: NOW,
        waits,
        confirmed: false,
        self_check: None,
    }
}

fn confirm(seats: &[u16]) -> Command {
    let at = |seat: &u16| SeatDevice {
        seat: Seat(*seat),
        device: device(*seat, false),
    };
    Command::ConfirmPresence {
        devices: seats.iter().map(at).collect(),
    }
}

fn card(seat: u16, phase: SeatPhase) -> CandidateCard {
    CandidateCard {
        seat: Seat(seat),
        phase,
        devices: vec![card_device(seat, false)],
        lost_since: None,
        unstable: false,
        companion: CompanionStatus::Present,
        companion_details: None,
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
        watchers: Vec::new(),
        door: Vec::new(),
        guessing: Vec::new(),
    }
}

fn alerted(seat: u16, kind: AlertKind) -> CandidateCard {
    let raised_at = Timestamp(1);
    let alert = CardAlert {
        id: AlertId(1),
        kind,
        raised_at,
        reasons: vec![AlertReason::E4],
        marks: Vec::new(),
    };
    CandidateCard {
        alerts: vec![alert],
        ..card(seat, SeatPhase::Blocked)
    }
}

#[test]
fn waiting_candidates_are_confirmed_together_and_once() {
    let (mut policy, start) = (InvigilatorPolicy::new(PROFILE, None, 1), Instant::now());
    let waiting = board(vec![
        card(1, SeatPhase::Waiting),
        card(2, SeatPhase::Waiting),
        card(3, SeatPhase::Absent),
    ]);
    policy.update(&waiting, NOW, start);
    assert_eq!(policy.due(), Some(start + Duration::from_secs(5)));
    assert!(policy.take_due(start).is_empty());
    let both = policy.take_due(start + Duration::from_secs(5));
    assert_eq!(both, [confirm(&[1, 2])]);
    policy.update(&waiting, NOW, start + Duration::from_secs(6));
    assert_eq!(policy.due(), None);
}

#[test]
fn a_deferred_seat_is_left_alone_for_its_delay() {
    let deferred = DeferredSeat {
        seat: Seat(2),
        delay: Duration::from_secs(20),
    };
    let (mut policy, start) = (
        InvigilatorPolicy::new(PROFILE, Some(deferred), 1),
        Instant::now(),
    );
    let waiting = board(vec![
        card(1, SeatPhase::Waiting),
        card(2, SeatPhase::Waiting),
    ]);
    policy.update(&waiting, NOW, start);
    let first = policy.take_due(start + Duration::from_secs(19));
    assert_eq!(first, [confirm(&[1])]);
    let second = policy.take_due(start + Duration::from_secs(20));
    assert_eq!(second, [confirm(&[2])]);
}

#[test]
fn a_task_done_by_another_invigilator_is_not_done_again() {
    let (mut policy, start) = (InvigilatorPolicy::new(PROFILE, None, 1), Instant::now());
    policy.update(&board(vec![card(1, SeatPhase::Waiting)]), NOW, start);
    let ready = CandidateCard {
        confirmed_until: Some(Timestamp(9_000)),
        ..card(1, SeatPhase::Ready)
    };
    policy.update(&board(vec![ready]), NOW, start);
    assert_eq!(policy.due(), None);
}

#[test]
fn an_expired_confirmation_is_renewed() {
    let (mut policy, start) = (InvigilatorPolicy::new(PROFILE, None, 1), Instant::now());
    let ready = CandidateCard {
        confirmed_until: Some(Timestamp(9)),
        ..card(1, SeatPhase::Ready)
    };
    policy.update(&board(vec![ready]), NOW, start);
    assert!(policy.due().is_some());
}

#[test]
fn alerts_and_resumes_are_handled_after_their_delay() {
    let (mut policy, start) = (InvigilatorPolicy::new(PROFILE, None, 1), Instant::now());
    let question = AlertKind::Question {
        presentation: vigie_shared::ids::PresentationId(3),
        number: 3,
    };
    let cards = vec![
        alerted(1, AlertKind::Companion),
        alerted(2, question),
        CandidateCard {
            devices: vec![card_device(3, false), card_device(3, true)],
            ..card(3, SeatPhase::Testing)
        },
    ];
    policy.update(&board(cards), NOW, start);
    let resume = policy.take_due(start + Duration::from_secs(10));
    let authorize = Command::AuthorizeResume {
        seat: Seat(3),
        device: device(3, true),
    };
    assert_eq!(resume, [authorize]);
    let handled = policy.take_due(start + Duration::from_secs(60));
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
fn a_refused_command_is_sent_again_while_its_task_is_on_the_board() {
    let (mut policy, start) = (InvigilatorPolicy::new(PROFILE, None, 1), Instant::now());
    policy.update(&board(vec![card(1, SeatPhase::Waiting)]), NOW, start);
    let later = start + Duration::from_secs(5);
    assert_eq!(policy.take_due(later).len(), 1);
    policy.refused(later);
    assert_eq!(policy.take_due(later + Duration::from_secs(5)).len(), 1);
}
