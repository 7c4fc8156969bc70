//! What a room waits for besides messages.

use std::collections::{BTreeMap, BTreeSet};
use vigie_shared::{
    ids::Seat,
    protocol::CONNECTION_LOST_AFTER,
    session::Session,
    time::{MINUTE, SECOND, Timestamp},
};

/// A room without connections and timers ends after this long.
const IDLE: i64 = 5 * MINUTE;

/// Outcomes are previewed for the desk at most this often.
const DESK_EVERY: i64 = SECOND / 2;

/// Clocks of a room, and which candidates' connections are in doubt.
#[derive(Debug, Default)]
pub(super) struct Timers {
    /// When a seat without connection counts as lost.
    grace: BTreeMap<Seat, Timestamp>,
    /// Seats whose connection missed a beat.
    shaky: BTreeSet<Seat>,
    /// Seats for which the doubt came or went since it was last asked for.
    doubted: BTreeSet<Seat>,
    /// When the desk should be sent again.
    desk: Option<Timestamp>,
    /// Nothing is due before this: the database has just refused.
    pause: Option<Timestamp>,
    /// Since when nobody is connected.
    alone_since: Option<Timestamp>,
}

impl Timers {
    /// After a start nobody is connected yet: everybody in the middle of a test
    /// has the usual time to come back.
    pub(super) fn at_start(session: &Session, now: Timestamp) -> Self {
        let mut timers = Self {
            alone_since: Some(now),
            ..Self::default()
        };
        for place in session.seats() {
            let ended = place.test.as_ref().is_some_and(|test| test.end.is_some());
            if place.device.is_some() && place.lost_since.is_none() && !ended {
                timers.gone(place.config.seat, now.plus(CONNECTION_LOST_AFTER));
            }
        }
        timers
    }

    /// Is the connection of a seat in doubt?
    pub(super) fn is_unstable(&self, seat: Seat) -> bool {
        self.grace.contains_key(&seat) || self.shaky.contains(&seat)
    }

    /// Takes out the seats whose cards have to be looked at.
    pub(super) fn take_doubted(&mut self) -> BTreeSet<Seat> {
        std::mem::take(&mut self.doubted)
    }

    pub(super) fn shake(&mut self, seat: Seat, unstable: bool) {
        self.doubted.insert(seat);
        if unstable {
            self.shaky.insert(seat);
        } else {
            self.shaky.remove(&seat);
        }
    }

    pub(super) fn gone(&mut self, seat: Seat, lost_at: Timestamp) {
        self.doubted.insert(seat);
        self.shaky.remove(&seat);
        self.grace.insert(seat, lost_at);
    }

    pub(super) fn back(&mut self, seat: Seat) {
        self.doubted.insert(seat);
        self.shaky.remove(&seat);
        self.grace.remove(&seat);
    }

    /// Takes out the seats that count as lost at `now`.
    pub(super) fn take_lost(&mut self, now: Timestamp) -> Vec<Seat> {
        let lost: Vec<Seat> = self
            .grace
            .iter()
            .filter(|(_, at)| **at <= now)
            .map(|(seat, _)| *seat)
            .collect();
        for seat in &lost {
            self.doubted.insert(*seat);
            self.grace.remove(seat);
        }
        lost
    }

    /// Waits a second before anything is tried again.
    pub(super) fn pause(&mut self, now: Timestamp) {
        self.pause = Some(now.plus(SECOND));
    }

    /// May timers fire?
    pub(super) fn is_paused(&self, now: Timestamp) -> bool {
        self.pause.is_some_and(|until| now < until)
    }

    pub(super) fn want_desk(&mut self, now: Timestamp) {
        self.desk.get_or_insert(now.plus(DESK_EVERY));
    }

    /// Is the desk due? If so, it is taken care of.
    pub(super) fn take_desk(&mut self, now: Timestamp) -> bool {
        let due = self.desk.is_some_and(|at| at <= now);
        if due {
            self.desk = None;
        }
        due
    }

    pub(super) fn note_alone(&mut self, alone: bool, now: Timestamp) {
        self.alone_since = alone.then(|| self.alone_since.unwrap_or(now));
    }

    /// Should the room end? Not while a test runs: its deadline is its timer.
    pub(super) fn is_idle(&self, session: &Session, now: Timestamp) -> bool {
        self.idle_at(session).is_some_and(|at| at <= now)
    }

    fn idle_at(&self, session: &Session) -> Option<Timestamp> {
        let waiting = session.next_deadline().is_some() || !self.grace.is_empty();
        self.alone_since
            .filter(|_| !waiting)
            .map(|since| since.plus(IDLE))
    }

    /// The next instant at which something is due, if any.
    pub(super) fn next(&self, session: &Session) -> Option<Timestamp> {
        [
            session.next_deadline(),
            self.grace.values().min().copied(),
            self.desk,
            self.idle_at(session),
        ]
        .into_iter()
        .flatten()
        .min()
        .map(|at| self.pause.map_or(at, |until| at.max(until)))
    }
}
