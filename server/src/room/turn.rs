//! One turn of a room: commands in order, one durable row.

use crate::{
    center,
    room::{ConnectionId, RoomError, registry, task::Room},
    store::StoreError,
};
use std::collections::BTreeSet;
use vigie_shared::{
    ids::{CommandId, DeviceId, Seat},
    session::{Actor, Command, CommandKey, DecisionContext, Event, Refusal},
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
    fn grant(&self) -> Option<CommandKey> {
        let (_, id) = self.from?;
        let seat = match self.actor {
            Actor::Candidate { seat, .. } => Some(seat),
            _ => None,
        };
        Some(CommandKey { seat, id })
    }

    /// A wish nobody waits for.
    pub(super) fn server(actor: Actor, command: Command) -> Self {
        Self {
            from: None,
            actor,
            command,
        }
    }
}

/// Most grants without an event that wait for the next row.
const CARRIED: usize = 256;

/// Conflicts in a row behind which no other server's row is found, before the database
/// counts as refusing. One of them is a certificate code that is taken, and new ones are
/// drawn; this many mean that the tables contradict the journal, and a room must not try
/// for ever while its candidates wait.
const CONTRADICTIONS: u32 = 32;

/// What a turn came to, durable.
#[derive(Default)]
pub(super) struct Turn {
    /// Answers to commands.
    pub replies: Vec<(ConnectionId, CommandId, Result<(), Refusal>)>,
    /// Seats whose page or card may have changed.
    pub touched: BTreeSet<Seat>,
    /// Seats a device has taken over.
    pub taken_over: Vec<(Seat, DeviceId)>,
    /// Is everybody's page another one?
    pub for_all: bool,
    /// Did anything happen?
    pub changed: bool,
    /// May its center see something of it?
    pub for_center: bool,
    /// Did a referent do it?
    pub by_referent: bool,
    /// Did the database refuse? Then nothing happened.
    pub failed: bool,
    events: Vec<Event>,
    granted: Vec<CommandKey>,
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
        let (mut reloaded, mut contradictions) = (false, 0);
        loop {
            let mut turn = self.decide_all(wishes, now);
            if reloaded || turn.for_all {
                // What others wrote may be about anybody.
                turn.touched = self.all_seats();
            }
            turn.for_center |= reloaded;
            self.granted.extend(&turn.granted);
            let most = self.granted.len().saturating_sub(CARRIED);
            self.granted.drain(..most);
            if turn.events.is_empty() {
                return Ok(turn);
            }
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
                Err(error) => {
                    self.granted.clear();
                    self.folded = registry::load(&self.tools, self.id).await?;
                    reloaded = true;
                    let overtaken = self.folded.version >= version;
                    contradictions = if overtaken { 0 } else { contradictions + 1 };
                    if contradictions == CONTRADICTIONS {
                        tracing::error!(session = %self.id, "the tables contradict the journal");
                    }
                    if error == StoreError::Unavailable || contradictions == CONTRADICTIONS {
                        return Ok(self.refuse_all(wishes));
                    }
                }
            }
        }
    }

    /// Nothing happened, as far as the journal tells: it may have taken the row and
    /// failed to say so.
    fn refuse_all(&self, wishes: &[Wish]) -> Turn {
        let reply = |wish: &Wish| {
            let (connection, id) = wish.from?;
            let known = wish
                .grant()
                .is_some_and(|grant| self.folded.session.is_processed(grant));
            let result = if known {
                Ok(())
            } else {
                Err(Refusal::StorageUnavailable)
            };
            Some((connection, id, result))
        };
        Turn {
            replies: wishes.iter().filter_map(reply).collect(),
            touched: self.all_seats(),
            for_center: true,
            failed: true,
            ..Turn::default()
        }
    }

    fn all_seats(&self) -> BTreeSet<Seat> {
        let places = self.folded.session.seats();
        places.iter().map(|place| place.config.seat).collect()
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
        let grant = wish.grant();
        if let Actor::Candidate { seat, .. } = wish.actor {
            // Also when nothing changes: he may be asking because his page is behind.
            turn.touched.insert(seat);
        }
        if grant.is_some_and(|grant| session.is_processed(grant)) {
            return Ok(());
        }
        let context = DecisionContext {
            at: now,
            actor: &wish.actor,
            random: &chance,
            engine: &*self.tools.bank,
        };
        let events = session.decide(&wish.command, &context)?;
        for event in &events {
            session.apply(event, now);
            turn.touched.extend(event.seat());
            turn.for_center |= center::concerns(event);
            turn.for_all |= matches!(event, Event::SessionPublished { .. });
            turn.taken_over.extend(takes_over(session, event));
        }
        turn.by_referent |= matches!(wish.actor, Actor::Referent(_));
        // Also when it was so already: resent later, it might not be so any more.
        if let Some(grant) = grant {
            session.mark_processed(grant);
            turn.granted.push(grant);
        }
        turn.events.extend(events);
        Ok(())
    }
}

/// The seat and device of an event after which other devices have no part in it.
fn takes_over(session: &vigie_shared::session::Session, event: &Event) -> Option<(Seat, DeviceId)> {
    match event {
        Event::Resumed { seat, device } => Some((*seat, *device)),
        Event::LoggedIn { seat, device } => {
            let started = session.seat_state(*seat)?.test.is_some();
            (!started).then_some((*seat, *device))
        }
        _ => None,
    }
}

/// Chance enters here: when a test starts, and when a certificate gets its code.
fn chance() -> u64 {
    getrandom::u64().unwrap_or_else(|_| uuid::Uuid::new_v4().as_u64_pair().0)
}

fn count(events: &[Event]) {
    let answers = events
        .iter()
        .filter(|event| matches!(event, Event::Answered { .. } | Event::Passed { .. }))
        .count();
    metrics::counter!("vigie_answers_total").increment(answers as u64);
    metrics::counter!("vigie_events_total").increment(events.len() as u64);
}
