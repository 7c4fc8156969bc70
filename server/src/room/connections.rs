//! The connections of a room, and who of the candidates is there.

use crate::{
    room::{Audience, ConnectionId, Outgoing},
    socket::Outbox,
};
use axum::extract::ws::Utf8Bytes;
use std::collections::BTreeMap;
use vigie_shared::{
    ids::{DeviceId, Seat},
    protocol::CloseReason,
};

struct Connected {
    audience: Audience,
    outbox: Outbox,
}

/// Who is connected. A connection whose outbox is full is dropped: its socket
/// closes as lagging, and the client comes back for what it missed.
#[derive(Default)]
pub(crate) struct Connections(BTreeMap<ConnectionId, Connected>);

impl Connections {
    pub(crate) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Takes a connection in. An older one of the same log-in is closed: two tabs
    /// on one test would each think the other does not exist.
    pub(crate) fn add(&mut self, id: ConnectionId, audience: Audience, outbox: Outbox) {
        if let Audience::Candidate { seat, device } = audience {
            self.close_where(CloseReason::Displaced, |other| {
                other == Audience::Candidate { seat, device }
            });
        }
        self.0.insert(id, Connected { audience, outbox });
    }

    pub(crate) fn remove(&mut self, id: ConnectionId) -> Option<Audience> {
        self.0.remove(&id).map(|connected| connected.audience)
    }

    pub(super) fn audience(&self, id: ConnectionId) -> Option<Audience> {
        self.0.get(&id).map(|connected| connected.audience)
    }

    /// Closes the connections of a seat that are not of `device`.
    pub(super) fn displace_others(&mut self, seat: Seat, device: DeviceId) {
        self.close_where(CloseReason::Displaced, |audience| {
            matches!(audience, Audience::Candidate { seat: s, device: d } if s == seat && d != device)
        });
    }

    pub(crate) fn close_all(&mut self, reason: CloseReason) {
        self.close_where(reason, |_| true);
    }

    fn close_where(&mut self, reason: CloseReason, closes: impl Fn(Audience) -> bool) {
        self.0.retain(|_, connected| {
            let close = closes(connected.audience);
            if close {
                let _ = connected.outbox.try_send(Outgoing::Close(reason));
            }
            !close
        });
    }

    /// Is a device of this seat connected?
    pub(super) fn has_device(&self, seat: Seat, device: DeviceId) -> bool {
        self.0
            .values()
            .any(|c| c.audience == Audience::Candidate { seat, device })
    }

    /// The connections of a seat, with their devices.
    pub(super) fn of_seat(&self, seat: Seat) -> Vec<(ConnectionId, DeviceId)> {
        let of_seat = |(id, connected): (&ConnectionId, &Connected)| match connected.audience {
            Audience::Candidate { seat: s, device } if s == seat => Some((*id, device)),
            _ => None,
        };
        self.0.iter().filter_map(of_seat).collect()
    }

    pub(super) fn has_staff(&self) -> bool {
        self.0
            .values()
            .any(|c| !matches!(c.audience, Audience::Candidate { .. }))
    }

    pub(super) fn has_referent(&self) -> bool {
        self.0.values().any(|c| c.audience == Audience::Referent)
    }

    pub(crate) fn send(&mut self, id: ConnectionId, frame: Utf8Bytes) {
        if let Some(connected) = self.0.get(&id)
            && connected.outbox.try_send(Outgoing::Frame(frame)).is_err()
        {
            self.0.remove(&id);
        }
    }

    /// Sends one frame to everybody whose audience fits.
    pub(crate) fn send_to(&mut self, frame: &Utf8Bytes, fits: impl Fn(Audience) -> bool) {
        self.0.retain(|_, connected| {
            !fits(connected.audience)
                || connected
                    .outbox
                    .try_send(Outgoing::Frame(frame.clone()))
                    .is_ok()
        });
    }
}
