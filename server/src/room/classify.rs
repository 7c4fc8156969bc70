//! A batch of messages, by what has to be done with them.

use super::{RoomMessage, commit::PendingCommand, companion::CompanionEvent, state::RoomState};
use crate::live::{Audience, ConnectionId, LiveMessage, Outbox, ResumeFrom};
use tokio::sync::oneshot;
use vigie_shared::{
    ids::{DeviceId, Seat},
    item::ItemId,
    session::{Actor, Command, CompanionNotice, Refusal, StaffMember},
    time::Timestamp,
    view::ConnectionStability,
};

/// A connection that has said hello.
pub(super) struct Join {
    pub(super) connection: ConnectionId,
    pub(super) audience: Audience,
    /// Of an invigilator: who.
    pub(super) watcher: Option<StaffMember>,
    pub(super) outbox: Outbox,
    pub(super) resume_from: ResumeFrom,
}

/// A connection that is gone; `silent` when it was closed after too long a silence.
pub(super) struct Leave {
    pub(super) connection: ConnectionId,
    pub(super) audience: Audience,
    pub(super) silent: bool,
}

/// Which item does this device show?
pub(super) struct ItemQuery {
    pub(super) seat: Seat,
    pub(super) device: DeviceId,
    pub(super) reply: oneshot::Sender<Option<ItemId>>,
}

#[derive(Default)]
pub(super) struct ClassifiedBatch {
    pub(super) commands: Vec<PendingCommand>,
    pub(super) joins: Vec<Join>,
    pub(super) leaves: Vec<Leave>,
    pub(super) item_queries: Vec<ItemQuery>,
    /// Who waits to know what became of a command, by its place among the commands.
    pub(super) staff: Vec<(usize, oneshot::Sender<Result<(), Refusal>>)>,
    /// Answered once the batch is durable.
    pub(super) server_waiters: Vec<oneshot::Sender<()>>,
    /// Seats with a new link of a companion.
    pub(super) linked: Vec<Seat>,
    /// Devices whose companions count as missing now.
    pub(super) missing: Vec<(Seat, DeviceId)>,
    /// Devices that count as lost now.
    pub(super) lost: Vec<(Seat, DeviceId)>,
}

impl RoomState {
    /// Sorts the messages after what is in `batch` already, and adds what time brings about.
    pub(super) fn classify(
        &mut self,
        messages: Vec<RoomMessage>,
        batch: &mut ClassifiedBatch,
        now: Timestamp,
    ) {
        for message in messages {
            match message {
                RoomMessage::Live(message) => self.classify_live(message, batch, now),
                RoomMessage::CurrentItem {
                    seat,
                    device,
                    reply,
                } => batch.item_queries.push(ItemQuery {
                    seat,
                    device,
                    reply,
                }),
                RoomMessage::Companion {
                    seat,
                    device,
                    event,
                } => self.classify_companion((seat, device), event, batch, now),
                RoomMessage::Staff(staff) => {
                    batch.staff.push((batch.commands.len(), staff.reply));
                    batch.commands.push(PendingCommand {
                        write: staff.write,
                        ..PendingCommand::internal(staff.actor, staff.command)
                    });
                }
                RoomMessage::NextSeat { reply } => {
                    let seats = self.aggregate.session.seats().len();
                    let _ = reply.send(Seat(u16::try_from(seats + 1).unwrap_or(u16::MAX)));
                }
                // What changed was looked up before the batch: see `RoomActor`.
                RoomMessage::SuspensionsChanged { done } => batch.server_waiters.push(done),
                RoomMessage::Wake => {}
            }
        }
        self.expire_due(batch, now);
    }

    fn classify_live(&mut self, message: LiveMessage, batch: &mut ClassifiedBatch, now: Timestamp) {
        match message {
            LiveMessage::Command {
                from,
                actor,
                id,
                command,
            } => batch.commands.push(PendingCommand {
                from: Some((from, id)),
                actor,
                command,
                write: None,
            }),
            LiveMessage::Connect {
                connection,
                audience,
                watcher,
                outbox,
                resume_from,
            } => {
                if let Audience::Candidate { seat, device } = audience {
                    let actor = Actor::Candidate { seat, device };
                    batch
                        .commands
                        .push(PendingCommand::internal(actor, Command::NoteLogin));
                    batch.commands.push(note_connection(seat, device, true));
                    self.timers.reconnected(seat, device);
                    self.companions.page_connected((seat, device), now);
                }
                batch.joins.push(Join {
                    connection,
                    audience,
                    watcher,
                    outbox,
                    resume_from,
                });
            }
            LiveMessage::Disconnect {
                connection,
                audience,
                silent,
            } => {
                // Removed when the commands before it are answered: a connection that was
                // closed for sending too much still waits for that.
                batch.joins.retain(|join| join.connection != connection);
                batch.leaves.push(Leave {
                    connection,
                    audience,
                    silent,
                });
            }
            LiveMessage::Heartbeat {
                connection,
                stability,
            } => {
                if let Some(Audience::Candidate { seat, device }) =
                    self.connections.audience(connection)
                {
                    self.timers.set_stability(seat, device, stability);
                }
            }
        }
    }

    fn classify_companion(
        &mut self,
        (seat, device): (Seat, DeviceId),
        event: CompanionEvent,
        batch: &mut ClassifiedBatch,
        now: Timestamp,
    ) {
        match event {
            CompanionEvent::Linked {
                connection,
                notice,
                state,
            } => {
                batch.commands.push(note_companion((seat, device), notice));
                batch.linked.push(seat);
                self.companions.open((seat, device), connection, state);
            }
            CompanionEvent::Left { connection } => {
                self.companions.close((seat, device), connection, now);
            }
            CompanionEvent::Noticed(notice) => {
                batch.commands.push(note_companion((seat, device), notice));
            }
        }
    }

    /// Adds the commands that are due by time alone.
    fn expire_due(&mut self, batch: &mut ClassifiedBatch, now: Timestamp) {
        if self.timers.is_paused(now) {
            return;
        }
        let deadline = self.aggregate.session.next_deadline();
        if deadline.is_some_and(|at| at <= now) {
            batch.commands.push(PendingCommand::internal(
                Actor::Server,
                Command::ExpireTimers,
            ));
        }
        batch.lost = self.timers.take_lost(now);
        let timers = &self.timers;
        batch.missing = self.companions.take_missing(now, |seat, device| {
            timers.stability(seat, device) == ConnectionStability::Unstable
        });
        let missing = batch.missing.iter();
        let missing = missing.map(|key| note_companion(*key, CompanionNotice::Missing));
        batch.commands.extend(missing);
        let lost = batch.lost.iter();
        let lost = lost.map(|(seat, device)| note_connection(*seat, *device, false));
        batch.commands.extend(lost);
    }
}

fn note_companion((seat, device): (Seat, DeviceId), notice: CompanionNotice) -> PendingCommand {
    let command = Command::NoteCompanion {
        seat,
        device,
        notice,
    };
    PendingCommand::internal(Actor::Server, command)
}

fn note_connection(seat: Seat, device: DeviceId, connected: bool) -> PendingCommand {
    let command = Command::NoteConnection {
        seat,
        device,
        connected,
    };
    PendingCommand::internal(Actor::Server, command)
}
