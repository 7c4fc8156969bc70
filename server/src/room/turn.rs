//! One turn of a room: commands in order, one durable row.

use crate::{
    room::{ConnectionId, RoomError, registry, task::Room},
    store::StoreError,
};
use std::collections::BTreeSet;
use vigie_shared::{
    ids::{CommandId, DeviceId, Seat},
    session::{Actor, Command, Context, Event, Refusal},
    time::Timestamp,
};

/// Something somebody wants in this turn.
pub(super) struct Wish {
    /// Whom to answer, and the idempotency key; none for the server's own wishes.
    pub from: Option<(ConnectionId, CommandId)>,
    pub actor: Actor,
    pub command: Command,
}

impl Wish {
    /// A wish nobody waits for.
    pub(super) fn server(actor: Actor, command: Command) -> Self {
        Self {
            from: None,
            actor,
            command,
        }
    }
}

/// What a turn came to, durable.
#[derive(Default)]
pub(super) struct Turn {
    /// Answers to commands.
    pub replies: Vec<(ConnectionId, CommandId, Result<(), Refusal>)>,
    /// Seats whose page or card may have changed.
    pub touched: BTreeSet<Seat>,
    /// Seats a device has taken over.
    pub taken_over: Vec<(Seat, DeviceId)>,
    /// Did anything happen?
    pub changed: bool,
    /// Did a referent do it?
    pub by_referent: bool,
    events: Vec<Event>,
    granted: Vec<CommandId>,
}

impl Room {
    /// Decides the wishes in order and commits what follows from them as one row.
    /// When another server was first, starts over from what it wrote; when the
    /// database refuses, nothing has happened and everybody is told so.
    pub(super) async fn decide_and_commit(
        &mut self,
        wishes: &[Wish],
        now: Timestamp,
    ) -> Result<Turn, RoomError> {
        loop {
            let turn = self.decide_all(wishes, now);
            if turn.events.is_empty() {
                self.granted.extend(&turn.granted);
                return Ok(turn);
            }
            self.granted.extend(&turn.granted);
            let row = self
                .folded
                .next_row(self.id, now, &turn.events, &self.granted);
            let (version, digest) = (row.version, row.digest.clone());
            match self.tools.store.append(row).await {
                Ok(()) => {
                    self.folded.version = version;
                    self.folded.digest = digest;
                    self.granted.clear();
                    count(&turn.events);
                    return Ok(turn);
                }
                Err(StoreError::Conflict) => {
                    self.granted.clear();
                    self.folded = registry::load(&self.tools, self.id).await?;
                }
                Err(StoreError::Unavailable) => {
                    self.granted.clear();
                    self.folded = registry::load(&self.tools, self.id).await?;
                    return Ok(refuse_all(wishes));
                }
            }
        }
    }

    fn decide_all(&mut self, wishes: &[Wish], now: Timestamp) -> Turn {
        let mut turn = Turn::default();
        for wish in wishes {
            let result = self.decide_one(wish, now, &mut turn);
            if let Some((connection, id)) = wish.from {
                turn.replies.push((connection, id, result));
            }
        }
        turn.changed = !turn.events.is_empty();
        turn
    }

    fn decide_one(&mut self, wish: &Wish, now: Timestamp, turn: &mut Turn) -> Result<(), Refusal> {
        let session = &mut self.folded.session;
        let id = wish.from.map(|(_, id)| id);
        if let Actor::Candidate { seat, .. } = wish.actor {
            // Also when nothing changes: he may be asking because his page is behind.
            turn.touched.insert(seat);
        }
        if id.is_some_and(|id| session.knows(id)) {
            return Ok(());
        }
        let context = Context {
            at: now,
            actor: &wish.actor,
            seed: seed(&wish.command),
            examiner: &*self.tools.bank,
        };
        let events = session.decide(&wish.command, &context)?;
        for event in &events {
            session.apply(event, now);
            turn.touched.extend(event.seat());
            turn.taken_over.extend(takes_over(session, event));
        }
        turn.by_referent |= matches!(wish.actor, Actor::Referent(_));
        // Also when it was so already: resent later, it might not be so any more.
        if let Some(id) = id {
            session.remember(id);
            turn.granted.push(id);
        }
        turn.events.extend(events);
        Ok(())
    }
}

/// The seat and device of an event after which other devices have no part in it.
fn takes_over(session: &vigie_shared::session::Session, event: &Event) -> Option<(Seat, DeviceId)> {
    match event {
        Event::Resumed { seat, device } => Some((*seat, *device)),
        Event::Entered { seat, device } => {
            let started = session.place(*seat)?.test.is_some();
            (!started).then_some((*seat, *device))
        }
        _ => None,
    }
}

fn refuse_all(wishes: &[Wish]) -> Turn {
    let refused = |wish: &Wish| {
        wish.from
            .map(|(connection, id)| (connection, id, Err(Refusal::StorageUnavailable)))
    };
    Turn {
        replies: wishes.iter().filter_map(refused).collect(),
        ..Turn::default()
    }
}

/// Chance enters here, and only when a test starts.
fn seed(command: &Command) -> u64 {
    match command {
        Command::StartTest => {
            getrandom::u64().unwrap_or_else(|_| uuid::Uuid::new_v4().as_u64_pair().0)
        }
        _ => 0,
    }
}

fn count(events: &[Event]) {
    let answers = events
        .iter()
        .filter(|event| matches!(event, Event::Answered { .. } | Event::Passed { .. }))
        .count();
    metrics::counter!("vigie_answers_total").increment(answers as u64);
    metrics::counter!("vigie_events_total").increment(events.len() as u64);
}
