//! What a room tells, to whom, and in which order.

use crate::room::{
    Audience, frames,
    scores::Remembering,
    task::{Arrival, Room},
    turn::Turn,
};
use axum::extract::ws::Utf8Bytes;
use vigie_shared::{
    ids::{DeviceId, Seat},
    time::Timestamp,
    view::{
        BoardChange, BoardIncident, BoardIncidentState, CandidateCard, CandidateView,
        FinalizationView, SessionStatus,
    },
};

impl Room {
    /// Tells everybody what concerns them, in this order: replies, pages, board.
    pub(super) fn publish(&mut self, turn: &mut Turn, now: Timestamp) {
        // Whoever said hello in this very turn is answered after his welcome.
        turn.replies.retain(|(connection, id, result)| {
            let known = self.connections.audience(*connection).is_some();
            if known {
                let reply = frames::reply(*id, result.clone());
                self.connections.send(*connection, reply);
            }
            !known
        });
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
        let due = self.timers.take_desk(now);
        if !self.connections.has_referent() {
            return;
        }
        if due || turn.by_referent || turn.failed {
            self.publish_desk(now);
        } else if turn.changed {
            self.timers.want_desk(now);
        }
    }

    /// Tells the staff whose connection is in doubt, or no longer is.
    pub(super) fn publish_doubts(&mut self) {
        let doubted = self.timers.take_doubted();
        self.publish_board(doubted);
    }

    /// Compares the cards of the seats something happened to with what the staff was
    /// told, and says what is new.
    fn publish_board(&mut self, touched: impl IntoIterator<Item = Seat>) {
        let watched = self.connections.has_staff();
        if !watched {
            self.tail.clear();
        }
        for seat in touched {
            let index = usize::from(seat.0).wrapping_sub(1);
            let Some(place) = self.folded.session.seats().get(index) else {
                continue;
            };
            let card = CandidateCard::from_seat(place, self.timers.is_unstable(seat));
            if self.board.cards.get(index) != Some(&card) {
                self.tell(BoardChange::Card(Box::new(card)), watched);
            }
        }
        let session = &self.folded.session;
        // Only the state of an incident ever changes, and they stand in the same order: an
        // answer costs a comparison each, not a copy.
        let told = |index: usize| self.board.incidents.get(index).map(|told| told.state);
        let incidents: Vec<BoardIncident> = session
            .incidents()
            .iter()
            .enumerate()
            .filter(|(index, one)| told(*index) != Some(BoardIncidentState::from_state(&one.state)))
            .map(|(_, one)| BoardIncident::from_incident(one))
            .collect();
        let status = SessionStatus::from_session(session);
        let status = (self.board.status != status).then_some(BoardChange::Status(status));
        let incidents = incidents
            .into_iter()
            .map(|incident| BoardChange::Incident(Box::new(incident)));
        for change in incidents.chain(status) {
            self.tell(change, watched);
        }
    }

    /// Folds a change into the board as the staff knows it, and tells them.
    fn tell(&mut self, change: BoardChange, watched: bool) {
        let seq = self.board.seq + 1;
        // It follows by its number, so it cannot be refused.
        let _ = self.board.apply(seq, &change);
        if watched {
            let frame = frames::change(seq, change);
            self.connections.send_to(&frame, is_staff);
            self.tail.push(seq, frame);
        }
    }

    fn desk(&self, now: Timestamp) -> FinalizationView {
        let examiner = Remembering {
            examiner: &*self.tools.bank,
            scores: &self.scores,
        };
        FinalizationView::from_session(&self.folded.session, &examiner, now)
    }

    fn publish_desk(&mut self, now: Timestamp) {
        let desk = self.desk(now);
        let frame = frames::desk(self.board.seq, desk);
        self.connections
            .send_to(&frame, |audience| audience == Audience::Referent);
    }

    fn page(&self, seat: Seat, device: DeviceId) -> Option<Utf8Bytes> {
        let session = &self.folded.session;
        let place = session.seat_state(seat)?;
        // By its seat, not by its place: a person who was erased leaves a gap.
        let person = self.people.iter().find(|person| person.seat == seat)?;
        let content = |item: &_| self.tools.bank.item(item).map(|item| &*item.content_json);
        let view = CandidateView::for_device(session, place, person, device, content);
        Some(frames::page(self.folded.version.unsigned_abs(), view))
    }

    /// Takes an arrival in: welcome, answers to what was asked with the hello, and
    /// what is to be seen.
    pub(super) fn welcome(&mut self, arrival: Arrival, turn: &Turn, now: Timestamp) {
        let Arrival {
            connection,
            audience,
            outbox,
            known,
        } = arrival;
        self.connections.add(connection, audience, outbox);
        self.connections
            .send(connection, frames::welcome(now, self.epoch));
        for (from, id, result) in &turn.replies {
            if *from == connection {
                self.connections
                    .send(connection, frames::reply(*id, result.clone()));
            }
        }
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
                let desk = self.desk(now);
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
