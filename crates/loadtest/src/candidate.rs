//! A simulated candidate: a [`CandidatePolicy`] decides, a [`ReconnectingClient`]
//! carries it out.

mod behavior;
mod companion;
mod policy;

pub use behavior::BehaviorProfile;
pub(crate) use companion::{CompanionProgress, SimulatedCompanion};
pub use policy::{Action, CandidatePage, CandidatePolicy, PlannedAction};

use crate::{
    participant::ParticipantEvent,
    sent_answers::{AnswerKey, SentAnswers, Submission},
    sleep::sleep_until_opt,
};
use std::{collections::VecDeque, sync::Arc, time::Duration};
use tokio::time::Instant;
use vigie_client::{ClientEvent, ReconnectingClient};
use vigie_shared::{
    ids::{Seat, SessionId},
    item::ItemContent,
    protocol::{CandidateMessage, ServerMessage},
    session::Command,
};

/// One candidate with a socket.
pub struct SimulatedCandidate {
    client: ReconnectingClient,
    policy: CandidatePolicy,
    page: Option<CandidatePage>,
    plan: VecDeque<(Instant, Action)>,
    recording: Option<(SentAnswers, SessionId, Seat)>,
    companion: Option<SimulatedCompanion>,
}

impl SimulatedCandidate {
    /// A candidate with a login, not connected yet.
    pub fn new(client: ReconnectingClient, policy: CandidatePolicy) -> Self {
        Self {
            client,
            policy,
            page: None,
            plan: VecDeque::new(),
            recording: None,
            companion: None,
        }
    }

    /// Records every answer in `sent_answers`.
    #[must_use]
    pub fn recorded(mut self, sent_answers: SentAnswers, session: SessionId, seat: Seat) -> Self {
        self.recording = Some((sent_answers, session, seat));
        self
    }

    /// The current page; none before the first one has come.
    pub fn page(&self) -> Option<&CandidatePage> {
        self.page.as_ref()
    }

    /// Is the test over?
    pub fn has_ended(&self) -> bool {
        self.page.as_ref().is_some_and(policy::has_ended)
    }

    /// Commands not answered yet.
    pub fn unanswered(&self) -> usize {
        self.client.unanswered()
    }

    /// Runs until the next event.
    pub async fn step(&mut self) -> ParticipantEvent {
        loop {
            let next = self.plan.front().map(|(at, _)| *at);
            tokio::select! {
                biased;
                event = self.client.next() => return self.handle(event),
                () = sleep_until_opt(next) => {
                    let Some((_, action)) = self.plan.pop_front() else { continue };
                    self.policy.record(&action);
                    match action {
                        Action::Send(command) => self.send(command).await,
                        Action::DropNetwork(away) => self.drop_network(away),
                        Action::SwitchCompanion(on) => self.switch_companion(on),
                    }
                    return ParticipantEvent::Acted;
                }
            }
        }
    }

    /// Sends a command, also one that is not of the plan.
    pub async fn send(&mut self, command: Command) {
        self.note(&command, SentAnswers::sent);
        self.client.send(command).await;
    }

    /// Both connections are gone for so long.
    fn drop_network(&mut self, away: Duration) {
        self.client.drop_network(away);
        if self.companion.take().is_some() {
            self.companion = Some(self.new_companion(away));
        }
    }

    fn switch_companion(&mut self, on: bool) {
        // Dropped, it is gone at once, as an extension that is switched off.
        self.companion = on.then(|| self.new_companion(Duration::ZERO));
    }

    fn new_companion(&self, after: Duration) -> SimulatedCompanion {
        let (address, credentials) = (self.client.address(), self.client.credentials());
        SimulatedCompanion::start(address, credentials, after, Arc::default())
    }

    fn handle(&mut self, event: ClientEvent) -> ParticipantEvent {
        match event {
            ClientEvent::Connected => ParticipantEvent::Connected,
            ClientEvent::Disconnected(_) => ParticipantEvent::Disconnected,
            ClientEvent::Terminated(termination) => ParticipantEvent::Terminated(termination),
            ClientEvent::View(text) => self.view(&text),
            ClientEvent::CommandDone { command, .. } => {
                self.note(&command, |answers, key, _| answers.acknowledged(key));
                ParticipantEvent::CommandDone(command)
            }
            ClientEvent::CommandRefused { command, refusal } => {
                self.note(&command, |answers, key, _| answers.refused(key));
                // The plan counted on the command: make another one.
                if let Some(page) = &self.page {
                    self.plan = scheduled(self.policy.plan(page));
                }
                ParticipantEvent::CommandRefused(command, refusal)
            }
        }
    }

    fn view(&mut self, text: &str) -> ParticipantEvent {
        match serde_json::from_str::<CandidateMessage<ItemContent>>(text) {
            Ok(ServerMessage::Snapshot { state, .. }) => {
                self.set_page(state);
                ParticipantEvent::ViewUpdated
            }
            Ok(_) | Err(_) => ParticipantEvent::UnreadableView,
        }
    }

    /// A page that shows the same situation does not interrupt the plan.
    fn set_page(&mut self, page: CandidatePage) {
        let same = self
            .page
            .as_ref()
            .is_some_and(|before| policy::same_situation(before, &page));
        if !same {
            self.plan = scheduled(self.policy.plan(&page));
        }
        self.page = Some(page);
    }

    fn note(&self, command: &Command, note: impl FnOnce(&SentAnswers, AnswerKey, Submission)) {
        let Some((sent_answers, session, seat)) = &self.recording else {
            return;
        };
        if let Some((presentation, submission)) = Submission::from_command(command) {
            let key = AnswerKey {
                session: *session,
                seat: *seat,
                presentation,
            };
            note(sent_answers, key, submission);
        }
    }
}

/// Each action waits from the one before.
fn scheduled(actions: Vec<PlannedAction>) -> VecDeque<(Instant, Action)> {
    let mut at = Instant::now();
    let mut due = |after: Duration| {
        at += after;
        at
    };
    actions
        .into_iter()
        .map(|planned| (due(planned.after), planned.action))
        .collect()
}
