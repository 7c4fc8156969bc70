//! The task of a room: waits, takes a turn, publishes.

use crate::{
    journal::Folded,
    room::{
        Audience, ConnectionId, Known, Outgoing, RoomError, RoomMessage, connections::Connections,
        frames::Tail, registry::Tools, timers::Timers, turn::Wish,
    },
    socket::Outbox,
};
use std::sync::Arc;
use tokio::sync::{mpsc, oneshot};
use uuid::Uuid;
use vigie_shared::{
    ids::{DeviceId, Epoch, Seat, SessionId},
    item::ItemId,
    person::Person,
    protocol::{CloseReason, LOST_AFTER},
    session::{Actor, Command, Grant},
    time::Timestamp,
    view::Board,
};

/// Messages taken in one turn.
const BATCH: usize = 256;

/// A live room.
pub(super) struct Room {
    pub(super) tools: Tools,
    pub(super) id: SessionId,
    pub(super) folded: Folded,
    /// Commands granted without an event; the next row takes their ids along.
    pub(super) granted: Vec<Grant>,
    pub(super) people: Arc<[Person]>,
    pub(super) epoch: Epoch,
    /// The board as the staff was last told.
    pub(super) board: Board,
    pub(super) tail: Tail,
    pub(super) connections: Connections,
    pub(super) timers: Timers,
}

/// Somebody who said hello.
pub(super) struct Arrival {
    pub(super) connection: ConnectionId,
    pub(super) audience: Audience,
    pub(super) outbox: Outbox,
    pub(super) known: Known,
}

/// Somebody who left; `silent` when nothing was heard of him for too long.
struct Departure {
    audience: Audience,
    silent: bool,
}

/// A batch of messages by what they are.
#[derive(Default)]
struct Sorted {
    wishes: Vec<Wish>,
    arrivals: Vec<Arrival>,
    departures: Vec<Departure>,
    questions: Vec<(Seat, oneshot::Sender<Option<ItemId>>)>,
}

/// A room, ready to run.
pub(super) fn room(tools: Tools, id: SessionId, folded: Folded, people: Arc<[Person]>) -> Room {
    let now = tools.clock.now();
    Room {
        timers: Timers::at_start(&folded.session, now),
        board: Board::of(&folded.session, &people, 0),
        epoch: Epoch(Uuid::now_v7()),
        tail: Tail::default(),
        connections: Connections::default(),
        granted: Vec::new(),
        tools,
        id,
        folded,
        people,
    }
}

impl Room {
    /// Lives until it is idle or its journal cannot be read.
    pub(super) async fn run(mut self, mut mailbox: mpsc::Receiver<RoomMessage>) {
        let mut batch = Vec::new();
        loop {
            let wake = self.timers.next(&self.folded.session);
            let clock = self.tools.clock.clone();
            tokio::select! {
                biased;
                taken = mailbox.recv_many(&mut batch, BATCH) => if taken == 0 { break },
                () = wait(&clock, wake) => {}
            }
            if let Err(error) = self.turn(std::mem::take(&mut batch)).await {
                tracing::error!(session = %self.id, %error, "room ends");
                break;
            }
            if self
                .timers
                .is_idle(&self.folded.session, self.tools.clock.now())
            {
                // What was sent meanwhile is still answered; whoever comes later
                // finds the mailbox closed and starts the room anew.
                mailbox.close();
            }
        }
        self.connections.close_all(CloseReason::Unavailable);
    }

    /// Handles a batch: decide, make durable, publish.
    async fn turn(&mut self, batch: Vec<RoomMessage>) -> Result<(), RoomError> {
        let now = self.tools.clock.now();
        let mut sorted = Sorted::default();
        for message in batch {
            self.sort(message, &mut sorted);
        }
        let lost = self.due(now, &mut sorted.wishes);

        let mut turn = self.decide_and_commit(&sorted.wishes, now).await?;
        if turn.failed {
            self.timers.pause(now);
            for seat in lost {
                self.timers.gone(seat, now);
            }
        }
        self.publish(&mut turn, now);
        for arrival in sorted.arrivals {
            // Without its entry in the journal a device could look and not act.
            if turn.failed {
                let _ = arrival
                    .outbox
                    .try_send(Outgoing::Close(CloseReason::Unavailable));
            } else {
                self.welcome(arrival, &turn, now);
            }
        }
        // Only now is it known who is there: one may come as another goes.
        for departure in sorted.departures {
            self.depart(departure, now);
        }
        self.publish_doubts();
        for (seat, reply) in sorted.questions {
            let _ = reply.send(self.shown_item(seat));
        }
        self.timers.note_alone(self.connections.is_empty(), now);
        Ok(())
    }

    fn sort(&mut self, message: RoomMessage, sorted: &mut Sorted) {
        match message {
            RoomMessage::Command {
                from,
                actor,
                id,
                command,
            } => sorted.wishes.push(Wish {
                from: Some((from, id)),
                actor,
                command,
            }),
            RoomMessage::Connect {
                connection,
                audience,
                outbox,
                known,
            } => {
                if let Audience::Candidate { seat, device } = audience {
                    let actor = Actor::Candidate { seat, device };
                    sorted.wishes.push(Wish::server(actor, Command::Enter));
                    sorted.wishes.push(connected(seat, true));
                    self.timers.back(seat);
                }
                sorted.arrivals.push(Arrival {
                    connection,
                    audience,
                    outbox,
                    known,
                });
            }
            RoomMessage::Disconnect {
                connection,
                audience,
                silent,
            } => {
                self.connections.remove(connection);
                sorted
                    .arrivals
                    .retain(|arrival| arrival.connection != connection);
                sorted.departures.push(Departure { audience, silent });
            }
            RoomMessage::Unstable {
                connection,
                unstable,
            } => {
                if let Some(Audience::Candidate { seat, device }) =
                    self.connections.audience(connection)
                    && self.devices(seat).contains(&Some(device))
                {
                    self.timers.shake(seat, unstable);
                }
            }
            RoomMessage::CurrentItem { seat, reply } => sorted.questions.push((seat, reply)),
        }
    }

    /// What time brings about; gives the seats that count as lost now.
    fn due(&mut self, now: Timestamp, wishes: &mut Vec<Wish>) -> Vec<Seat> {
        if self.timers.is_paused(now) {
            return Vec::new();
        }
        let deadline = self.folded.session.next_deadline();
        if deadline.is_some_and(|at| at <= now) {
            wishes.push(Wish::server(Actor::Server, Command::ExpireTimers));
        }
        let lost = self.timers.take_lost(now);
        wishes.extend(lost.iter().map(|seat| connected(*seat, false)));
        lost
    }

    /// The devices a seat lives on: the one that logged in last, and the one the test
    /// is taken on, which may still be another.
    fn devices(&self, seat: Seat) -> [Option<DeviceId>; 2] {
        let Some(place) = self.folded.session.place(seat) else {
            return [None, None];
        };
        let holder = place.device.map(|(device, _)| device);
        [holder, place.test.as_ref().map(|test| test.device)]
    }

    fn depart(&mut self, departure: Departure, now: Timestamp) {
        let Audience::Candidate { seat, device } = departure.audience else {
            return;
        };
        let devices = self.devices(seat);
        let place = self.folded.session.place(seat);
        let test = place.and_then(|place| place.test.as_ref());
        let ended = test.is_some_and(|test| test.end.is_some());
        let present = |device: DeviceId| self.connections.has_device(seat, device);
        if !ended && devices.contains(&Some(device)) && !devices.into_iter().flatten().any(present)
        {
            // A silent one has been gone for that long already.
            let silence = if departure.silent { 0 } else { LOST_AFTER };
            self.timers.gone(seat, now.plus(silence));
        }
    }

    /// The item a candidate sees: before the warning has been passed, none.
    fn shown_item(&self, seat: Seat) -> Option<ItemId> {
        let test = self.folded.session.place(seat)?.test.as_ref()?;
        let (_, asked) = test.current()?;
        asked.revealed_at.map(|_| asked.item.clone())
    }
}

fn connected(seat: Seat, connected: bool) -> Wish {
    Wish::server(Actor::Server, Command::NoteConnection { seat, connected })
}

async fn wait(clock: &crate::clock::Clock, wake: Option<Timestamp>) {
    match wake {
        Some(at) => clock.wait_until(at).await,
        None => std::future::pending().await,
    }
}
