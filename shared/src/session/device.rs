//! The devices that have entered a seat, and the signs by which people tell them apart.
//!
//! What an invigilator grants is granted to the device in front of them. The seat alone would
//! not do: people who know a candidate's name and the codes can enter from anywhere.

use crate::{
    ids::{DeviceId, Seat},
    session::{CompanionRecord, CompanionStatus, SeatState},
    time::{MINUTE, Timestamp},
};
use serde::{Deserialize, Serialize};

/// Devices that may wait at one seat at a time. More than one is rare in good faith, and
/// a person who knows the code of the room must not fill the board.
pub const MAX_WAITING_DEVICES: usize = 4;

/// Devices of a seat that are remembered as turned away. An older one that comes back waits
/// again.
pub(super) const MAX_REFUSED_DEVICES: usize = 16;

/// Entries of waiting devices at one seat within a short time, and how long it takes until one
/// more may enter, microseconds. Each is a row of the journal, and whoever has the codes could
/// log in again and again; nobody changes the computer as often. A decision of an invigilator
/// about the devices of the seat gives all of them back.
const ENTRIES_AT_ONCE: i64 = 40;
const ENTRY_INTERVAL: i64 = 2 * MINUTE;

/// Least and greatest pairing sign: always two digits, none of them a leading zero.
const SIGNS: std::ops::RangeInclusive<u8> = 10..=99;

/// Two digits, 10 to 99, that a device shows and the board shows beside it. They distinguish
/// the devices of one seat, and prove nothing: a command names the device itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct PairingSign(pub u8);

impl std::fmt::Display for PairingSign {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.0.fmt(f)
    }
}

impl PairingSign {
    /// The sign of `device` beside others of the same seat that have theirs: from the id (a
    /// 32-bit FNV-1a of its bytes), or the next one that is free. So a replay gives the same.
    fn for_device(device: DeviceId, taken: &[Self]) -> Self {
        let count = u32::from(SIGNS.end() - SIGNS.start()) + 1;
        let hash = device
            .0
            .as_bytes()
            .iter()
            .fold(0x811C_9DC5_u32, |hash, byte| {
                (hash ^ u32::from(*byte)).wrapping_mul(0x0100_0193)
            });
        let sign = |step: u32| Self(SIGNS.start() + ((hash % count + step) % count) as u8);
        let free = (0..count).map(sign).find(|sign| !taken.contains(sign));
        free.unwrap_or_else(|| sign(0))
    }
}

/// A device of a seat, as commands of the staff name it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SeatDevice {
    /// Seat of the candidate concerned.
    pub seat: Seat,
    /// The device in front of the invigilator.
    pub device: DeviceId,
}

/// A device that has entered a seat.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EnteredDevice {
    /// The login of the candidate on that device.
    pub id: DeviceId,
    /// Since when it has been at the seat.
    pub since: Timestamp,
    /// What it shows, so that the invigilator knows it on the board.
    pub sign: PairingSign,
    /// Have the rules been accepted on it?
    pub rules_accepted: bool,
    /// Is the companion there? Its own connection says so.
    pub companion: CompanionStatus,
    /// What else is known of it.
    pub extension: CompanionRecord,
}

/// Why a device has no place at a seat.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DeviceExclusion {
    /// An invigilator turned it away.
    Refused,
    /// [`MAX_WAITING_DEVICES`] wait there already.
    TooMany,
    /// Devices have entered too often lately, whether they are still there or not.
    TooOften,
}

impl SeatState {
    /// The devices at this seat: the one that holds it, then those that wait, oldest first.
    pub fn devices(&self) -> impl Iterator<Item = &EnteredDevice> {
        self.holder.iter().chain(&self.waiting)
    }

    /// The device `id`, if it is at this seat.
    pub fn entered(&self, id: DeviceId) -> Option<&EnteredDevice> {
        self.devices().find(|device| device.id == id)
    }

    /// Is `id` the device that holds this seat?
    pub fn is_held_by(&self, id: DeviceId) -> bool {
        self.holder.as_ref().is_some_and(|holder| holder.id == id)
    }

    /// Does `id` wait at this seat?
    pub fn is_waiting(&self, id: DeviceId) -> bool {
        self.waiting.iter().any(|device| device.id == id)
    }

    /// The signs of the devices at this seat, the one that holds it first.
    pub fn signs(&self) -> Vec<PairingSign> {
        self.devices().map(|device| device.sign).collect()
    }

    /// Have the rules been accepted on the device that holds the seat?
    pub fn rules_accepted(&self) -> bool {
        self.holder
            .as_ref()
            .is_some_and(|holder| holder.rules_accepted)
    }

    /// Was the companion seen on the device that holds the seat?
    pub fn companion(&self) -> CompanionStatus {
        self.holder
            .as_ref()
            .map_or(CompanionStatus::Unknown, |holder| holder.companion)
    }

    /// Is there a place at `now` for this device, which is not at the seat yet?
    ///
    /// # Errors
    /// Why there is none.
    pub fn admits(&self, id: DeviceId, now: Timestamp) -> Result<(), DeviceExclusion> {
        let waits = self.holder.is_some();
        let used_up = self.entries_until.since(now) > (ENTRIES_AT_ONCE - 1) * ENTRY_INTERVAL;
        if self.refused.contains(&id) {
            Err(DeviceExclusion::Refused)
        } else if waits && self.waiting.len() >= MAX_WAITING_DEVICES {
            Err(DeviceExclusion::TooMany)
        } else if waits && used_up {
            Err(DeviceExclusion::TooOften)
        } else {
            Ok(())
        }
    }

    /// May `id` be connected to this seat at `now`? Once its test is over, every login of the
    /// candidate may see that.
    ///
    /// # Errors
    /// Why it may not.
    pub fn may_connect(&self, id: DeviceId, now: Timestamp) -> Result<(), DeviceExclusion> {
        let ended = self.test.as_ref().is_some_and(|test| test.end.is_some());
        if ended || self.entered(id).is_some() {
            return Ok(());
        }
        self.admits(id, now).and(Err(DeviceExclusion::TooMany))
    }

    pub(super) fn device_mut(&mut self, id: DeviceId) -> Option<&mut EnteredDevice> {
        let mut devices = self.holder.iter_mut().chain(&mut self.waiting);
        devices.find(|device| device.id == id)
    }

    /// The device that an event names; those of earlier versions name none and mean the one
    /// that holds the seat.
    pub(super) fn named_or_holder(&mut self, id: Option<DeviceId>) -> Option<&mut EnteredDevice> {
        match id {
            Some(id) => self.device_mut(id),
            None => self.holder.as_mut(),
        }
    }

    /// A device that comes to the seat at `at`.
    fn arriving(&self, id: DeviceId, at: Timestamp) -> EnteredDevice {
        EnteredDevice {
            id,
            since: at,
            sign: PairingSign::for_device(id, &self.signs()),
            rules_accepted: false,
            companion: CompanionStatus::Unknown,
            extension: CompanionRecord::default(),
        }
    }

    /// `id` logged in. It holds the seat, or, when a test runs on another device, waits.
    /// Earlier versions wrote this for every device: it took the place of the one before, and
    /// with it what had been accepted and reported there, which was said of the seat.
    pub(super) fn log_in(&mut self, id: DeviceId, at: Timestamp) {
        let known = self.take_device(id).map(|device| EnteredDevice {
            since: at,
            ..device
        });
        let mut device = known.unwrap_or_else(|| self.arriving(id, at));
        if let Some(before) = &self.holder {
            device.rules_accepted |= before.rules_accepted;
            device.companion = before.companion;
        }
        self.waiting.clear();
        let tested = self.test.as_ref().filter(|test| test.end.is_none());
        if tested.is_some_and(|test| self.is_held_by(test.device)) {
            self.waiting.push(device);
        } else {
            self.holder = Some(device);
            self.presence = None;
        }
        self.resume = None;
        self.reconnect(at);
    }

    /// `id` waits at a seat that another device holds.
    pub(super) fn wait_at(&mut self, id: DeviceId, at: Timestamp) {
        self.entries_until = self.entries_until.max(at).plus(ENTRY_INTERVAL);
        if self.entered(id).is_none() {
            self.waiting.push(self.arriving(id, at));
        }
    }

    /// An invigilator has decided about the devices: they looked, so others may enter.
    pub(super) fn give_entries_back(&mut self) {
        self.entries_until = Timestamp(0);
    }

    /// `id` is gone from the seat, and what it was granted is kept for when it comes back.
    pub(super) fn leave(&mut self, id: DeviceId) {
        self.waiting.retain(|device| device.id != id);
    }

    /// `id` holds the seat from now on; the device that held it waits, unless it is lost.
    pub(super) fn hand_over(&mut self, id: DeviceId, at: Timestamp) {
        let Some(index) = self.waiting.iter().position(|device| device.id == id) else {
            return;
        };
        let device = self.waiting.remove(index);
        let before = self.holder.replace(device);
        self.waiting
            .extend(before.filter(|_| self.lost_since.is_none()));
        self.reconnect(at);
    }

    /// The test goes on on `id`, and nowhere else.
    pub(super) fn move_to(&mut self, id: DeviceId, at: Timestamp) {
        let device = self.take_device(id);
        self.holder = Some(device.unwrap_or_else(|| self.arriving(id, at)));
        self.waiting.clear();
        self.reconnect(at);
    }

    /// `id` was turned away; the device that has waited longest follows it.
    pub(super) fn turn_away(&mut self, id: DeviceId, at: Timestamp) {
        if self.refused.len() == MAX_REFUSED_DEVICES {
            self.refused.pop_front();
        }
        self.refused.push_back(id);
        self.presence.take_if(|presence| presence.device == id);
        self.resume.take_if(|resume| resume.device == id);
        self.leave(id);
        if self.is_held_by(id) {
            self.holder = (!self.waiting.is_empty()).then(|| self.waiting.remove(0));
            self.reconnect(at);
        }
    }

    fn take_device(&mut self, id: DeviceId) -> Option<EnteredDevice> {
        if self.is_held_by(id) {
            return self.holder.take();
        }
        let index = self.waiting.iter().position(|device| device.id == id)?;
        Some(self.waiting.remove(index))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use uuid::Uuid;

    #[test]
    fn every_device_of_a_seat_has_a_sign_of_its_own_while_there_are_any() {
        let mut taken = Vec::new();
        for number in 0..90 {
            let sign = PairingSign::for_device(DeviceId(Uuid::from_u128(number)), &taken);
            assert!(SIGNS.contains(&sign.0), "{sign}");
            assert!(!taken.contains(&sign), "{sign} twice");
            taken.push(sign);
        }
        // More devices than signs cannot be at one seat; it must not fail all the same.
        PairingSign::for_device(DeviceId(Uuid::from_u128(90)), &taken);
    }

    #[test]
    fn the_signs_of_first_devices_are_spread() {
        let signs: std::collections::BTreeSet<PairingSign> = (0..400)
            .map(|number| PairingSign::for_device(DeviceId(Uuid::from_u128(number)), &[]))
            .collect();
        assert!(signs.len() > 80, "{}", signs.len());
    }
}
