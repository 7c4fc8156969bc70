//! The connections of one actor.

use super::{Audience, ConnectionId, OutboundMessage, Outbox};
use axum::extract::ws::Utf8Bytes;
use std::collections::BTreeMap;
use vigie_shared::{
    ids::{DeviceId, Seat},
    protocol::CloseReason,
};

struct ConnectedClient {
    audience: Audience,
    outbox: Outbox,
}

/// The connected clients. One whose outbox is full is dropped: its socket closes as lagging,
/// and the client comes back for what it missed.
#[derive(Default)]
pub(crate) struct Connections(BTreeMap<ConnectionId, ConnectedClient>);

impl Connections {
    pub(crate) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Adds a connection. An older one of the same login is closed: two tabs on one test
    /// would each act as if the other did not exist.
    pub(crate) fn add(&mut self, id: ConnectionId, audience: Audience, outbox: Outbox) {
        if !audience.is_staff() {
            self.close_where(CloseReason::Displaced, |other| other == audience);
        }
        self.0.insert(id, ConnectedClient { audience, outbox });
    }

    pub(crate) fn remove(&mut self, id: ConnectionId) {
        self.0.remove(&id);
    }

    pub(crate) fn audience(&self, id: ConnectionId) -> Option<Audience> {
        self.0.get(&id).map(|client| client.audience)
    }

    /// Closes the connections of a seat whose devices are `closing`.
    pub(crate) fn close_devices(
        &mut self,
        seat: Seat,
        reason: CloseReason,
        closing: impl Fn(DeviceId) -> bool,
    ) {
        self.close_where(reason, |audience| {
            matches!(audience, Audience::Candidate { seat: s, device } if s == seat && closing(device))
        });
    }

    pub(crate) fn close_all(&mut self, reason: CloseReason) {
        self.close_where(reason, |_| true);
    }

    fn close_where(&mut self, reason: CloseReason, closes: impl Fn(Audience) -> bool) {
        self.0.retain(|_, client| {
            let close = closes(client.audience);
            if close {
                let _ = client.outbox.try_send(OutboundMessage::Close(reason));
            }
            !close
        });
    }

    /// Is this device of a seat connected?
    pub(crate) fn has_device(&self, seat: Seat, device: DeviceId) -> bool {
        self.has(|audience| audience == Audience::Candidate { seat, device })
    }

    pub(crate) fn has(&self, fits: impl Fn(Audience) -> bool) -> bool {
        self.0.values().any(|client| fits(client.audience))
    }

    /// The connections of a seat, with their devices.
    pub(crate) fn of_seat(&self, seat: Seat) -> Vec<(ConnectionId, DeviceId)> {
        let of_seat = |(id, client): (&ConnectionId, &ConnectedClient)| match client.audience {
            Audience::Candidate { seat: s, device } if s == seat => Some((*id, device)),
            _ => None,
        };
        self.0.iter().filter_map(of_seat).collect()
    }

    pub(crate) fn send(&mut self, id: ConnectionId, frame: Utf8Bytes) {
        if let Some(client) = self.0.get(&id)
            && client
                .outbox
                .try_send(OutboundMessage::Frame(frame))
                .is_err()
        {
            self.0.remove(&id);
        }
    }

    /// Sends one frame to everybody whose audience fits.
    pub(crate) fn send_to(&mut self, frame: &Utf8Bytes, fits: impl Fn(Audience) -> bool) {
        self.0.retain(|_, client| {
            !fits(client.audience)
                || client
                    .outbox
                    .try_send(OutboundMessage::Frame(frame.clone()))
                    .is_ok()
        });
    }
}
