//! Which device holds each seat, for those who must know it without asking the room.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use vigie_shared::{
    ids::{DeviceId, Seat},
    session::{SeatState, Session},
};

/// The devices of one seat that matter outside of the room.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct SeatDevices {
    holder: Option<DeviceId>,
    /// The one that may act in a test that has not ended.
    testing: Option<DeviceId>,
}

impl SeatDevices {
    fn of(state: &SeatState) -> Self {
        let running = state.test.as_ref().filter(|test| test.end.is_none());
        Self {
            holder: state.holder.as_ref().map(|holder| holder.id),
            testing: running.map(|test| test.device),
        }
    }
}

/// Written by the room after each batch, read by connections before they say hello: a moment
/// late is no matter.
#[derive(Debug, Clone, Default)]
pub(super) struct SeatHolders(Arc<Mutex<Vec<SeatDevices>>>);

impl SeatHolders {
    /// Takes over what the session says now.
    pub(super) fn note(&self, session: &Session) {
        let seats = session.seats().iter();
        let mut holders = self.lock();
        holders.clear();
        holders.extend(seats.map(SeatDevices::of));
    }

    /// Is this the device that holds the seat?
    pub(super) fn holds(&self, seat: Seat, device: DeviceId) -> bool {
        let index = usize::from(seat.0).checked_sub(1);
        let holds = |devices: &SeatDevices| devices.holder == Some(device);
        index.is_some_and(|index| self.lock().get(index).is_some_and(holds))
    }

    /// The devices of all tests that have not ended.
    pub(super) fn testing(&self) -> Vec<DeviceId> {
        let devices = self.lock();
        devices.iter().filter_map(|seat| seat.testing).collect()
    }

    fn lock(&self) -> MutexGuard<'_, Vec<SeatDevices>> {
        // Nothing panics while it is written.
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
