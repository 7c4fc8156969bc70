//! Which device holds each seat, for those who must know it without asking the room.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use vigie_shared::{
    ids::{DeviceId, Seat},
    session::Session,
};

/// Written by the room after each batch, read by connections before they say hello: a moment
/// late is no matter.
#[derive(Debug, Clone, Default)]
pub(super) struct SeatHolders(Arc<Mutex<Vec<Option<DeviceId>>>>);

impl SeatHolders {
    /// Takes over what the session says now.
    pub(super) fn note(&self, session: &Session) {
        let seats = session.seats().iter();
        let mut holders = self.lock();
        holders.clear();
        holders.extend(seats.map(|state| state.holder.as_ref().map(|holder| holder.id)));
    }

    /// Is this the device that holds the seat?
    pub(super) fn holds(&self, seat: Seat, device: DeviceId) -> bool {
        let index = usize::from(seat.0).checked_sub(1);
        index.is_some_and(|index| self.lock().get(index) == Some(&Some(device)))
    }

    fn lock(&self) -> MutexGuard<'_, Vec<Option<DeviceId>>> {
        // Nothing panics while it is written.
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
