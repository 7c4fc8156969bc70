//! What a room waits for besides messages.

use std::collections::{BTreeMap, BTreeSet};
use vigie_shared::{
    ids::{DeviceId, Seat},
    protocol::CONNECTION_LOST_AFTER,
    session::Session,
    time::{MINUTE, SECOND, Timestamp},
    view::ConnectionStability,
};

/// A room without connections and timers ends after this long, microseconds.
const IDLE: i64 = 5 * MINUTE;

/// Least time between two previews of the outcomes for referents, microseconds.
const REVIEW_INTERVAL: i64 = SECOND / 2;

/// The timers of a room, and which candidates' connections are unstable.
#[derive(Debug, Default)]
pub(super) struct RoomTimers {
    /// When a device without connection counts as lost.
    grace: BTreeMap<(Seat, DeviceId), Timestamp>,
    /// Devices whose connection missed a heartbeat.
    unstable: BTreeSet<(Seat, DeviceId)>,
    /// Seats that became stable or unstable since [`Self::take_dirty`].
    dirty_seats: BTreeSet<Seat>,
    /// When referents are sent the finalization again.
    review: Option<Timestamp>,
    /// Nothing is due before this: the database has just refused.
    pause: Option<Timestamp>,
    /// Since when nobody is connected.
    empty_since: Option<Timestamp>,
}

impl RoomTimers {
    /// After a start nobody is connected yet: every device has the usual time to come back.
    pub(super) fn at_start(session: &Session, now: Timestamp) -> Self {
        let mut timers = Self {
            empty_since: Some(now),
            ..Self::default()
        };
        for state in session.seats() {
            let ended = state.test.as_ref().is_some_and(|test| test.end.is_some());
            let lost = state.holder.iter().filter(|_| state.lost_since.is_some());
            let lost: Vec<DeviceId> = lost.map(|holder| holder.id).collect();
            for device in state.devices().filter(|device| !lost.contains(&device.id)) {
                if !ended {
                    let lost_at = now.plus(CONNECTION_LOST_AFTER);
                    timers.disconnected(state.config.seat, device.id, lost_at);
                }
            }
        }
        timers
    }

    /// How stable the connection of a device is; one that is gone is not.
    pub(super) fn stability(&self, seat: Seat, device: DeviceId) -> ConnectionStability {
        match self.grace.contains_key(&(seat, device)) || self.unstable.contains(&(seat, device)) {
            true => ConnectionStability::Unstable,
            false => ConnectionStability::Stable,
        }
    }

    /// Takes out the seats whose cards may have changed.
    pub(super) fn take_dirty(&mut self) -> BTreeSet<Seat> {
        std::mem::take(&mut self.dirty_seats)
    }

    pub(super) fn set_stability(
        &mut self,
        seat: Seat,
        device: DeviceId,
        stability: ConnectionStability,
    ) {
        self.dirty_seats.insert(seat);
        match stability {
            ConnectionStability::Unstable => self.unstable.insert((seat, device)),
            ConnectionStability::Stable => self.unstable.remove(&(seat, device)),
        };
    }

    pub(super) fn disconnected(&mut self, seat: Seat, device: DeviceId, lost_at: Timestamp) {
        self.dirty_seats.insert(seat);
        self.unstable.remove(&(seat, device));
        self.grace.insert((seat, device), lost_at);
    }

    pub(super) fn reconnected(&mut self, seat: Seat, device: DeviceId) {
        self.dirty_seats.insert(seat);
        self.unstable.remove(&(seat, device));
        self.grace.remove(&(seat, device));
    }

    /// The device has no place at the seat any more.
    pub(super) fn forget(&mut self, seat: Seat, device: DeviceId) {
        self.unstable.remove(&(seat, device));
        self.grace.remove(&(seat, device));
    }

    /// Takes out the devices that count as lost at `now`.
    pub(super) fn take_lost(&mut self, now: Timestamp) -> Vec<(Seat, DeviceId)> {
        let lost: Vec<(Seat, DeviceId)> = self
            .grace
            .iter()
            .filter(|(_, at)| **at <= now)
            .map(|(device, _)| *device)
            .collect();
        for (seat, device) in &lost {
            self.dirty_seats.insert(*seat);
            self.grace.remove(&(*seat, *device));
        }
        lost
    }

    /// No timer fires for a second.
    pub(super) fn pause(&mut self, now: Timestamp) {
        self.pause = Some(now.plus(SECOND));
    }

    /// Timers fire again.
    pub(super) fn end_pause(&mut self) {
        self.pause = None;
    }

    /// Are the timers held back?
    pub(super) fn is_paused(&self, now: Timestamp) -> bool {
        self.pause.is_some_and(|until| now < until)
    }

    /// `at`, or the end of the pause.
    pub(super) fn after_pause(&self, at: Timestamp) -> Timestamp {
        self.pause.map_or(at, |until| at.max(until))
    }

    pub(super) fn schedule_review(&mut self, now: Timestamp) {
        self.review.get_or_insert(now.plus(REVIEW_INTERVAL));
    }

    /// Is the review due? If so, it is not scheduled any more.
    pub(super) fn take_review(&mut self, now: Timestamp) -> bool {
        let due = self.review.is_some_and(|at| at <= now);
        if due {
            self.review = None;
        }
        due
    }

    pub(super) fn note_empty(&mut self, empty: bool, now: Timestamp) {
        self.empty_since = empty.then(|| self.empty_since.unwrap_or(now));
    }

    /// Should the room end? Not while a test runs: its deadline is its timer.
    pub(super) fn is_idle(&self, session: &Session, now: Timestamp) -> bool {
        self.idle_at(session).is_some_and(|at| at <= now)
    }

    fn idle_at(&self, session: &Session) -> Option<Timestamp> {
        let waiting = session.next_deadline().is_some() || !self.grace.is_empty();
        self.empty_since
            .filter(|_| !waiting)
            .map(|since| since.plus(IDLE))
    }

    /// The next instant at which something is due, if any.
    pub(super) fn next(&self, session: &Session) -> Option<Timestamp> {
        [
            session.next_deadline(),
            self.grace.values().min().copied(),
            self.review,
            self.idle_at(session),
        ]
        .into_iter()
        .flatten()
        .min()
        .map(|at| self.after_pause(at))
    }
}
