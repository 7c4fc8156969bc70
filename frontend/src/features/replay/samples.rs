//! Sessions for the tests of this folder.

use vigie_shared::ids::Seat;
use vigie_shared::person::EnrolledCandidate;
use vigie_shared::session::CompanionStatus;
use vigie_shared::time::{ExtraTime, SECOND, Timestamp};
use vigie_shared::view::{
    Board, BoardChange, CandidateCard, SeatPhase, SessionStatus, TestProgress,
};

use vigie_shared::api::{ReplayStep, SessionReplay};

use crate::features::board::samples::test;

/// The instant `seconds` after the beginning.
pub fn at(seconds: i64) -> Timestamp {
    Timestamp(seconds * SECOND)
}

/// A candidate who has treated so many questions.
pub fn card(treated: u8) -> CandidateCard {
    CandidateCard {
        seat: Seat(1),
        phase: SeatPhase::Testing,
        devices: Vec::new(),
        lost_since: None,
        unstable: false,
        companion: CompanionStatus::Present,
        companion_details: None,
        confirmed_until: None,
        test: Some(TestProgress {
            treated,
            ..test(treated)
        }),
        alerts: Vec::new(),
        abort: None,
    }
}

/// A room of one.
pub fn board() -> Board {
    Board {
        seq: 0,
        people: vec![EnrolledCandidate {
            seat: Seat(1),
            first_name: "Test".to_owned(),
            last_name: "Person".to_owned(),
            extra_time: ExtraTime::NONE,
            accessible: false,
            birthdate: None,
        }],
        cards: vec![card(0)],
        status: SessionStatus::InProgress,
        incidents: Vec::new(),
        guessing: Vec::new(),
        watchers: Vec::new(),
        door: Vec::new(),
    }
}

/// A step every 10 seconds; rows are numbered from 2.
pub fn replay(steps: u8) -> SessionReplay {
    let step = |number: u8| ReplayStep {
        at: at(i64::from(number) * 10),
        row: i64::from(number) + 1,
        changes: vec![BoardChange::Card(Box::new(card(number)))],
    };
    SessionReplay {
        board: board(),
        at: at(0),
        steps: (1..=steps).map(step).collect(),
    }
}
