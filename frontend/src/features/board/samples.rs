//! Boards for the tests of this folder.

use vigie_shared::ids::{AlertId, DeviceId, IncidentId, PresentationId, Seat};
use vigie_shared::person::EnrolledCandidate;
use vigie_shared::session::{
    ActorName, AlertKind, AlertReason, CompanionStatus, IncidentCategory, PairingSign,
};
use vigie_shared::time::{ExtraTime, Interval, SECOND, Timestamp};
use vigie_shared::view::{
    Board, BoardIncident, BoardIncidentState, CandidateCard, CardAlert, CardDevice, SeatPhase,
    SessionStatus, TestProgress,
};

/// The instant `seconds` after the morning began.
pub fn at(seconds: i64) -> Timestamp {
    Timestamp(1_763_971_200 * SECOND).plus(seconds * SECOND)
}

/// A candidate who has not logged in yet.
pub fn card(seat: u16) -> CandidateCard {
    CandidateCard {
        seat: Seat(seat),
        phase: SeatPhase::Absent,
        devices: Vec::new(),
        lost_since: None,
        unstable: false,
        companion: CompanionStatus::Unknown,
        companion_details: None,
        confirmed_until: None,
        test: None,
        alerts: Vec::new(),
        abort: None,
    }
}

/// A device at a seat; its sign tells its id.
pub fn device(seat: u16, sign: u8, waits: bool) -> CardDevice {
    CardDevice {
        device: DeviceId(uuid::Uuid::from_u128(
            u128::from(seat) * 100 + u128::from(sign),
        )),
        sign: PairingSign(sign),
        since: at(0),
        waits,
        confirmed: false,
        self_check: None,
    }
}

/// A candidate by name.
pub fn person(seat: u16, first_name: &str, last_name: &str) -> EnrolledCandidate {
    EnrolledCandidate {
        seat: Seat(seat),
        first_name: first_name.to_owned(),
        last_name: last_name.to_owned(),
        extra_time: ExtraTime::NONE,
        accessible: false,
        birthdate: None,
    }
}

/// An alert on a question, raised `seconds` into the morning.
pub fn alert(id: u16, seconds: i64) -> CardAlert {
    CardAlert {
        id: AlertId(id),
        kind: AlertKind::Question {
            presentation: PresentationId(1),
            number: 1,
        },
        raised_at: at(seconds),
        reasons: vec![AlertReason::E4],
        marks: Vec::new(),
    }
}

/// A board of absent candidates.
pub fn board(seats: u16) -> Board {
    Board {
        seq: 0,
        people: (1..=seats)
            .map(|seat| person(seat, "Test", &format!("Person{seat}")))
            .collect(),
        cards: (1..=seats).map(card).collect(),
        status: SessionStatus::Created,
        incidents: Vec::new(),
        guessing: Vec::new(),
        watchers: Vec::new(),
        door: Vec::new(),
    }
}

/// A test that runs, at question `number`.
pub fn test(number: u8) -> TestProgress {
    TestProgress {
        started_at: at(0),
        number,
        treated: number.saturating_sub(1),
        deadline: Some(at(105 * 60)),
        frozen_left_micros: None,
        moved_at: at(0),
        focus_losses: 0,
        left_while_blocked: 0,
        signals: Vec::new(),
        withheld_micros: None,
        end: None,
    }
}

/// An open incident of seat 1.
pub fn incident(id: u16, category: IncidentCategory, by: &ActorName) -> BoardIncident {
    BoardIncident {
        id: IncidentId(id),
        category,
        seats: vec![Seat(1)],
        number: None,
        alert: None,
        description: "Words".to_owned(),
        when: Interval::instant(at(0)),
        by: by.clone(),
        at: at(0),
        state: BoardIncidentState::Open,
    }
}
