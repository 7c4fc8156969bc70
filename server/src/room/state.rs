//! What a room knows.

use super::{
    load::RoomInit, replay_buffer::ReplayBuffer, score_cache::ScoreCache, timers::RoomTimers,
    watchers::Watchers,
};
use crate::{journal::SessionAggregate, live::Connections};
use std::sync::Arc;
use vigie_item_bank::Bank;
use vigie_shared::{
    ids::{CenterId, DeviceId, Epoch, Seat, SessionId},
    item::ItemId,
    person::EnrolledCandidate,
    session::CommandKey,
    time::Timestamp,
    view::{Board, GuessingNotice},
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
    pub(super) epoch: Epoch,
    /// What is guessed at, as far as this session is concerned.
    pub(super) guessing: Vec<GuessingNotice>,
    /// The board as it was last sent to the staff.
    pub(super) board: Board,
    pub(super) replay_buffer: ReplayBuffer,
    pub(super) connections: Connections,
    pub(super) timers: RoomTimers,
    pub(super) watchers: Watchers,
    pub(super) score_cache: ScoreCache,
}

/// What a batch takes from outside.
#[derive(Clone, Copy)]
pub(super) struct BatchContext<'a> {
    pub(super) now: Timestamp,
    pub(super) random: &'a (dyn Fn() -> u64 + Sync),
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
            board: Board::from_session(&aggregate.session, &people, 0),
            epoch,
            replay_buffer: ReplayBuffer::default(),
            connections: Connections::default(),
            watchers: Watchers::default(),
            pending_keys: Vec::new(),
            guessing: Vec::new(),
            score_cache: ScoreCache::default(),
            id,
            center,
            bank,
            aggregate,
            suspensions_stale: true,
            people,
        }
    }

    /// The item that a device of a candidate shows.
    pub(super) fn shown_item(&self, seat: Seat, device: DeviceId) -> Option<ItemId> {
        let state = self.aggregate.session.seat_state(seat)?;
        let shown = state.test.as_ref()?.visible_on(device)?;
        Some(shown.item.clone())
    }
}
