//! The task of a room: waits, takes a turn, publishes.

use crate::{
    center::Part,
    journal::Folded,
    room::{
        Audience, ConnectionId, Known, Outgoing, RoomError, RoomMessage,
        align::alignment,
        connections::Connections,
        frames::Tail,
        registry::Tools,
        scores::Scores,
        timers::Timers,
        turn::{Turn, Wish},
    },
    socket::Outbox,
};
use std::sync::Arc;
use tokio::sync::{mpsc, oneshot};
use uuid::Uuid;
use vigie_shared::{
    ids::{CenterId, DeviceId, Epoch, Seat, SessionId},
    item::ItemId,
    person::EnrolledCandidate,
    protocol::{CONNECTION_LOST_AFTER, CloseReason},
    session::{Actor, Command, CommandKey},
    time::Timestamp,
    view::Board,
};

/// Messages taken in one turn.
const BATCH: usize = 256;

/// A live room.
pub(super) struct Room {
    pub(super) tools: Tools,
    pub(super) id: SessionId,
    center: CenterId,
    pub(super) folded: Folded,
    /// May the items suspended for everybody be others than those of the session?
    unaligned: bool,
    /// Commands granted without an event; the next row takes their ids along.
    pub(super) granted: Vec<CommandKey>,
    pub(super) people: Arc<[EnrolledCandidate]>,
    pub(super) epoch: Epoch,
    /// The board as the staff was last told.
    pub(super) board: Board,
    pub(super) tail: Tail,
    pub(super) connections: Connections,
    pub(super) timers: Timers,
    pub(super) scores: Scores,
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
    /// Who waits for the wishes that came without a connection.
    waiting: Vec<oneshot::Sender<()>>,
}

/// What a room is about.
pub(super) struct Subject {
    pub(super) id: SessionId,
    pub(super) center: CenterId,
    pub(super) folded: Folded,
    pub(super) people: Arc<[EnrolledCandidate]>,
}

/// A room, ready to run.
pub(super) fn room(tools: Tools, subject: Subject) -> Room {
    let Subject {
        id,
        center,
        folded,
        people,
    } = subject;
    let now = tools.clock.now();
    Room {
        timers: Timers::at_start(&folded.session, now),
        board: Board::from_session(&folded.session, &people, 0),
        epoch: Epoch(Uuid::now_v7()),
        tail: Tail::default(),
        connections: Connections::default(),
        granted: Vec::new(),
        scores: Scores::default(),
        tools,
        id,
        center,
        folded,
        unaligned: true,
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
                () = clock.wait_for(wake) => {}
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
        if self.unaligned {
            sorted.wishes = alignment(&self.tools, &self.folded.session).await?;
        }
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
        // Among what was not written may be a suspension.
        self.unaligned = turn.failed;
        self.publish(&mut turn, now);
        self.report(&turn);
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
        if !turn.failed {
            for done in sorted.waiting {
                let _ = done.send(());
            }
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
                    sorted.wishes.push(Wish::server(actor, Command::NoteLogin));
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
            RoomMessage::Wish {
                actor,
                command,
                done,
            } => {
                sorted.wishes.push(Wish::server(actor, command));
                sorted.waiting.push(done);
            }
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

    /// Leaves word with the center, if this turn may have changed what it shows.
    fn report(&self, turn: &Turn) {
        if turn.for_center {
            let Folded {
                session, version, ..
            } = &self.folded;
            let part = || Part::of(self.id, *version, session);
            self.tools.centers.report(self.center, self.id, part);
        }
    }

    /// The devices a seat lives on: the one that logged in last, and the one the test
    /// is taken on, which may still be another.
    fn devices(&self, seat: Seat) -> [Option<DeviceId>; 2] {
        let Some(place) = self.folded.session.seat_state(seat) else {
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
        let place = self.folded.session.seat_state(seat);
        let test = place.and_then(|place| place.test.as_ref());
        let ended = test.is_some_and(|test| test.end.is_some());
        let present = |device: DeviceId| self.connections.has_device(seat, device);
        if !ended && devices.contains(&Some(device)) && !devices.into_iter().flatten().any(present)
        {
            // A silent one has been gone for that long already.
            let silence = if departure.silent {
                0
            } else {
                CONNECTION_LOST_AFTER
            };
            self.timers.gone(seat, now.plus(silence));
        }
    }

    /// The item a candidate sees: before the warning has been passed, none.
    fn shown_item(&self, seat: Seat) -> Option<ItemId> {
        let test = self.folded.session.seat_state(seat)?.test.as_ref()?;
        let (_, asked) = test.current()?;
        asked.revealed_at.map(|_| asked.item.clone())
    }
}

fn connected(seat: Seat, connected: bool) -> Wish {
    Wish::server(Actor::Server, Command::NoteConnection { seat, connected })
}
