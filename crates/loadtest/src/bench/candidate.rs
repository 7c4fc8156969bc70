//! A candidate of a measurement: cheap, and always on time.

use super::{
    gauge::{Gauge, Marks},
    schedule::Schedule,
};
use crate::{
    client::{Client, Heard, PageFrame, fitting_response},
    ledger::{Given, Place},
};
use std::{collections::VecDeque, sync::Arc, time::Instant};
use tokio::sync::watch;
use vigie_shared::{
    ids::{PresentationId, Seat, SessionId},
    item::ItemResponse,
    session::Command,
};

/// One candidate. His responses fit the questions and are right by chance: nothing
/// measured here depends on whether they are.
pub(super) struct Candidate {
    client: Client,
    session: SessionId,
    seat: Seat,
    index: u64,
    marks: Arc<Marks>,
    gauge: Arc<Gauge>,
    accepted: bool,
    asked_to_start: bool,
    seated: bool,
    revealed: Option<PresentationId>,
    /// The question before him, with a response to it.
    ready: Option<(PresentationId, ItemResponse)>,
    /// The question answered last, and when that was due.
    answered: Option<(PresentationId, Instant)>,
    given: u8,
    /// Turns that have come while he had no question.
    overdue: VecDeque<Instant>,
}

impl Candidate {
    pub(super) fn new(
        client: Client,
        session: SessionId,
        seat: Seat,
        index: u64,
        marks: Arc<Marks>,
        gauge: Arc<Gauge>,
    ) -> Self {
        Self {
            client,
            session,
            seat,
            index,
            marks,
            gauge,
            accepted: false,
            asked_to_start: false,
            seated: false,
            revealed: None,
            ready: None,
            answered: None,
            given: 0,
            overdue: VecDeque::new(),
        }
    }

    /// Sits down, then answers when it is his turn, until he is cut off.
    pub(super) async fn run(mut self, mut started: watch::Receiver<Option<Schedule>>) {
        let mut schedule: Option<Schedule> = None;
        let (mut nth, mut turn) = (0, None);
        // One timer for the whole life, moved from turn to turn.
        let alarm = tokio::time::sleep_until(Instant::now().into());
        tokio::pin!(alarm);
        loop {
            tokio::select! {
                biased;
                heard = self.client.next() => if !self.hear(heard).await { return },
                begun = begun(&mut started), if schedule.is_none() => {
                    schedule = Some(begun);
                    turn = begun.turn(self.index, nth);
                    if let Some(at) = turn {
                        alarm.as_mut().reset(at.into());
                    }
                }
                () = &mut alarm, if turn.is_some() => {
                    if let Some(intended) = turn {
                        self.take_turn(intended).await;
                    }
                    nth += 1;
                    turn = schedule.and_then(|schedule| schedule.turn(self.index, nth));
                    if let Some(at) = turn {
                        alarm.as_mut().reset(at.into());
                    }
                }
            }
        }
    }

    /// False when it is over.
    async fn hear(&mut self, heard: Heard) -> bool {
        match heard {
            Heard::View(text) => {
                // What is no page would be a bug of the server that the tests of the
                // protocol find; here it shows as a candidate without a question.
                if let Ok(page) = serde_json::from_str::<PageFrame>(&text) {
                    self.look(&page).await;
                }
            }
            Heard::Done { command, .. } => {
                if let Some((ask, _)) = Given::by(&command) {
                    self.gauge.ledger().acknowledged(self.place(ask));
                    self.gauge.answer_acknowledged();
                }
            }
            Heard::Refused { command, .. } => {
                if let Some((ask, _)) = Given::by(&command) {
                    self.gauge.ledger().refused(self.place(ask));
                    self.gauge.answer_refused();
                    self.answered = None;
                }
            }
            Heard::Dropped(_) => self.gauge.reconnected(),
            Heard::Connected => {}
            Heard::Ended(_) => return false,
        }
        true
    }

    async fn look(&mut self, page: &PageFrame<'_>) {
        match page.phase() {
            "instructions" if !self.accepted => {
                self.accepted = true;
                self.client.send(Command::AcceptRules).await;
            }
            "waiting" if page.is_confirmed() && !self.asked_to_start => {
                self.asked_to_start = true;
                self.client.send(Command::StartTest).await;
            }
            _ => {}
        }
        let Some(question) = page.question() else {
            return;
        };
        if let Some((ask, intended)) = self.answered {
            if ask == question.ask {
                return;
            }
            self.answered = None;
            self.gauge.next_page(intended);
        }
        match &question.content {
            None if self.revealed != Some(question.ask) => {
                self.revealed = Some(question.ask);
                self.gauge.revealed();
                self.client
                    .send(Command::Reveal {
                        presentation: question.ask,
                    })
                    .await;
            }
            None => {}
            Some(content) => {
                self.ready = fitting_response(content).map(|response| (question.ask, response));
                self.sit_down();
                if let Some(intended) = self.overdue.pop_front() {
                    self.answer(intended).await;
                }
            }
        }
    }

    fn sit_down(&mut self) {
        if !self.seated {
            self.seated = true;
            self.gauge.seat_taken();
        }
    }

    async fn take_turn(&mut self, intended: Instant) {
        if self.ready.is_some() {
            self.answer(intended).await;
        } else {
            self.gauge.was_late();
            self.overdue.push_back(intended);
        }
    }

    async fn answer(&mut self, intended: Instant) {
        let Some((ask, response)) = self.ready.take() else {
            return;
        };
        self.given += 1;
        self.answered = Some((ask, intended));
        self.marks
            .set(&self.gauge, self.seat.0, self.given, intended);
        self.gauge
            .ledger()
            .sent(self.place(ask), Given::Answer(response.clone()));
        self.gauge.answer_sent();
        self.client
            .send(Command::Answer {
                presentation: ask,
                response,
            })
            .await;
    }

    fn place(&self, ask: PresentationId) -> Place {
        Place {
            session: self.session,
            seat: self.seat,
            ask,
        }
    }
}

async fn begun(started: &mut watch::Receiver<Option<Schedule>>) -> Schedule {
    let schedule = started
        .wait_for(Option::is_some)
        .await
        .ok()
        .and_then(|schedule| *schedule);
    match schedule {
        Some(schedule) => schedule,
        // Whoever would have said so is gone: so will this task be.
        None => std::future::pending().await,
    }
}
