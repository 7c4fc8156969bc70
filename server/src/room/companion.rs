//! The companions of a room: their links, and when one counts as missing.
//!
//! Decided here is only what depends on connections and time: which links stand, and that an
//! extension is gone while its page is there. What a session makes of it is in
//! [`vigie_shared::session`].

use super::{RoomHandle, RoomMessage};
use crate::live::ConnectionId;
use std::{collections::BTreeMap, sync::Arc};
use tokio::sync::watch;
use vigie_shared::{
    companion::{
        BLOCK_WITHOUT_DEADLINE, COMPANION_GONE_AFTER, ForbiddenExtension, PAGE_SETTLED_AFTER,
        PAGE_SETTLED_IN_ALL, TestStage, TestWindow,
    },
    ids::{DeviceId, Seat},
    session::{CompanionNotice, CompanionStatus, SeatState, Session},
    time::Timestamp,
};

/// What the connection of an extension says to its room.
pub(crate) enum CompanionEvent {
    /// It has proved itself.
    Linked {
        connection: ConnectionId,
        notice: CompanionNotice,
        /// Reaches the connection. The room drops it when the link does not count any more.
        state: watch::Sender<LinkState>,
    },
    /// It is gone.
    Left { connection: ConnectionId },
    /// Something else.
    Noticed(CompanionNotice),
}

/// What a room says to the connection of an extension.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum LinkState {
    /// The link is not on record yet.
    Opening,
    Open(LinkWindow),
    /// Another link of the same device has taken its place.
    Displaced,
    /// The device is not at the seat, and no test runs there.
    NotAtSeat,
}

impl LinkState {
    fn of(session: &Session, seat_state: &SeatState, device: DeviceId) -> Self {
        let window = LinkWindow::of(session, seat_state, device);
        let has_ended = window.stage == TestStage::Ended;
        match seat_state.entered(device) {
            Some(_) => Self::Open(window),
            None if has_ended => Self::Open(window),
            // The test goes on elsewhere. Without this word the computer that was left would
            // go on blocking sites until the deadline, for the person who uses it next.
            None if seat_state.test.is_some() => Self::Open(LinkWindow::over(session)),
            None => Self::NotAtSeat,
        }
    }
}

/// Where the test of a link stands, and what is forbidden in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct LinkWindow {
    stage: TestStage,
    /// None while the clock of a running test stands still.
    deadline: Option<Timestamp>,
    /// Extensions that must not be active beside the companion.
    pub(crate) forbidden_extensions: Arc<[ForbiddenExtension]>,
}

impl LinkWindow {
    /// Nothing is left to do on this computer.
    fn over(session: &Session) -> Self {
        Self {
            stage: TestStage::Ended,
            deadline: None,
            forbidden_extensions: session.forbidden_extensions().clone(),
        }
    }

    fn of(session: &Session, seat_state: &SeatState, device: DeviceId) -> Self {
        let stage = match &seat_state.test {
            _ if session.finalized().is_some() => TestStage::Ended,
            Some(test) if test.end.is_some() => TestStage::Ended,
            Some(test) if test.device == device => TestStage::Running,
            Some(_) | None => TestStage::Waiting,
        };
        let running = seat_state
            .test
            .as_ref()
            .filter(|_| stage == TestStage::Running);
        Self {
            stage,
            deadline: running.and_then(|test| test.deadline(&seat_state.config)),
            forbidden_extensions: session.forbidden_extensions().clone(),
        }
    }

    /// As the extension is sent it at `now`.
    pub(crate) fn at(&self, now: Timestamp) -> TestWindow {
        let until = || self.deadline.unwrap_or(now.plus(BLOCK_WITHOUT_DEADLINE));
        TestWindow {
            phase: self.stage,
            block_until: (self.stage == TestStage::Running).then(until),
        }
    }
}

/// Reports that a link is gone, whatever ends its connection.
pub(crate) struct LinkGuard {
    pub(crate) room: RoomHandle,
    pub(crate) seat: Seat,
    pub(crate) device: DeviceId,
    /// Not the link: one that is resumed has its name on another connection, and the old one
    /// may be gone only afterwards.
    pub(crate) connection: ConnectionId,
}

impl Drop for LinkGuard {
    fn drop(&mut self) {
        let message = RoomMessage::Companion {
            seat: self.seat,
            device: self.device,
            event: CompanionEvent::Left {
                connection: self.connection,
            },
        };
        self.room.send_from_drop(message);
    }
}

/// An extension that is not there although it should be.
#[derive(Debug)]
struct MissingCompanion {
    /// It may still come back until then.
    until: Timestamp,
    /// How long its page was connected meanwhile, but for the current connection; microseconds.
    page_time: i64,
    /// Since when that counts.
    since: Timestamp,
}

/// An open link.
struct LiveLink {
    connection: ConnectionId,
    state: watch::Sender<LinkState>,
}

type DeviceKey = (Seat, DeviceId);

/// The links of a room.
#[derive(Default)]
pub(super) struct CompanionLinks {
    links: BTreeMap<DeviceKey, LiveLink>,
    /// Since when the pages are connected.
    pages: BTreeMap<DeviceKey, Timestamp>,
    missing: BTreeMap<DeviceKey, MissingCompanion>,
}

impl CompanionLinks {
    /// After a start no extension is linked: those on record have the usual time to come back.
    pub(super) fn at_start(session: &Session, now: Timestamp) -> Self {
        let mut links = Self::default();
        for seat_state in session.seats() {
            let present = |device: &&vigie_shared::session::EnteredDevice| {
                device.companion == CompanionStatus::Present
            };
            for device in seat_state.devices().filter(present) {
                links.miss((seat_state.config.seat, device.id), now);
            }
        }
        links
    }

    /// The page of a device has connected.
    pub(super) fn page_connected(&mut self, key: DeviceKey, now: Timestamp) {
        self.pages.entry(key).or_insert(now);
    }

    /// The last connection of the page of a device is gone.
    pub(super) fn page_gone(&mut self, key: DeviceKey, now: Timestamp) {
        let Some(since) = self.pages.remove(&key) else {
            return;
        };
        if let Some(missing) = self.missing.get_mut(&key) {
            missing.page_time += now.since(since.max(missing.since));
        }
    }

    /// A link stands; the one before it goes.
    pub(super) fn open(
        &mut self,
        key: DeviceKey,
        connection: ConnectionId,
        state: watch::Sender<LinkState>,
    ) {
        self.missing.remove(&key);
        let link = LiveLink { connection, state };
        if let Some(before) = self.links.insert(key, link) {
            before.state.send_replace(LinkState::Displaced);
        }
    }

    /// A link is gone.
    pub(super) fn close(&mut self, key: DeviceKey, connection: ConnectionId, now: Timestamp) {
        if self
            .links
            .get(&key)
            .is_some_and(|link| link.connection == connection)
        {
            self.links.remove(&key);
            self.miss(key, now);
        }
    }

    /// Ends all links: what was decided last is not on record, and they come back at once.
    pub(super) fn drop_links(&mut self, now: Timestamp) {
        for key in std::mem::take(&mut self.links).into_keys() {
            self.miss(key, now);
        }
    }

    /// Tells the links of these seats where their tests stand.
    pub(super) fn update(&mut self, session: &Session, seats: impl IntoIterator<Item = Seat>) {
        for seat in seats {
            let Some(seat_state) = session.seat_state(seat) else {
                continue;
            };
            let of_seat = (seat, DeviceId(uuid::Uuid::nil()))..=(seat, DeviceId(uuid::Uuid::max()));
            for ((_, device), link) in self.links.range(of_seat) {
                let state = LinkState::of(session, seat_state, *device);
                link.state.send_if_modified(|known| {
                    let changed = *known != state;
                    *known = state;
                    changed
                });
            }
        }
    }

    /// Takes out those that count as missing at `now`. `is_unstable` says of a page that it may
    /// be gone as well.
    pub(super) fn take_missing(
        &mut self,
        now: Timestamp,
        is_unstable: impl Fn(Seat, DeviceId) -> bool,
    ) -> Vec<DeviceKey> {
        let due = self.missing.iter().filter(|(key, missing)| {
            let page = self.pages.get(key);
            page.is_some_and(|since| missing.due_at(*since) <= now) && !is_unstable(key.0, key.1)
        });
        let due: Vec<DeviceKey> = due.map(|(key, _)| *key).collect();
        for key in &due {
            self.missing.remove(key);
        }
        due
    }

    /// When the next one may count as missing.
    pub(super) fn next(&self, now: Timestamp) -> Option<Timestamp> {
        let due = self.missing.iter().filter_map(|(key, missing)| {
            let since = self.pages.get(key)?;
            Some(missing.due_at(*since))
        });
        // Past ones wait for an unstable page, and that is a message.
        due.filter(|at| *at > now).min()
    }

    /// Are there links, so that the room must stay?
    pub(super) fn is_empty(&self) -> bool {
        self.links.is_empty()
    }

    /// The extension of a device is gone, and may come back.
    pub(super) fn miss(&mut self, key: DeviceKey, now: Timestamp) {
        self.missing.entry(key).or_insert(MissingCompanion {
            until: now.plus(COMPANION_GONE_AFTER),
            page_time: 0,
            since: now,
        });
    }
}

impl MissingCompanion {
    /// When it counts, if its page, connected since then, stays.
    fn due_at(&self, page_since: Timestamp) -> Timestamp {
        let settled = page_since.plus(PAGE_SETTLED_AFTER);
        let in_all = page_since
            .max(self.since)
            .plus((PAGE_SETTLED_IN_ALL - self.page_time).max(0));
        settled.min(in_all).max(self.until)
    }
}

#[cfg(test)]
mod tests;
