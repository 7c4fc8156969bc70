//! The invigilators' board.

use super::{
    BoardIncident, CardSignal, CompanionDetails, DoorCase, GuessingNotice, SeatPhase, SessionStatus,
};
use crate::{
    ids::{AlertId, DeviceId, Seat},
    maybe_known::only_known,
    person::EnrolledCandidate,
    rules::{AbortReason, EndCause},
    session::{
        AlertKind, AlertMark, AlertReason, CompanionStatus, EnteredDevice, PairingSign, SeatState,
        SelfCheck, Session, StaffMember,
    },
    time::Timestamp,
};
use serde::{Deserialize, Serialize};

/// Whether a connection answers its heartbeats.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ConnectionStability {
    /// It does.
    Stable,
    /// It missed one, or is gone.
    Unstable,
}

/// An open alert on a card.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CardAlert {
    /// Number within the seat, from 1.
    pub id: AlertId,
    /// What the alert is about.
    #[serde(flatten)]
    pub kind: AlertKind,
    /// When the alert was raised: waiting times count from here.
    pub raised_at: Timestamp,
    /// Reasons that fit the question.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[serde(deserialize_with = "only_known")]
    pub reasons: Vec<AlertReason>,
    /// What who decides should know of how it came about.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[serde(deserialize_with = "only_known")]
    pub marks: Vec<AlertMark>,
}

/// A device at the seat of a card.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CardDevice {
    /// What commands name it by.
    pub device: DeviceId,
    /// What it shows itself.
    pub sign: PairingSign,
    /// Since when it has been at the seat.
    pub since: Timestamp,
    /// Another device holds the seat; this one waits for a decision.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub waits: bool,
    /// `confirmed_until` of the card is for this device.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub confirmed: bool,
    /// What it found when it checked itself, if it did.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub self_check: Option<SelfCheck>,
}

/// Everything the board shows of one candidate.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CandidateCard {
    /// Seat of the candidate concerned.
    pub seat: Seat,
    /// Where the candidate is in the course of the test.
    pub phase: SeatPhase,
    /// The devices at the seat, the one that holds it first. More than one wait for a decision.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub devices: Vec<CardDevice>,
    /// Since when nothing is received from the device that holds the seat, if so.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub lost_since: Option<Timestamp>,
    /// One heartbeat was missed; the connection may recover.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub unstable: bool,
    /// Is it there?
    pub companion: CompanionStatus,
    /// What else is known of it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub companion_details: Option<Box<CompanionDetails>>,
    /// Presence is confirmed (or the resume authorised) until then, for the device marked so.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub confirmed_until: Option<Timestamp>,
    /// The test, once started.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub test: Option<TestProgress>,
    /// Open alerts, oldest first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub alerts: Vec<CardAlert>,
    /// Why the test was not finished, once given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub abort: Option<AbortReason>,
}

/// The test part of a card.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TestProgress {
    /// When it started.
    pub started_at: Timestamp,
    /// Number of the current question, 1..=32; of the last one when it has ended.
    pub number: u8,
    /// Treated questions, 0..=32.
    pub treated: u8,
    /// When the time is up; none while blocked.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub deadline: Option<Timestamp>,
    /// Time left, microseconds, when the clock stands still.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub frozen_left_micros: Option<i64>,
    /// When a question was last put or treated.
    pub moved_at: Timestamp,
    /// Focus questions whose answer does not count as correct because the page was left.
    #[serde(default, skip_serializing_if = "is_zero")]
    pub focus_losses: u8,
    /// How often the page was left while an alert blocked a focus question.
    #[serde(default, skip_serializing_if = "is_zero")]
    pub left_while_blocked: u8,
    /// What the page noticed, in order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[serde(deserialize_with = "only_known")]
    pub signals: Vec<CardSignal>,
    /// Blocked time that the rule did not give back, microseconds, if there is any.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub withheld_micros: Option<i64>,
    /// How and when it ended.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub end: Option<(EndCause, Timestamp)>,
}

#[expect(
    clippy::trivially_copy_pass_by_ref,
    reason = "serde hands out references"
)]
fn is_zero(number: &u8) -> bool {
    *number == 0
}

impl CandidateCard {
    /// The device that holds the seat, if one has entered.
    pub fn holder(&self) -> Option<&CardDevice> {
        self.devices.first()
    }

    /// Devices that wait for a decision while another one holds the seat.
    pub fn waiting_devices(&self) -> impl Iterator<Item = &CardDevice> {
        self.devices.iter().filter(|device| device.waits)
    }

    /// The card of a seat. How stable its connection is, only the socket knows.
    pub fn from_seat(seat_state: &SeatState, stability: ConnectionStability) -> Self {
        let test = seat_state.test.as_ref();
        let alerts = test.map_or_else(Vec::new, |test| {
            let traits = test.current().map(|(_, presented)| presented.traits);
            let reasons = |kind| match kind {
                AlertKind::Companion => Vec::new(),
                AlertKind::Question { .. } => AlertReason::ALL
                    .into_iter()
                    .filter(|reason| traits.is_some_and(|traits| reason.fits(&traits)))
                    .collect(),
            };
            let card = |alert: &crate::session::Alert| CardAlert {
                id: alert.id,
                kind: alert.kind,
                raised_at: alert.raised_at,
                reasons: reasons(alert.kind),
                marks: alert.marks(test),
            };
            test.open_alerts().map(card).collect()
        });
        let confirmation = match test {
            None => seat_state.presence.as_ref(),
            // Kept for a device that is gone for a moment, and not shown without it.
            Some(_) => seat_state.resume.as_deref(),
        }
        .filter(|one| seat_state.entered(one.device).is_some());
        let device = |entered: &EnteredDevice| CardDevice {
            device: entered.id,
            sign: entered.sign,
            since: entered.since,
            waits: seat_state.is_waiting(entered.id),
            confirmed: confirmation.is_some_and(|one| one.device == entered.id),
            self_check: entered.extension.self_check.clone(),
        };
        Self {
            seat: seat_state.config.seat,
            phase: SeatPhase::from_seat(seat_state),
            devices: seat_state.devices().map(device).collect(),
            lost_since: seat_state.lost_since,
            unstable: stability == ConnectionStability::Unstable,
            companion: seat_state.companion(),
            companion_details: CompanionDetails::from_seat(seat_state).map(Box::new),
            confirmed_until: confirmation.map(|one| one.until),
            test: test.map(|test| TestProgress::from_test(seat_state, test)),
            alerts,
            abort: seat_state.abort,
        }
    }
}

impl TestProgress {
    fn from_test(seat_state: &SeatState, test: &crate::session::Test) -> Self {
        let running = test.end.is_none();
        Self {
            started_at: test.started_at,
            number: test
                .presentations
                .last()
                .map_or(0, |presented| presented.number),
            treated: test.treated(),
            deadline: test.deadline(&seat_state.config).filter(|_| running),
            frozen_left_micros: match (&test.end, test.blocked_since) {
                (Some(end), _) => Some(test.time_left(&seat_state.config, end.at)),
                (None, Some(since)) => Some(test.time_left(&seat_state.config, since)),
                (None, None) => None,
            },
            moved_at: test
                .presentations
                .last()
                .map_or(test.started_at, |presented| presented.proposed_at),
            focus_losses: test.focus_losses() as u8,
            left_while_blocked: u8::try_from(test.left_while_blocked.len()).unwrap_or(u8::MAX),
            signals: CardSignal::list(seat_state, test),
            withheld_micros: Some(test.withheld_micros()).filter(|micros| running && *micros > 0),
            end: test.end.as_ref().map(|end| (end.cause, end.at)),
        }
    }
}

/// An invigilator whose board is open now.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct BoardWatcher {
    /// Who. With an account: named by a personal code. Without: by the name typed beside the
    /// password of the session.
    pub who: StaffMember,
    /// Since when one of their boards has been open.
    pub since: Timestamp,
}

/// The whole board.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Board {
    /// Sequence number of the last change folded in.
    pub seq: u64,
    /// Who sits where, by seat.
    pub people: Vec<EnrolledCandidate>,
    /// One card for each seat on the roster, in order.
    pub cards: Vec<CandidateCard>,
    /// Where the session stands.
    pub status: SessionStatus,
    /// Everything on record, in order.
    #[serde(deserialize_with = "only_known")]
    pub incidents: Vec<BoardIncident>,
    /// Who is guessed at: codes of this session. Known to the server only, not of the journal.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[serde(deserialize_with = "only_known")]
    pub guessing: Vec<GuessingNotice>,
    /// The invigilators who watch now, in the order in which they came; at most 40.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub watchers: Vec<BoardWatcher>,
    /// Who stands at the door, refused, the latest last. Known to the server only, not of the
    /// journal.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub door: Vec<DoorCase>,
}

/// One change of the board.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum BoardChange {
    /// This candidate's card is now so.
    Card(Box<CandidateCard>),
    /// The session is now so.
    Status(SessionStatus),
    /// This incident is new, or is now so.
    Incident(Box<BoardIncident>),
    /// What is guessed at is now so; empty when nothing is any more.
    Guessing(Vec<GuessingNotice>),
    /// These invigilators watch now.
    Watchers(Vec<BoardWatcher>),
    /// This person is new on the roster, or is now so.
    Person(Box<EnrolledCandidate>),
    /// The person at this seat is not on the roster any more; nor is their card.
    Removed(Seat),
    /// These people stand at the door, refused; empty when nobody does.
    Door(Vec<DoorCase>),
}

/// A change does not follow the last one: ask for what is missing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("change {got} does not follow {have}")]
pub struct SequenceGap {
    /// Last sequence number folded in.
    pub have: u64,
    /// The one that came.
    pub got: u64,
}

impl Board {
    /// The board of `session` at sequence number `seq`.
    pub fn from_session(session: &Session, people: &[EnrolledCandidate], seq: u64) -> Self {
        Self {
            seq,
            people: people.to_vec(),
            cards: session
                .enrolled_seats()
                .map(|seat_state| CandidateCard::from_seat(seat_state, ConnectionStability::Stable))
                .collect(),
            status: SessionStatus::from_session(session),
            incidents: session
                .incidents()
                .iter()
                .map(BoardIncident::from_incident)
                .collect(),
            guessing: Vec::new(),
            watchers: Vec::new(),
            door: Vec::new(),
        }
    }

    /// Folds one change in. A change seen before is ignored (`Ok(false)`), one
    /// that skips a number is refused and nothing is changed.
    pub fn apply(&mut self, seq: u64, change: &BoardChange) -> Result<bool, SequenceGap> {
        if !self.pass_over(seq)? {
            return Ok(false);
        }
        match change {
            BoardChange::Card(card) => {
                let place = self.cards.binary_search_by_key(&card.seat, |old| old.seat);
                match place {
                    Ok(place) => self.cards[place] = (**card).clone(),
                    Err(place) => self.cards.insert(place, (**card).clone()),
                }
            }
            BoardChange::Person(person) => {
                let place = self
                    .people
                    .binary_search_by_key(&person.seat, |old| old.seat);
                match place {
                    Ok(place) => self.people[place] = (**person).clone(),
                    Err(place) => self.people.insert(place, (**person).clone()),
                }
            }
            BoardChange::Door(cases) => self.door.clone_from(cases),
            BoardChange::Removed(seat) => {
                self.people.retain(|person| person.seat != *seat);
                self.cards.retain(|card| card.seat != *seat);
            }
            BoardChange::Status(status) => self.status = *status,
            BoardChange::Guessing(notices) => self.guessing.clone_from(notices),
            BoardChange::Watchers(watchers) => self.watchers.clone_from(watchers),
            BoardChange::Incident(incident) => {
                let known = self.incidents.iter_mut().find(|old| old.id == incident.id);
                match known {
                    Some(old) => *old = (**incident).clone(),
                    None => self.incidents.push((**incident).clone()),
                }
            }
        }
        Ok(true)
    }
}
