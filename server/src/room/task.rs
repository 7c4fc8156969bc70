//! The task of a room: waits, takes a turn, publishes.

use crate::{
    journal::Folded,
    room::{
        Audience, ConnectionId, Known, RoomMessage,
        connections::Connections,
        frames::{self, Tail},
        registry::Tools,
        timers::Timers,
        turn::{Turn, Wish},
    },
    socket::Outbox,
};
use std::sync::Arc;
use tokio::sync::mpsc;
use uuid::Uuid;
use vigie_shared::{
    ids::{CommandId, Epoch, Seat, SessionId},
    person::Person,
    protocol::{CloseReason, LOST_AFTER},
    session::{Actor, Command},
    time::Timestamp,
    view::{Board, BoardChange, CandidateView, Card, Desk, SessionStatus},
};

/// Messages taken in one turn.
const BATCH: usize = 256;

/// A live room.
pub(super) struct Room {
    pub(super) tools: Tools,
    pub(super) id: SessionId,
    pub(super) folded: Folded,
    /// Commands granted without an event; the next row takes their ids along.
    pub(super) granted: Vec<CommandId>,
    people: Arc<[Person]>,
    epoch: Epoch,
    /// The board as the staff was last told.
    board: Board,
    tail: Tail,
    connections: Connections,
    timers: Timers,
}

/// Somebody who said hello.
struct Arrival {
    connection: ConnectionId,
    audience: Audience,
    outbox: Outbox,
    known: Known,
}

/// Starts the task of a room.
pub(super) fn start(
    tools: Tools,
    id: SessionId,
    folded: Folded,
    people: Arc<[Person]>,
    mailbox: mpsc::Receiver<RoomMessage>,
) {
    let now = tools.clock.now();
    let room = Room {
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
    };
    tokio::spawn(room.run(mailbox));
}

impl Room {
    async fn run(mut self, mut mailbox: mpsc::Receiver<RoomMessage>) {
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
        metrics::gauge!("vigie_rooms").decrement(1);
    }

    /// Handles a batch: decide, make durable, publish.
    async fn turn(&mut self, batch: Vec<RoomMessage>) -> Result<(), super::RoomError> {
        let now = self.tools.clock.now();
        let (mut wishes, mut arrivals, mut questions) = (Vec::new(), Vec::new(), Vec::new());
        for message in batch {
            match message {
                RoomMessage::Command {
                    from,
                    actor,
                    id,
                    command,
                } => {
                    wishes.push(Wish {
                        from: Some((from, id)),
                        actor,
                        command,
                    });
                }
                RoomMessage::Connect {
                    connection,
                    audience,
                    outbox,
                    known,
                } => {
                    if let Audience::Candidate { seat, device } = audience {
                        wishes.push(Wish::server(
                            Actor::Candidate { seat, device },
                            Command::Enter,
                        ));
                        wishes.push(connected(seat, true));
                        self.timers.back(seat);
                    }
                    arrivals.push(Arrival {
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
                    self.depart(connection, audience, silent, now);
                    arrivals.retain(|arrival| arrival.connection != connection);
                }
                RoomMessage::Unstable { seat, unstable } => self.timers.shake(seat, unstable),
                RoomMessage::CurrentItem { seat, reply } => questions.push((seat, reply)),
            }
        }
        if self
            .folded
            .session
            .next_deadline()
            .is_some_and(|at| at <= now)
        {
            wishes.push(Wish::server(Actor::Server, Command::ExpireTimers));
        }
        let lost = self.timers.take_lost(now);
        wishes.extend(lost.into_iter().map(|seat| connected(seat, false)));

        let turn = self.decide_and_commit(&wishes, now).await?;
        self.publish(&turn, now);
        for arrival in arrivals {
            self.welcome(arrival, now);
        }
        for (seat, reply) in questions {
            let test = self
                .folded
                .session
                .place(seat)
                .and_then(|place| place.test.as_ref());
            let asked = test.and_then(|test| Some(test.current()?.1));
            // Before the warning has been passed, nothing of the item is shown.
            let shown = asked.filter(|asked| asked.revealed_at.is_some());
            let _ = reply.send(shown.map(|asked| asked.item.clone()));
        }
        self.timers.note_alone(self.connections.is_empty(), now);
        Ok(())
    }

    fn depart(
        &mut self,
        connection: ConnectionId,
        audience: Audience,
        silent: bool,
        now: Timestamp,
    ) {
        self.connections.remove(connection);
        let Audience::Candidate { seat, device } = audience else {
            return;
        };
        let Some(place) = self.folded.session.place(seat) else {
            return;
        };
        let holds = place.device.is_some_and(|(holder, _)| holder == device);
        let ended = place.test.as_ref().is_some_and(|test| test.end.is_some());
        if holds && !ended && !self.connections.has_device(seat, device) {
            // A silent one has been gone for that long already.
            self.timers
                .gone(seat, if silent { now } else { now.plus(LOST_AFTER) });
        }
    }

    /// Tells everybody what concerns them, in this order: replies, pages, board.
    fn publish(&mut self, turn: &Turn, now: Timestamp) {
        for (connection, id, result) in &turn.replies {
            self.connections
                .send(*connection, frames::reply(*id, result.clone()));
        }
        for (seat, device) in &turn.taken_over {
            self.connections.displace_others(*seat, *device);
        }
        for seat in &turn.touched {
            for (connection, device) in self.connections.of_seat(*seat) {
                if let Some(page) = self.page(*seat, device) {
                    self.connections.send(connection, page);
                }
            }
        }
        let doubted = self.timers.take_doubted();
        self.publish_board(turn.touched.union(&doubted).copied());
        if self.connections.has_referent() {
            if turn.by_referent {
                self.publish_desk();
            } else if turn.changed {
                self.timers.want_desk(now);
            }
            if self.timers.take_desk(now) {
                self.publish_desk();
            }
        }
    }

    /// Compares the cards of the seats something happened to with what the staff was
    /// told, and says what is new.
    fn publish_board(&mut self, touched: impl IntoIterator<Item = Seat>) {
        let watched = self.connections.has_staff();
        if !watched {
            self.tail.clear();
        }
        let session = &self.folded.session;
        for seat in touched {
            let index = usize::from(seat.0).wrapping_sub(1);
            let Some(place) = session.places().get(index) else {
                continue;
            };
            let card = Card::of(place, self.timers.is_unstable(seat));
            if self.board.cards.get(index) == Some(&card) {
                continue;
            }
            self.board.seq += 1;
            if watched {
                let change = BoardChange::Card(Box::new(card.clone()));
                let frame = frames::change(self.board.seq, change);
                self.connections.send_to(&frame, is_staff);
                self.tail.push(self.board.seq, frame);
            }
            if let Some(old) = self.board.cards.get_mut(index) {
                *old = card;
            }
        }
        let status = SessionStatus::of(session);
        if self.board.status != status {
            self.board.seq += 1;
            self.board.status = status;
            if watched {
                let frame = frames::change(self.board.seq, BoardChange::Status(status));
                self.connections.send_to(&frame, is_staff);
                self.tail.push(self.board.seq, frame);
            }
        }
    }

    fn publish_desk(&mut self) {
        let desk = Desk::of(&self.folded.session, &*self.tools.bank);
        let frame = frames::desk(self.board.seq, desk);
        self.connections
            .send_to(&frame, |audience| audience == Audience::Referent);
    }

    fn page(
        &self,
        seat: Seat,
        device: vigie_shared::ids::DeviceId,
    ) -> Option<axum::extract::ws::Utf8Bytes> {
        let session = &self.folded.session;
        let place = session.place(seat)?;
        let person = self.people.get(usize::from(seat.0).checked_sub(1)?)?;
        let content = |item: &_| self.tools.bank.item(item).map(|item| &*item.content_json);
        let view = CandidateView::of(session, place, person, device, content);
        Some(frames::page(self.folded.version.unsigned_abs(), view))
    }

    fn welcome(&mut self, arrival: Arrival, now: Timestamp) {
        let Arrival {
            connection,
            audience,
            outbox,
            known,
        } = arrival;
        self.connections.add(connection, audience, outbox);
        self.connections
            .send(connection, frames::welcome(now, self.epoch));
        let missed = (known.epoch == Some(self.epoch) && audience == Audience::Invigilator)
            .then(|| self.tail.after(known.last_seq, self.board.seq))
            .flatten();
        let snapshot = match (audience, missed) {
            (_, Some(missed)) => {
                for frame in missed {
                    self.connections.send(connection, frame);
                }
                return;
            }
            (Audience::Candidate { seat, device }, None) => self.page(seat, device),
            (Audience::Invigilator, None) => Some(frames::board(&self.board)),
            (Audience::Referent, None) => {
                let desk = Desk::of(&self.folded.session, &*self.tools.bank);
                Some(frames::desk_view(&self.board, desk))
            }
        };
        if let Some(snapshot) = snapshot {
            self.connections.send(connection, snapshot);
        }
    }
}

fn is_staff(audience: Audience) -> bool {
    !matches!(audience, Audience::Candidate { .. })
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
