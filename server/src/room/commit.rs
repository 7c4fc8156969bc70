//! The commands of one batch, decided in order and written as one row of the journal.

use super::state::{BatchContext, RoomState};
use crate::{
    center,
    journal::SessionAggregate,
    live::ConnectionId,
    store::{CandidateWrite, JournalRow, StoreError},
};
use std::collections::{BTreeMap, BTreeSet};
use vigie_shared::{
    ids::{CommandId, DeviceId, IncidentId, Seat},
    session::{Actor, Command, CommandKey, DecisionContext, Event, Refusal, Session},
};

/// Most keys of commands without an event that wait for the next row.
const MAX_PENDING_KEYS: usize = 256;

/// Conflicts in a row behind which no other server's row is found, before the database
/// counts as refusing. One of them is a certificate code that is taken, and new ones are
/// drawn; this many mean that the tables contradict the journal, and a room must not try
/// without end while its candidates wait.
const MAX_CONTRADICTIONS: u32 = 32;

/// What a command is answered with: the incident it put on record, or why it was refused.
pub(super) type CommandResult = Result<Option<IncidentId>, Refusal>;

/// A command that is decided in this batch.
pub(super) struct PendingCommand {
    /// The connection to answer, and the id its client gave the command; none for commands of
    /// the server.
    pub(super) from: Option<(ConnectionId, CommandId)>,
    pub(super) actor: Actor,
    pub(super) command: Command,
    /// The identity it is about, if it is about one.
    pub(super) write: Option<CandidateWrite>,
}

impl PendingCommand {
    /// A command that no connection waits for.
    pub(super) fn internal(actor: Actor, command: Command) -> Self {
        Self {
            from: None,
            actor,
            command,
            write: None,
        }
    }

    fn key(&self) -> Option<CommandKey> {
        let (_, id) = self.from?;
        Some(match &self.actor {
            Actor::Candidate { seat, .. } => CommandKey::of_candidate(*seat, id),
            Actor::Invigilator(member) | Actor::Referent(member) => {
                CommandKey::of_staff(member.login, id)
            }
            Actor::Server => CommandKey::of_staff(None, id),
        })
    }
}

/// What came of a batch. Nothing of it is sent before its row is durable.
#[derive(Default)]
pub(super) struct BatchOutcome {
    pub(super) replies: Vec<(ConnectionId, CommandId, CommandResult)>,
    /// What became of each command that no connection waits for, by its place.
    pub(super) internal: BTreeMap<usize, Result<(), Refusal>>,
    /// Seats whose page or card may have changed.
    pub(super) touched: BTreeSet<Seat>,
    /// Devices that have no place at their seat any more.
    pub(super) excluded: Vec<DevicesExcluded>,
    /// May others be on the roster, or the same people otherwise?
    pub(super) roster_changed: bool,
    /// Identities that are written with the row.
    writes: Vec<CandidateWrite>,
    /// Has everybody's page changed?
    pub(super) for_all: bool,
    /// May its center see something of it?
    pub(super) affects_center: bool,
    pub(super) by_referent: bool,
    /// Did the database refuse? Then nothing happened.
    pub(super) failed: bool,
    pub(super) events: Vec<Event>,
    processed: Vec<CommandKey>,
}

/// Which devices an event excludes from a seat.
pub(super) enum DevicesExcluded {
    /// The test is taken on this device and on no other.
    AllBut(Seat, DeviceId),
    /// An invigilator turned this one away.
    Refused(Seat, DeviceId),
}

impl DevicesExcluded {
    fn by_event(session: &Session, event: &Event) -> Option<Self> {
        match event {
            Event::TestStarted { seat, .. } | Event::Resumed { seat, .. } => {
                let test = session.seat_state(*seat)?.test.as_ref()?;
                Some(Self::AllBut(*seat, test.device))
            }
            Event::DeviceRefused { seat, device, .. } => Some(Self::Refused(*seat, *device)),
            _ => None,
        }
    }
}

/// What storage said of a row.
pub(super) enum WriteResult {
    Written,
    Refused {
        error: StoreError,
        /// The session as the database has it.
        reloaded: Box<SessionAggregate>,
    },
}

/// What a room does after storage has answered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum CommitSettlement {
    Committed,
    /// Another server was first: decide the same commands from what it wrote.
    DecideAgain,
    /// The database does not take it.
    GivenUp,
}

/// How often the commands of one batch were decided in vain.
#[derive(Debug, Default)]
pub(super) struct CommitAttempts {
    reloaded: bool,
    contradictions: u32,
}

/// Version and digest of the last row of a journal.
pub(super) struct JournalHead {
    version: i64,
    digest: String,
}

impl JournalHead {
    pub(super) fn at(row: &JournalRow) -> Self {
        Self {
            version: row.version,
            digest: row.digest.clone(),
        }
    }
}

impl RoomState {
    /// Decides the commands in order; the row is what has to be written of it, if anything.
    #[tracing::instrument(skip_all, level = "debug", fields(commands = commands.len()))]
    pub(super) fn decide(
        &mut self,
        commands: &[PendingCommand],
        context: BatchContext,
        attempts: &CommitAttempts,
    ) -> (BatchOutcome, Option<JournalRow>) {
        let mut outcome = BatchOutcome::default();
        for (place, command) in commands.iter().enumerate() {
            let result = self.decide_one(command, context, &mut outcome);
            match command.from {
                Some((connection, id)) => outcome.replies.push((connection, id, result)),
                None => {
                    outcome.internal.insert(place, result.map(|_| ()));
                }
            }
        }
        if attempts.reloaded || outcome.for_all {
            // What another server wrote may be about anybody.
            outcome.touched = self.all_seats();
        }
        outcome.affects_center |= attempts.reloaded;
        outcome.roster_changed |= attempts.reloaded;
        self.pending_keys.extend(&outcome.processed);
        let surplus = self.pending_keys.len().saturating_sub(MAX_PENDING_KEYS);
        self.pending_keys.drain(..surplus);
        let row = (!outcome.events.is_empty()).then(|| {
            let (events, keys) = (&outcome.events, &self.pending_keys);
            let mut row = self.aggregate.next_row(self.id, context.now, events, keys);
            row.projection.candidates.clone_from(&outcome.writes);
            row
        });
        (outcome, row)
    }

    /// Takes over what storage said of the row that leads to `head`.
    pub(super) fn settle(
        &mut self,
        head: JournalHead,
        result: WriteResult,
        attempts: &mut CommitAttempts,
    ) -> CommitSettlement {
        self.pending_keys.clear();
        match result {
            WriteResult::Written => {
                self.aggregate.version = head.version;
                self.aggregate.digest = head.digest;
                CommitSettlement::Committed
            }
            WriteResult::Refused { error, reloaded } => {
                self.aggregate = *reloaded;
                attempts.reloaded = true;
                let overtaken = self.aggregate.version >= head.version;
                attempts.contradictions = match overtaken {
                    true => 0,
                    false => attempts.contradictions + 1,
                };
                let contradicted = attempts.contradictions == MAX_CONTRADICTIONS;
                if contradicted {
                    tracing::error!(session = %self.id, "the tables contradict the journal");
                }
                if contradicted || error == StoreError::Unavailable {
                    CommitSettlement::GivenUp
                } else {
                    CommitSettlement::DecideAgain
                }
            }
        }
    }

    /// The outcome when nothing could be written. A command that is in the journal is done all
    /// the same: the database may have taken the row and failed to say so.
    pub(super) fn refuse_all(&self, commands: &[PendingCommand]) -> BatchOutcome {
        let session = &self.aggregate.session;
        let reply = |command: &PendingCommand| {
            let (connection, id) = command.from?;
            let processed = command.key().filter(|key| session.is_processed(*key));
            let result = processed
                .map(|key| session.incident_created_by(key))
                .ok_or(Refusal::StorageUnavailable);
            Some((connection, id, result))
        };
        let internal = (0..commands.len()).map(|place| (place, Err(Refusal::StorageUnavailable)));
        BatchOutcome {
            internal: internal.collect(),
            roster_changed: true,
            replies: commands.iter().filter_map(reply).collect(),
            touched: self.all_seats(),
            affects_center: true,
            failed: true,
            ..BatchOutcome::default()
        }
    }

    fn all_seats(&self) -> BTreeSet<Seat> {
        let seats = self.aggregate.session.seats();
        seats.iter().map(|state| state.config.seat).collect()
    }

    fn decide_one(
        &mut self,
        command: &PendingCommand,
        context: BatchContext,
        outcome: &mut BatchOutcome,
    ) -> CommandResult {
        let session = &mut self.aggregate.session;
        let key = command.key();
        if let Actor::Candidate { seat, .. } = command.actor {
            // Also when nothing changes: the page that sent it may be out of date.
            outcome.touched.insert(seat);
        }
        if let Some(key) = key.filter(|key| session.is_processed(*key)) {
            return Ok(session.incident_created_by(key));
        }
        let decision = DecisionContext {
            at: context.now,
            actor: &command.actor,
            random: context.random,
            engine: &*self.bank,
            day_begins: context.day_begins,
            day_ends: context.day_ends,
        };
        let events = session.decide(&command.command, &decision)?;
        for event in &events {
            // The state runs ahead of the journal until the row is durable, so that later
            // commands of the batch are decided on what earlier ones did. Nothing is sent
            // meanwhile. If the row is refused, the state is read again from the journal.
            session.apply(event, context.now);
            outcome.touched.extend(event.seat());
            outcome.affects_center |= center::affects_center(event);
            outcome.roster_changed |= changes_roster(event);
            outcome.for_all |= matches!(
                event,
                Event::SessionPublished { .. }
                    | Event::SessionCancelled { .. }
                    | Event::SessionReopened { .. }
                    | Event::CompanionPolicyChanged { .. }
            );
            outcome
                .excluded
                .extend(DevicesExcluded::by_event(session, event));
        }
        if !events.is_empty() {
            outcome.writes.extend(command.write.clone());
        }
        outcome.by_referent |= matches!(command.actor, Actor::Referent(_));
        let created = recorded_incident(&events);
        // Also without an event: when it is resent, it might not be refused or void any more.
        if let Some(key) = key {
            session.mark_processed(key);
            if let Some(incident) = created {
                session.mark_created(key, incident);
            }
            outcome.processed.push(key);
        }
        outcome.events.extend(events);
        Ok(created)
    }
}

/// Is somebody else on the roster after it, or the same person otherwise?
fn changes_roster(event: &Event) -> bool {
    matches!(
        event,
        Event::CandidateCorrected { .. }
            | Event::TermsChanged { .. }
            | Event::CandidateEnrolled { .. }
            | Event::CandidateRemoved { .. }
    )
}

/// The incident that these events of one command of the staff put on record.
fn recorded_incident(events: &[Event]) -> Option<IncidentId> {
    events.iter().find_map(|event| match event {
        Event::IncidentRecorded {
            incident,
            alert: None,
            ..
        } => Some(*incident),
        _ => None,
    })
}
