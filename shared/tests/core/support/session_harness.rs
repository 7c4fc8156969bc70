//! A session, its clock and its journal: what the server keeps of a room, in memory.

use super::fake_engine::{FakeEngine, right};
use std::cell::Cell;
use uuid::Uuid;
use vigie_shared::{
    ids::{AlertId, DeviceId, PresentationId, Seat},
    item::ItemResponse,
    person::EnrolledCandidate,
    rules::AbortReason,
    session::{
        Actor, AlertReason, Command, CompanionNotice, CompanionPolicy, DecisionContext, Event,
        Refusal, RulesetVersions, SeatConfig, SeatDevice, SeatState, Session, SessionConfig, Test,
    },
    time::{ExtraTime, Interval, Timestamp},
    view::{CandidateCard, CandidateView},
};

/// 2025-06-02 08:00 UTC.
pub const MORNING: Timestamp = Timestamp(1_748_851_200_000_000);

/// One commit of the journal.
#[derive(Debug, Clone)]
pub struct Commit {
    pub at: Timestamp,
    pub events: Vec<Event>,
}

/// A room with everybody in it.
pub struct SessionHarness {
    pub session: Session,
    pub journal: Vec<Commit>,
    pub now: Timestamp,
    pub bank: FakeEngine,
    /// The next random number: any will do, if no two are the same.
    random: Cell<u64>,
    /// Reports of pages about themselves, and what is decided about them, do not arrive.
    pub pages_are_silent: bool,
    /// When the day of the session begins, if that is known.
    pub day_begins: Option<Timestamp>,
    pub day_ends: Option<Timestamp>,
}

/// Terms without extra time or accessibility need.
pub fn plain_seats(count: u16) -> Vec<SeatConfig> {
    let config = |n| SeatConfig {
        seat: Seat(n),
        extra_time: ExtraTime::NONE,
        accessible: false,
    };
    (1..=count).map(config).collect()
}

/// The people of a session with these terms.
pub fn people(seats: &[SeatConfig]) -> Vec<EnrolledCandidate> {
    let person = |config: &SeatConfig| EnrolledCandidate {
        seat: config.seat,
        first_name: format!("Ada {}", config.seat),
        last_name: "Lovelace".into(),
        extra_time: config.extra_time,
        accessible: config.accessible,
        birthdate: None,
    };
    seats.iter().map(person).collect()
}

/// The `nth` device of a candidate.
pub fn device(seat: u16, nth: u8) -> DeviceId {
    DeviceId(Uuid::from_u128(u128::from(seat) * 16 + u128::from(nth)))
}

/// The candidate of a seat, on their `nth` device.
pub fn candidate_on(seat: u16, nth: u8) -> Actor {
    Actor::Candidate {
        seat: Seat(seat),
        device: device(seat, nth),
    }
}

/// The candidate of a seat, on their first device.
pub fn candidate(seat: u16) -> Actor {
    candidate_on(seat, 0)
}

pub fn invigilator() -> Actor {
    Actor::Invigilator("Grace".into())
}

pub fn referent() -> Actor {
    Actor::Referent("Edsger".into())
}

/// Confirms the presence of the candidate of a seat at their `nth` device.
pub fn confirm_on(seat: u16, nth: u8) -> Command {
    let device = device(seat, nth);
    let seat = Seat(seat);
    Command::ConfirmPresence {
        devices: vec![SeatDevice { seat, device }],
    }
}

/// Confirms the presence of these candidates at their first devices.
pub fn confirm(seats: &[u16]) -> Command {
    let first = |seat: &u16| SeatDevice {
        seat: Seat(*seat),
        device: device(*seat, 0),
    };
    Command::ConfirmPresence {
        devices: seats.iter().map(first).collect(),
    }
}

/// Authorizes the candidate of a seat to resume on their `nth` device.
pub fn authorize(seat: u16, nth: u8) -> Command {
    let device = device(seat, nth);
    let seat = Seat(seat);
    Command::AuthorizeResume { seat, device }
}

/// Turns the `nth` device of a seat away.
pub fn refuse(seat: u16, nth: u8) -> Command {
    let device = device(seat, nth);
    let seat = Seat(seat);
    Command::RefuseDevice { seat, device }
}

/// The connection of the `nth` device of a seat was lost or came back.
pub fn connection(seat: u16, nth: u8, connected: bool) -> Command {
    Command::NoteConnection {
        seat: Seat(seat),
        device: device(seat, nth),
        connected,
    }
}

/// The extension on the `nth` device of a seat proves itself, or is missing.
pub fn companion(seat: u16, nth: u8, present: bool) -> Command {
    let notice = match present {
        true => CompanionNotice::Linked {
            version: "1.0.0".parse().unwrap(),
            outdated: false,
            resumed: true,
        },
        false => CompanionNotice::Missing,
    };
    noticed(seat, nth, notice)
}

/// The connection of the extension on the `nth` device of a seat shows this.
pub fn noticed(seat: u16, nth: u8, notice: CompanionNotice) -> Command {
    Command::NoteCompanion {
        seat: Seat(seat),
        device: device(seat, nth),
        notice,
    }
}

impl SessionHarness {
    /// `count` seats without anything special.
    pub fn new(count: u16, bank: FakeEngine) -> Self {
        Self::with_seats(plain_seats(count), CompanionPolicy::Observed, bank)
    }

    pub fn with_seats(
        seats: Vec<SeatConfig>,
        companion: CompanionPolicy,
        bank: FakeEngine,
    ) -> Self {
        let versions = RulesetVersions {
            bank: "b1".into(),
            scale: "s1".into(),
            rules: Session::rule_set().into(),
        };
        let config = SessionConfig {
            seats,
            companion,
            versions,
        };
        let created = Event::SessionCreated {
            config: config.clone(),
        };
        Self {
            session: Session::new(&config),
            journal: vec![Commit {
                at: MORNING,
                events: vec![created],
            }],
            now: MORNING,
            bank,
            random: Cell::new(0x5EED),
            pages_are_silent: false,
            day_begins: None,
            day_ends: None,
        }
    }

    /// What the session would answer; nothing of it changes.
    pub fn decide(&self, actor: &Actor, command: &Command) -> Result<Vec<Event>, Refusal> {
        let context = DecisionContext {
            at: self.now,
            actor,
            random: &|| self.random.replace(self.random.get() + 1),
            engine: &self.bank,
            day_begins: self.day_begins,
            day_ends: self.day_ends,
        };
        self.session.decide(command, &context)
    }

    /// Carries a command out, if it is granted.
    pub fn execute(&mut self, actor: &Actor, command: &Command) -> Result<Vec<Event>, Refusal> {
        let about_pages = matches!(
            command,
            Command::ReportSignal(_) | Command::ExcuseFocusLoss { .. }
        );
        if self.pages_are_silent && about_pages {
            return Ok(Vec::new());
        }
        let events = self.decide(actor, command)?;
        for event in &events {
            self.session.apply(event, self.now);
        }
        if !events.is_empty() {
            self.journal.push(Commit {
                at: self.now,
                events: events.clone(),
            });
        }
        Ok(events)
    }

    pub fn wait(&mut self, micros: i64) {
        self.now = self.now.plus(micros);
    }

    /// The server could not record anything for the last `micros`, and gives that back.
    pub fn server_was_away(&mut self, micros: i64) {
        let outage = Interval {
            from: self.now.plus(-micros),
            to: self.now,
        };
        self.execute(&Actor::Server, &Command::CreditServerOutage { outage })
            .unwrap();
    }

    pub fn seat_state(&self, seat: u16) -> &SeatState {
        self.session.seat_state(Seat(seat)).unwrap()
    }

    pub fn test(&self, seat: u16) -> &Test {
        self.seat_state(seat).test.as_ref().unwrap()
    }

    pub fn deadline(&self, seat: u16) -> Option<Timestamp> {
        self.test(seat).deadline(&self.seat_state(seat).config)
    }

    /// The current question of a running test.
    pub fn current(&self, seat: u16) -> PresentationId {
        self.test(seat).current().unwrap().0
    }

    /// The candidate of a seat logs in on their `nth` device.
    pub fn log_in(&mut self, seat: u16, nth: u8) {
        self.execute(&candidate_on(seat, nth), &Command::NoteLogin)
            .unwrap();
    }

    /// These candidates log in on their first devices.
    pub fn enter(&mut self, seats: &[u16]) {
        for seat in seats {
            self.log_in(*seat, 0);
        }
    }

    /// The card of a seat.
    pub fn card(&self, seat: u16) -> CandidateCard {
        CandidateCard::from_seat(
            self.seat_state(seat),
            vigie_shared::view::ConnectionStability::Stable,
        )
    }

    /// The page of a seat on its `nth` device; the content of a question is left out.
    pub fn page(&self, seat: u16, nth: u8) -> CandidateView<()> {
        let seat_state = self.seat_state(seat);
        let person = &people(&[seat_state.config])[0];
        let content = |_: &_| Some(());
        CandidateView::for_device(
            &self.session,
            seat_state,
            person,
            device(seat, nth),
            content,
        )
    }

    /// From the door to the first question.
    pub fn start(&mut self, seat: u16) {
        let me = candidate(seat);
        self.execute(&me, &Command::NoteLogin).unwrap();
        self.companion(seat, true);
        self.execute(&me, &Command::AcceptRules).unwrap();
        self.execute(&invigilator(), &confirm(&[seat])).unwrap();
        self.execute(&me, &Command::StartTest).unwrap();
    }

    /// Passes the warning, if there is one.
    pub fn reveal(&mut self, seat: u16) {
        let presentation = self.current(seat);
        self.execute(&candidate(seat), &Command::Reveal { presentation })
            .unwrap();
    }

    /// Answers the current question; says whether it counted as correct.
    pub fn answer(&mut self, seat: u16, response: ItemResponse) -> bool {
        let presentation = self.current(seat);
        let events = self
            .execute(
                &candidate(seat),
                &Command::Answer {
                    presentation,
                    response,
                },
            )
            .unwrap();
        let Event::Answered { correct: right, .. } = &events[0] else {
            panic!("{events:?}")
        };
        *right
    }

    /// Answers `count` questions right, passing every warning.
    pub fn treat(&mut self, seat: u16, count: usize) {
        for _ in 0..count {
            self.reveal(seat);
            self.answer(seat, right());
        }
    }

    /// Reports the current question; the alert it raised.
    pub fn report(&mut self, seat: u16) -> AlertId {
        let presentation = self.current(seat);
        self.execute(&candidate(seat), &Command::ReportQuestion { presentation })
            .unwrap();
        self.test(seat).alerts.last().unwrap().id
    }

    pub fn accept(&mut self, seat: u16, alert: AlertId) {
        let seat = Seat(seat);
        let accept = Command::AcceptAlert {
            seat,
            alert,
            reason: AlertReason::E4,
        };
        self.execute(&invigilator(), &accept).unwrap();
    }

    pub fn dismiss(&mut self, seat: u16, alert: AlertId) {
        self.execute(
            &invigilator(),
            &Command::DismissAlert {
                seat: Seat(seat),
                alert,
            },
        )
        .unwrap();
    }

    /// The extension on the first device of a seat proves itself, or is missing; its page says
    /// the same.
    pub fn companion(&mut self, seat: u16, present: bool) {
        self.execute(&Actor::Server, &companion(seat, 0, present))
            .unwrap();
        self.execute(&candidate(seat), &Command::ReportCompanion { present })
            .unwrap();
    }

    pub fn end(&mut self, seat: u16) {
        self.execute(&invigilator(), &Command::EndTest { seat: Seat(seat) })
            .unwrap();
    }

    pub fn explain(&mut self, seat: u16, reason: AbortReason) {
        let set = Command::SetAbortReason {
            seat: Seat(seat),
            reason,
        };
        self.execute(&referent(), &set).unwrap();
    }

    pub fn finalize(&mut self) -> Result<Vec<Event>, Refusal> {
        self.execute(&referent(), &Command::Finalize { end_running: false })
    }
}
