//! A candidate of a measurement: cheap, and always on time.

use super::{
    answer_timestamps::AnswerTimestamps,
    frame::{PageFrame, fitting_response},
    metrics::LoadMetrics,
    schedule::{Schedule, schedule_start},
};
use crate::{
    candidate::SimulatedCompanion,
    sent_answers::{AnswerKey, Submission},
};
use std::{
    collections::VecDeque,
    sync::Arc,
    time::{Duration, Instant},
};
use tokio::sync::watch;
use vigie_client::{ClientEvent, ReconnectingClient};
use vigie_shared::{
    ids::{PresentationId, Seat, SessionId},
    item::ItemResponse,
    session::Command,
};

/// Which candidate of the measurement this is.
#[derive(Debug, Clone, Copy)]
pub(super) struct CandidateIdentity {
    pub(super) session: SessionId,
    pub(super) seat: Seat,
    /// Position in the schedule, from 0.
    pub(super) index: u64,
}

/// One candidate. The responses have the form of the item and are correct by chance:
/// nothing measured here depends on it.
pub(super) struct BenchCandidate {
    client: ReconnectingClient,
    identity: CandidateIdentity,
    answer_timestamps: Arc<AnswerTimestamps>,
    metrics: Arc<LoadMetrics>,
    accepted_rules: bool,
    requested_start: bool,
    seated: bool,
    revealed: Option<PresentationId>,
    /// The current question, with a response to it.
    ready: Option<(PresentationId, ItemResponse)>,
    /// The question answered last, and when that was due.
    answered: Option<(PresentationId, Instant)>,
    answer_count: u8,
    /// When answers were due that could not be given for lack of a question.
    overdue: VecDeque<Instant>,
    /// On as long as this lives.
    _companion: Option<SimulatedCompanion>,
}

impl BenchCandidate {
    pub(super) fn new(
        client: ReconnectingClient,
        identity: CandidateIdentity,
        answer_timestamps: Arc<AnswerTimestamps>,
        metrics: Arc<LoadMetrics>,
        has_companion: bool,
    ) -> Self {
        let companion = || {
            let (address, credentials) = (client.address(), client.credentials());
            let progress = metrics.companion_progress();
            SimulatedCompanion::start(address, credentials, Duration::ZERO, progress)
        };
        Self {
            _companion: has_companion.then(companion),
            client,
            identity,
            answer_timestamps,
            metrics,
            accepted_rules: false,
            requested_start: false,
            seated: false,
            revealed: None,
            ready: None,
            answered: None,
            answer_count: 0,
            overdue: VecDeque::new(),
        }
    }

    /// Starts the test, then answers at each turn, until the connection has ended.
    pub(super) async fn run(mut self, mut started: watch::Receiver<Option<Schedule>>) {
        let mut schedule: Option<Schedule> = None;
        let (mut nth, mut turn) = (0, None);
        // One timer for the whole test, moved from turn to turn.
        let timer = tokio::time::sleep_until(Instant::now().into());
        tokio::pin!(timer);
        loop {
            tokio::select! {
                biased;
                event = self.client.next() => if !self.handle(event).await { return },
                start = schedule_start(&mut started), if schedule.is_none() => {
                    schedule = Some(start);
                    turn = start.turn(self.identity.index, nth);
                    if let Some(at) = turn {
                        timer.as_mut().reset(at.into());
                    }
                }
                () = &mut timer, if turn.is_some() => {
                    if let Some(intended) = turn {
                        self.take_turn(intended).await;
                    }
                    nth += 1;
                    turn = schedule.and_then(|schedule| schedule.turn(self.identity.index, nth));
                    if let Some(at) = turn {
                        timer.as_mut().reset(at.into());
                    }
                }
            }
        }
    }

    /// False when the connection has ended for good.
    async fn handle(&mut self, event: ClientEvent) -> bool {
        match event {
            ClientEvent::View(text) => {
                // An unreadable page would be a bug that the tests of the protocol find;
                // here it shows as a candidate without a question.
                if let Ok(page) = serde_json::from_str::<PageFrame>(&text) {
                    self.view(&page).await;
                }
            }
            ClientEvent::CommandDone { command, .. } => {
                if let Some((presentation, _)) = Submission::from_command(&command) {
                    let key = self.key(presentation);
                    self.metrics.sent_answers().acknowledged(key);
                    self.metrics.answer_acknowledged();
                }
            }
            ClientEvent::CommandRefused { command, .. } => {
                if let Some((presentation, _)) = Submission::from_command(&command) {
                    let key = self.key(presentation);
                    self.metrics.sent_answers().refused(key);
                    self.metrics.answer_refused();
                    self.answered = None;
                }
            }
            ClientEvent::Disconnected(_) => self.metrics.reconnected(),
            ClientEvent::Connected => {}
            ClientEvent::Terminated(_) => return false,
        }
        true
    }

    async fn view(&mut self, page: &PageFrame<'_>) {
        match page.phase() {
            "instructions" if !self.accepted_rules => {
                self.accepted_rules = true;
                self.client.send(Command::AcceptRules).await;
            }
            "waiting" if page.is_confirmed() && !self.requested_start => {
                self.requested_start = true;
                self.client.send(Command::StartTest).await;
            }
            _ => {}
        }
        let Some(question) = page.question() else {
            return;
        };
        let presentation = question.presentation;
        if let Some((answered, intended)) = self.answered {
            if answered == presentation {
                return;
            }
            self.answered = None;
            self.metrics.next_page(intended);
        }
        match &question.content {
            None if self.revealed != Some(presentation) => {
                self.revealed = Some(presentation);
                self.metrics.revealed();
                self.client.send(Command::Reveal { presentation }).await;
            }
            None => {}
            Some(content) => {
                self.ready = fitting_response(content).map(|response| (presentation, response));
                self.mark_seated();
                if let Some(intended) = self.overdue.pop_front() {
                    self.answer(intended).await;
                }
            }
        }
    }

    fn mark_seated(&mut self) {
        if !self.seated {
            self.seated = true;
            self.metrics.seat_taken();
        }
    }

    async fn take_turn(&mut self, intended: Instant) {
        if self.ready.is_some() {
            self.answer(intended).await;
        } else {
            self.metrics.was_late();
            self.overdue.push_back(intended);
        }
    }

    async fn answer(&mut self, intended: Instant) {
        let Some((presentation, response)) = self.ready.take() else {
            return;
        };
        self.answer_count += 1;
        self.answered = Some((presentation, intended));
        let seat = self.identity.seat.0;
        self.answer_timestamps
            .set(&self.metrics, seat, self.answer_count, intended);
        let submission = Submission::Answer(response.clone());
        self.metrics
            .sent_answers()
            .sent(self.key(presentation), submission);
        self.metrics.answer_sent();
        let answer = Command::Answer {
            presentation,
            response,
        };
        self.client.send(answer).await;
    }

    fn key(&self, presentation: PresentationId) -> AnswerKey {
        AnswerKey {
            session: self.identity.session,
            seat: self.identity.seat,
            presentation,
        }
    }
}
