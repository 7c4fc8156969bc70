//! What a room sends after a batch, to whom, and in which order.

use super::{
    classify::ClassifiedBatch,
    commit::{BatchOutcome, DevicesExcluded},
    frames,
    score_cache::CachingEngine,
    state::RoomState,
};
use crate::live::{Audience, OutboundMessage, done_or_refused};
use tokio_tungstenite::tungstenite::Utf8Bytes;
use vigie_shared::{
    ids::{DeviceId, Seat},
    person::EnrolledCandidate,
    protocol::CloseReason,
    session::{Event, Refusal},
    time::Timestamp,
    view::{
        BoardChange, BoardIncident, BoardIncidentState, CandidateCard, CandidateView,
        ConnectionStability, FinalizationView, SessionStatus,
    },
};

impl RoomState {
    /// Sends what came of a batch, now that it is durable, and answers those who waited.
    #[tracing::instrument(skip_all, level = "debug", name = "broadcast",
        fields(events = outcome.events.len(), failed = outcome.failed))]
    pub(super) fn conclude(
        &mut self,
        batch: ClassifiedBatch,
        mut outcome: BatchOutcome,
        now: Timestamp,
    ) {
        if outcome.failed {
            self.timers.pause(now);
            for (seat, device) in batch.lost {
                self.timers.disconnected(seat, device, now);
            }
            for companion in batch.missing {
                self.companions.miss(companion, now);
            }
        }
        self.update_links(&batch.linked, &outcome, now);
        // Among what was not written may be a suspension.
        self.suspensions_stale |= outcome.failed;
        self.broadcast(&mut outcome, now);
        for join in batch.joins {
            // Without its entry in the journal a device could look and not act.
            if outcome.failed {
                let close = OutboundMessage::Close(CloseReason::Unavailable);
                let _ = join.outbox.try_send(close);
            } else {
                self.admit(join, &outcome, now);
            }
        }
        // After the joins: one connection of a device may come as another one goes.
        for leave in batch.leaves {
            self.connections.remove(leave.connection);
            self.leave(&leave, now);
        }
        self.broadcast_watchers(now);
        self.broadcast_stability();
        for (place, reply) in batch.staff {
            let result = outcome.internal.get(&place).cloned();
            let _ = reply.send(result.unwrap_or(Err(Refusal::StorageUnavailable)));
        }
        for query in batch.item_queries {
            let item = self.shown_item(query.seat, query.device);
            let _ = query.reply.send(item);
        }
        if !outcome.failed {
            for done in batch.server_waiters {
                let _ = done.send(());
            }
        }
        self.timers.note_empty(self.connections.is_empty(), now);
    }

    /// Tells the companions where their tests stand, now that it is durable. If it is not, a
    /// link that the session does not know of would block sites for nobody: they come back.
    fn update_links(&mut self, linked: &[Seat], outcome: &BatchOutcome, now: Timestamp) {
        if outcome.failed {
            self.companions.drop_links(now);
            return;
        }
        let is_for_all = |event: &Event| {
            matches!(
                event,
                Event::SessionFinalized { .. } | Event::ForbiddenExtensionsChanged(_)
            )
        };
        let session = &self.aggregate.session;
        if outcome.events.iter().any(is_for_all) {
            let everybody = session.seats().iter().map(|seat| seat.config.seat);
            self.companions.update(session, everybody);
        } else {
            let concerned = outcome.touched.iter().chain(linked).copied();
            self.companions.update(session, concerned);
        }
    }

    /// Sends to everybody what concerns them, in this order: replies, pages, board.
    fn broadcast(&mut self, outcome: &mut BatchOutcome, now: Timestamp) {
        // A connection that said hello in this very batch is answered after its welcome.
        outcome.replies.retain(|(connection, id, result)| {
            let connected = self.connections.audience(*connection).is_some();
            if connected {
                let reply = done_or_refused(*id, result.clone());
                self.connections.send(*connection, reply);
            }
            !connected
        });
        for excluded in &outcome.excluded {
            self.close_excluded(excluded);
        }
        for seat in &outcome.touched {
            for (connection, device) in self.connections.of_seat(*seat) {
                if let Some(page) = self.candidate_page(*seat, device) {
                    self.connections.send(connection, page);
                }
            }
        }
        if outcome.roster_changed {
            self.broadcast_people();
        }
        let dirty = self.timers.take_dirty();
        self.broadcast_board(outcome.touched.union(&dirty).copied());
        let due = self.timers.take_review(now);
        if !self
            .connections
            .has(|audience| audience == Audience::Referent)
        {
            return;
        }
        if due || outcome.by_referent || outcome.failed {
            self.broadcast_finalization(now);
        } else if !outcome.events.is_empty() {
            self.timers.schedule_review(now);
        }
    }

    fn close_excluded(&mut self, excluded: &DevicesExcluded) {
        match *excluded {
            DevicesExcluded::AllBut(seat, kept) => {
                let reason = CloseReason::DeviceReplaced;
                self.connections
                    .close_devices(seat, reason, |device| device != kept);
            }
            DevicesExcluded::Refused(seat, refused) => {
                let reason = CloseReason::DeviceRefused;
                self.connections
                    .close_devices(seat, reason, |device| device == refused);
            }
        }
    }

    /// Sends the staff which connections have become unstable or stable.
    fn broadcast_stability(&mut self) {
        let dirty = self.timers.take_dirty();
        self.broadcast_board(dirty);
    }

    /// Compares the cards of the seats something happened to with what the staff was
    /// sent, and sends what is new.
    fn broadcast_board(&mut self, touched: impl IntoIterator<Item = Seat>) {
        let watched = self.connections.has(Audience::is_staff);
        if !watched {
            self.replay_buffer.clear();
        }
        for seat in touched {
            let state = self.aggregate.session.seat_state(seat);
            let Some(state) = state.filter(|state| state.removed.is_none()) else {
                continue;
            };
            let holder = state.holder.as_ref().map(|holder| holder.id);
            let stability = holder.map_or(ConnectionStability::Stable, |holder| {
                self.timers.stability(seat, holder)
            });
            let card = CandidateCard::from_seat(state, stability);
            let known = self
                .board
                .cards
                .binary_search_by_key(&seat, |known| known.seat);
            if known.ok().and_then(|place| self.board.cards.get(place)) != Some(&card) {
                self.broadcast_change(BoardChange::Card(Box::new(card)), watched);
            }
        }
        let session = &self.aggregate.session;
        // Only the state of an incident ever changes, and they stand in the same order: an
        // answer costs a comparison each, not a copy.
        let sent = |index: usize| self.board.incidents.get(index).map(|sent| sent.state);
        let incidents: Vec<BoardIncident> = session
            .incidents()
            .iter()
            .enumerate()
            .filter(|(index, one)| sent(*index) != Some(BoardIncidentState::from_state(&one.state)))
            .map(|(_, one)| BoardIncident::from_incident(one))
            .collect();
        let status = SessionStatus::from_session(session);
        let status = (self.board.status != status).then_some(BoardChange::Status(status));
        let incidents = incidents
            .into_iter()
            .map(|incident| BoardChange::Incident(Box::new(incident)));
        let guessing = (self.board.guessing != self.guessing)
            .then(|| BoardChange::Guessing(self.guessing.clone()));
        let door = (self.board.door != self.door).then(|| BoardChange::Door(self.door.clone()));
        for change in incidents.chain(status).chain(guessing).chain(door) {
            self.broadcast_change(change, watched);
        }
    }

    /// Compares the roster with what the staff was sent, and sends what is new.
    fn broadcast_people(&mut self) {
        let watched = self.connections.has(Audience::is_staff);
        let is_listed = |people: &[EnrolledCandidate], seat: Seat| {
            people.iter().any(|person| person.seat == seat)
        };
        let gone = self.board.people.iter().map(|person| person.seat);
        let gone = gone.filter(|seat| !is_listed(&self.people, *seat));
        let news = self.people.iter();
        let news = news.filter(|person| !self.board.people.contains(person));
        let news = news.map(|person| BoardChange::Person(Box::new(person.clone())));
        let changes: Vec<BoardChange> = gone.map(BoardChange::Removed).chain(news).collect();
        for change in changes {
            self.broadcast_change(change, watched);
        }
    }

    /// Sends the staff who watches, if that is news.
    fn broadcast_watchers(&mut self, now: Timestamp) {
        if let Some(present) = self.watchers.take_news(now) {
            let watched = self.connections.has(Audience::is_staff);
            self.broadcast_change(BoardChange::Watchers(present), watched);
        }
    }

    /// Applies a change to the board as the staff knows it, and sends it to them.
    fn broadcast_change(&mut self, change: BoardChange, watched: bool) {
        let seq = self.board.seq + 1;
        // It follows by its number, so it cannot be refused.
        let _ = self.board.apply(seq, &change);
        if watched {
            let frame = frames::board_change(seq, change);
            self.connections.send_to(&frame, Audience::is_staff);
            self.replay_buffer.push(seq, frame);
        }
    }

    pub(super) fn finalization(&self, now: Timestamp) -> FinalizationView {
        let engine = CachingEngine {
            engine: &*self.bank,
            cache: &self.score_cache,
        };
        FinalizationView::from_session(&self.aggregate.session, &engine, now)
    }

    fn broadcast_finalization(&mut self, now: Timestamp) {
        let frame = frames::finalization(self.board.seq, self.finalization(now));
        self.connections
            .send_to(&frame, |audience| audience == Audience::Referent);
    }

    pub(super) fn candidate_page(&self, seat: Seat, device: DeviceId) -> Option<Utf8Bytes> {
        let session = &self.aggregate.session;
        let state = session.seat_state(seat)?;
        // By seat, not by position: a person whose data was erased leaves a gap.
        let person = self.people.iter().find(|person| person.seat == seat)?;
        let content = |item: &_| self.bank.item(item).map(|item| &*item.content_json);
        let view = CandidateView::for_device(session, state, person, device, content);
        let seq = self.aggregate.version.unsigned_abs();
        Some(frames::candidate_page(seq, view))
    }
}
