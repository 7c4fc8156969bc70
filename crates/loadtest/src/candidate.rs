//! A simulated candidate: a [`Mind`] that decides, on a [`Client`] that carries it
//! out.

mod habits;
mod mind;

pub use habits::Habits;
pub use mind::{Act, Mind, Page, Step};

use crate::{
    alarm::until,
    client::{Client, End, Heard},
    ledger::{Given, Ledger, Place},
};
use std::{collections::VecDeque, time::Duration};
use tokio::time::Instant;
use vigie_shared::{
    ids::{PresentationId, Seat, SessionId},
    item::ItemContent,
    protocol::{CandidateMessage, ServerMessage},
    session::{Command, Refusal},
};

/// Something that happened to a candidate.
#[derive(Debug)]
pub enum Happening {
    /// He is greeted by the server.
    Connected,
    /// He sees a page.
    Saw,
    /// He was sent something that is no page: the server is of another version.
    Unreadable,
    /// He did something.
    Acted,
    /// A command of his is durable.
    Granted(Command),
    /// A command of his changed nothing.
    Refused(Command, Refusal),
    /// His socket is gone; he comes back.
    Dropped,
    /// He will not be let in again with this log-in.
    Over(End),
}

/// One candidate.
pub struct Candidate {
    client: Client,
    mind: Mind,
    page: Option<Page>,
    plan: VecDeque<(Instant, Act)>,
    record: Option<(Ledger, SessionId, Seat)>,
}

impl Candidate {
    /// A candidate who has logged in and not connected yet.
    pub fn new(client: Client, mind: Mind) -> Self {
        Self {
            client,
            mind,
            page: None,
            plan: VecDeque::new(),
            record: None,
        }
    }

    /// Notes what he answers in `ledger`.
    #[must_use]
    pub fn recorded(mut self, ledger: Ledger, session: SessionId, seat: Seat) -> Self {
        self.record = Some((ledger, session, seat));
        self
    }

    /// The page before him, once he has seen one.
    pub fn page(&self) -> Option<&Page> {
        self.page.as_ref()
    }

    /// Is his test over?
    pub fn has_ended(&self) -> bool {
        self.page.as_ref().is_some_and(mind::has_ended)
    }

    /// Commands not answered yet.
    pub fn unanswered(&self) -> usize {
        self.client.unanswered()
    }

    /// Lives until the next thing happens.
    pub async fn step(&mut self) -> Happening {
        loop {
            let next = self.plan.front().map(|(at, _)| *at);
            tokio::select! {
                biased;
                heard = self.client.next() => {
                    if let Some(happening) = self.hear(heard) {
                        return happening;
                    }
                }
                () = until(next) => {
                    let Some((_, act)) = self.plan.pop_front() else { continue };
                    self.mind.did(&act);
                    match act {
                        Act::Send(command) => self.say(command).await,
                        Act::DropNetwork(away) => self.client.drop_network(away),
                    }
                    return Happening::Acted;
                }
            }
        }
    }

    /// Sends a command that is not of his own mind.
    pub async fn say(&mut self, command: Command) {
        self.note(&command, |ledger, place, given| ledger.sent(place, given));
        self.client.send(command).await;
    }

    fn hear(&mut self, heard: Heard) -> Option<Happening> {
        Some(match heard {
            Heard::Connected => Happening::Connected,
            Heard::Dropped(_) => Happening::Dropped,
            Heard::Ended(end) => Happening::Over(end),
            Heard::View(text) => match serde_json::from_str::<CandidateMessage<ItemContent>>(&text)
            {
                Ok(ServerMessage::Snapshot { state, .. }) => {
                    self.look(state);
                    Happening::Saw
                }
                Ok(_) | Err(_) => Happening::Unreadable,
            },
            Heard::Done { command, .. } => {
                self.note(&command, |ledger, place, _| ledger.acknowledged(place));
                Happening::Granted(command)
            }
            Heard::Refused { command, refusal } => {
                self.note(&command, |ledger, place, _| ledger.refused(place));
                // Whatever he wanted did not come about: he thinks again.
                if let Some(page) = &self.page {
                    self.plan = timed(self.mind.plan(page));
                }
                Happening::Refused(command, refusal)
            }
        })
    }

    /// A page that shows the same situation does not interrupt what he is doing.
    fn look(&mut self, page: Page) {
        let same = self
            .page
            .as_ref()
            .is_some_and(|before| mind::same_situation(before, &page));
        if !same {
            self.plan = timed(self.mind.plan(&page));
        }
        self.page = Some(page);
    }

    fn note(&self, command: &Command, note: impl FnOnce(&Ledger, Place, Given)) {
        if let (Some((ledger, session, seat)), Some((ask, given))) =
            (&self.record, Given::by(command))
        {
            note(ledger, place(*session, *seat, ask), given);
        }
    }
}

fn place(session: SessionId, seat: Seat, ask: PresentationId) -> Place {
    Place { session, seat, ask }
}

/// Steps follow each other: each waits from the one before.
fn timed(steps: Vec<Step>) -> VecDeque<(Instant, Act)> {
    let mut at = Instant::now();
    let mut time = |after: Duration| {
        at += after;
        at
    };
    steps
        .into_iter()
        .map(|step| (time(step.after), step.act))
        .collect()
}
