//! The actor of a room: waits, processes a batch, and does all its I/O.

use super::{
    RoomMessage,
    classify::ClassifiedBatch,
    commit::{
        BatchOutcome, CommitAttempts, CommitSettlement, JournalHead, PendingCommand, WriteResult,
    },
    load::{RoomError, RoomInit, load_aggregate, load_turn},
    seat_holders::SeatHolders,
    services::RoomServices,
    state::{BatchContext, RoomState},
    suspensions::sync_suspensions,
};
use crate::{
    center::SessionSlice,
    journal::SessionAggregate,
    telemetry::{self, GaugeGuard},
};
use jiff::civil::Date;
use tokio::sync::mpsc;
use uuid::Uuid;
use vigie_shared::{
    ids::{Epoch, SessionId},
    protocol::CloseReason,
    session::{Actor, Command, Event},
    time::Timestamp,
};

/// Most messages taken in one batch.
const MAX_BATCH: usize = 256;

pub(super) struct RoomActor {
    services: RoomServices,
    state: RoomState,
    holders: SeatHolders,
    /// Was the session compared with the table of suspensions since the start?
    in_step: bool,
}

impl RoomActor {
    pub(super) fn new(services: RoomServices, init: RoomInit, holders: SeatHolders) -> Self {
        let (epoch, now) = (Epoch(Uuid::now_v7()), services.clock.now());
        holders.note(&init.aggregate.session);
        Self {
            holders,
            state: RoomState::new(init, services.bank.clone(), epoch, now),
            services,
            in_step: false,
        }
    }

    /// Runs until it is idle or its journal cannot be read.
    pub(super) async fn run(mut self, mut mailbox: mpsc::Receiver<RoomMessage>) {
        let _counted = GaugeGuard::room();
        let clock = self.services.clock.clone();
        let mut messages = Vec::new();
        loop {
            let wake = self.state.next_wake(clock.now());
            tokio::select! {
                biased;
                taken = mailbox.recv_many(&mut messages, MAX_BATCH) => if taken == 0 { break },
                () = clock.wait_for(wake) => {}
            }
            if let Err(error) = self.process_batch(std::mem::take(&mut messages)).await {
                tracing::error!(session = %self.state.id, %error, "room ends");
                break;
            }
            if self.state.is_idle(clock.now()) {
                // What was sent meanwhile is still answered; later senders find the mailbox
                // closed and start the room again.
                mailbox.close();
            }
        }
        self.state.connections.close_all(CloseReason::Unavailable);
    }

    /// Handles a batch: decide, make durable, send.
    #[tracing::instrument(skip_all, level = "debug", fields(messages = messages.len()))]
    async fn process_batch(&mut self, messages: Vec<RoomMessage>) -> Result<(), RoomError> {
        self.services.outages.probe(&self.services.clock).await;
        let now = self.services.clock.now();
        let mut batch = ClassifiedBatch::default();
        let asks =
            |message: &RoomMessage| matches!(message, RoomMessage::SuspensionsChanged { .. });
        if self.state.suspensions_stale || messages.iter().any(asks) {
            batch.commands = self.sync_suspensions().await?;
        }
        let outages = self.credit_outages(&mut batch, now);
        self.state.classify(messages, &mut batch, now);
        self.state.guessing = self.services.guessing.of_session(self.state.id);
        self.state.door = self.services.door.of_session(self.state.id, now);
        let day = match batch.commands.iter().any(depends_on_day) {
            true => day_of(&self.services, self.state.id).await,
            false => None,
        };
        let context = BatchContext {
            now,
            random: &random_u64,
            day_begins: day.map(|(begins, _)| begins),
            day_ends: day.map(|(_, ends)| ends),
        };
        let outcome = self.decide_and_commit(&batch.commands, context).await?;
        if !outcome.failed {
            self.state.outages_credited = outages;
        }
        self.holders.note(&self.state.aggregate.session);
        self.state.people_stale |= outcome.roster_changed;
        if self.state.people_stale {
            self.read_people().await;
        }
        self.notify_center(&outcome);
        self.state.conclude(batch, outcome, now);
        Ok(())
    }

    /// Adds the commands that give back the outages since the last batch, before any timer fires.
    /// Returns how many outages there were with them.
    fn credit_outages(&mut self, batch: &mut ClassifiedBatch, now: Timestamp) -> usize {
        let (outages, count) = self.services.outages.after(self.state.outages_credited);
        if !outages.is_empty() {
            self.state.timers.end_pause();
        }
        let credit = |outage| {
            PendingCommand::internal(Actor::Server, Command::CreditServerOutage { outage })
        };
        batch.commands.extend(outages.into_iter().map(credit));
        if self.services.outages.is_open(now) {
            self.state.timers.pause(now);
        }
        count
    }

    /// The commands by which the session follows the table of suspensions. A room that has
    /// served somebody goes on with what it knows when the table cannot be read, and reads it
    /// again with the next batch.
    async fn sync_suspensions(&mut self) -> Result<Vec<PendingCommand>, RoomError> {
        let (center, session) = (self.state.center, &self.state.aggregate.session);
        match sync_suspensions(&self.services, center, session).await {
            Ok(commands) => {
                self.state.suspensions_stale = false;
                self.in_step = true;
                Ok(commands)
            }
            Err(error) if self.in_step => {
                self.state.suspensions_stale = true;
                tracing::error!(session = %self.state.id, %error, "suspensions cannot be read");
                Ok(Vec::new())
            }
            Err(error) => Err(error.into()),
        }
    }

    /// Takes over who is on the roster, which stands in a table that the row has changed. A room
    /// that cannot read it goes on with what it knows, and reads it again with the next batch.
    async fn read_people(&mut self) {
        match self.services.store.enrolled_candidates(self.state.id).await {
            Ok(people) => {
                self.state.people = people;
                self.state.people_stale = false;
            }
            Err(error) => {
                tracing::error!(session = %self.state.id, %error, "the roster cannot be read");
            }
        }
    }

    /// Decides the commands in order and commits what follows from them as one row. When
    /// another server was first, starts over from what it wrote; when the database refuses,
    /// nothing has happened and every command is answered so.
    #[tracing::instrument(skip_all, level = "debug", name = "commit",
        fields(commands = commands.len()))]
    async fn decide_and_commit(
        &mut self,
        commands: &[PendingCommand],
        context: BatchContext<'_>,
    ) -> Result<BatchOutcome, RoomError> {
        let mut attempts = CommitAttempts::default();
        loop {
            let (outcome, row) = self.state.decide(commands, context, &attempts);
            let Some(row) = row else {
                return Ok(outcome);
            };
            let head = JournalHead::at(&row);
            let result = match self.services.store.append(row).await {
                Ok(()) => {
                    count(&outcome.events);
                    WriteResult::Written
                }
                Err(error) => WriteResult::Refused {
                    error,
                    reloaded: Box::new(reload(&self.services, self.state.id).await?),
                },
            };
            match self.state.settle(head, result, &mut attempts) {
                CommitSettlement::Committed => return Ok(outcome),
                CommitSettlement::DecideAgain => {}
                CommitSettlement::GivenUp => return Ok(self.state.refuse_all(commands)),
            }
        }
    }

    /// Tells the center what it shows of this session, if the batch may have changed it.
    fn notify_center(&self, outcome: &BatchOutcome) {
        if outcome.affects_center {
            let (id, aggregate) = (self.state.id, &self.state.aggregate);
            let slice = || SessionSlice::from_session(id, aggregate.version, &aggregate.session);
            self.services
                .centers
                .note_slice(self.state.center, id, slice);
        }
    }
}

fn depends_on_day(command: &PendingCommand) -> bool {
    matches!(
        command.command,
        Command::Finalize { .. } | Command::StartTest
    )
}

/// The first hour of a day, as sessions have theirs.
const MIDNIGHT: &str = "00:00";

/// When the day of the session begins in its center, and when it ends. Read each time: it may be
/// changed while the room lives.
async fn day_of(services: &RoomServices, session: SessionId) -> Option<(Timestamp, Timestamp)> {
    match services.store.session_header(session).await {
        Ok(header) => {
            let header = header?;
            let next_day = header.held_on.parse::<Date>().ok()?.tomorrow().ok()?;
            let midnight = |day: &str| header.zone.instant_of(day, MIDNIGHT).ok();
            Some((midnight(&header.held_on)?, midnight(&next_day.to_string())?))
        }
        Err(error) => {
            // Nothing can be written then either.
            tracing::error!(%session, %error, "the day of a session cannot be read");
            None
        }
    }
}

/// The session as the database has it.
async fn reload(
    services: &RoomServices,
    session: SessionId,
) -> Result<SessionAggregate, RoomError> {
    let turn = load_turn(services, session).await?;
    load_aggregate(services, session, turn).await
}

/// Randomness of a room: for the seed of a test, and for the code of a certificate.
fn random_u64() -> u64 {
    getrandom::u64().unwrap_or_else(|_| Uuid::new_v4().as_u64_pair().0)
}

fn count(events: &[Event]) {
    let answers = events
        .iter()
        .filter(|event| matches!(event, Event::Answered { .. } | Event::Passed { .. }))
        .count();
    telemetry::events_written(events.len(), answers);
}
