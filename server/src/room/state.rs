//! What a room knows.

use super::{
    companion::CompanionLinks, load::RoomInit, replay_buffer::ReplayBuffer,
    score_cache::ScoreCache, timers::RoomTimers, watchers::RoomWatchers,
};
use crate::{door::DoorBook, journal::SessionAggregate, live::Connections};
use std::sync::Arc;
use vigie_item_bank::Bank;
use vigie_shared::{
    ids::{CenterId, DeviceId, Epoch, Seat, SessionId},
    item::ItemId,
    person::EnrolledCandidate,
    session::CommandKey,
    time::Timestamp,
    view::{Board, DoorCase, GuessingNotice},
};

/// A room without its I/O. It has the sending ends of its connections, which never wait;
/// time, randomness and the result of storage are arguments of its methods.
pub(super) struct RoomState {
    pub(super) id: SessionId,
    pub(super) center: CenterId,
    pub(super) bank: Arc<Bank>,
    pub(super) aggregate: SessionAggregate,
    /// May the items suspended in the tables be others than those of the session?
    pub(super) suspensions_stale: bool,
    /// Keys of commands that were processed without an event; the next row takes them along.
    pub(super) pending_keys: Vec<CommandKey>,
    pub(super) people: Vec<EnrolledCandidate>,
    /// May the table of candidates have others?
    pub(super) people_stale: bool,
    /// How many of the server's outages were given back.
    pub(super) outages_credited: usize,
    pub(super) epoch: Epoch,
    /// What is guessed at, as far as this session is concerned.
    pub(super) guessing: Vec<GuessingNotice>,
    /// Who stands at the door.
    pub(super) door: Vec<DoorCase>,
    /// The board as it was last sent to the staff.
    pub(super) board: Board,
    pub(super) replay_buffer: ReplayBuffer,
    pub(super) connections: Connections,
    pub(super) timers: RoomTimers,
    pub(super) watchers: RoomWatchers,
    pub(super) companions: CompanionLinks,
    pub(super) score_cache: ScoreCache,
}

/// What a batch takes from outside.
#[derive(Clone, Copy)]
pub(super) struct BatchContext<'a> {
    pub(super) now: Timestamp,
    pub(super) random: &'a (dyn Fn() -> u64 + Sync),
    /// When the day of the session begins; looked up only when somebody wants to finalize.
    pub(super) day_begins: Option<Timestamp>,
    /// When it ends there.
    pub(super) day_ends: Option<Timestamp>,
}

impl RoomState {
    pub(super) fn new(init: RoomInit, bank: Arc<Bank>, epoch: Epoch, now: Timestamp) -> Self {
        let RoomInit {
            id,
            center,
            aggregate,
            people,
        } = init;
        Self {
            timers: RoomTimers::at_start(&aggregate.session, now),
            companions: CompanionLinks::at_start(&aggregate.session, now),
            board: Board::from_session(&aggregate.session, &people, 0),
            epoch,
            replay_buffer: ReplayBuffer::default(),
            connections: Connections::default(),
            watchers: RoomWatchers::default(),
            pending_keys: Vec::new(),
            guessing: Vec::new(),
            door: Vec::new(),
            score_cache: ScoreCache::default(),
            id,
            center,
            bank,
            aggregate,
            suspensions_stale: true,
            people,
            people_stale: false,
            outages_credited: 0,
        }
    }

    /// The next instant at which something is due, if any.
    pub(super) fn next_wake(&self, now: Timestamp) -> Option<Timestamp> {
        let timers = self.timers.next(&self.aggregate.session);
        let missing = match self.timers.is_paused(now) {
            // What was due meanwhile as well.
            true => self.companions.next(Timestamp(i64::MIN)),
            false => self.companions.next(now),
        };
        let missing = missing.map(|at| self.timers.after_pause(at));
        let watchers = self.watchers.next();
        let door = self.door.iter().map(DoorBook::end_of).min();
        let due = [timers, watchers, missing, door];
        due.into_iter().flatten().min()
    }

    /// Should the room end? Not while a companion is linked: it waits for the start of its test.
    pub(super) fn is_idle(&self, now: Timestamp) -> bool {
        self.companions.is_empty() && self.timers.is_idle(&self.aggregate.session, now)
    }

    /// The item that a device of a candidate shows.
    pub(super) fn shown_item(&self, seat: Seat, device: DeviceId) -> Option<ItemId> {
        let state = self.aggregate.session.seat_state(seat)?;
        let shown = state.test.as_ref()?.visible_on(device)?;
        Some(shown.item.clone())
    }
}
