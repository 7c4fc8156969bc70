//! The wire: WebSocket subprotocol `vigie.v1`, one JSON text a frame.
//!
//! A client opens with [`ClientMessage::Hello`]. The server answers `Welcome` and
//! either a `Snapshot` or, when the client's epoch and sequence number are still
//! known, the missing `Change`s. Each command is answered by `Done` or `Refused`,
//! and only once it is durable. See `docs/PROTOCOL.md`.

use crate::{
    ids::{CommandId, Epoch, IncidentId, LoginId},
    session::{Command, Refusal, no_fields},
    time::{SECOND, Timestamp},
    view::{BoardChange, CandidateView, ReferentChange},
};
use serde::{Deserialize, Serialize};

/// Name of the WebSocket subprotocol. A client that offers no version known to
/// the server is refused at the upgrade.
pub const SUBPROTOCOL: &str = "vigie.v1";

/// Largest frame a client may send, bytes.
pub const MAX_FRAME_BYTES: usize = 16 * 1024;

/// The server sends a heartbeat when it has received nothing from a client for this long,
/// microseconds. So a client receives something at least this often.
pub const HEARTBEAT_INTERVAL: i64 = 5 * SECOND;

/// Silence after which a device counts as lost, and a page as offline, microseconds.
pub const CONNECTION_LOST_AFTER: i64 = 10 * SECOND;

/// From client to server.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "type", rename_all = "snake_case", deny_unknown_fields)]
pub enum ClientMessage {
    /// First message of a connection.
    Hello {
        /// Epoch of the last snapshot, if there is one.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        epoch: Option<Epoch>,
        /// Last sequence number folded in.
        #[serde(default)]
        last_seq: u64,
        /// The login that the client was opened for. Two people may use one browser, and the
        /// cookie is that of the last one: a connection that comes with the cookie of another
        /// login is closed, before it says or sees anything as somebody else.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        login: Option<LoginId>,
    },
    /// A command of the person who is logged in.
    Command {
        /// Idempotency key: the same in every resend.
        id: CommandId,
        /// What is to be done.
        command: Command,
    },
    /// Answer to the heartbeat of the server.
    #[serde(deserialize_with = "no_fields")]
    Heartbeat,
}

/// From server to client. `S` is the snapshot and `C` the change of the audience.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "type", rename_all = "snake_case")]
pub enum ServerMessage<S, C> {
    /// Answer to `Hello`.
    Welcome {
        /// Server time.
        now: Timestamp,
        /// Sequence numbers count within this.
        epoch: Epoch,
    },
    /// The whole view.
    Snapshot {
        /// Sequence number it is up to.
        seq: u64,
        /// The view.
        state: S,
    },
    /// What changed.
    Change {
        /// Number of this change: the last one plus 1.
        seq: u64,
        /// The part of the view that changed.
        change: C,
    },
    /// The command is durable, or was before.
    Done {
        /// Id of the command, as its client sent it.
        id: CommandId,
        /// The incident it put on record, if it is a command that does. Absent in the answer
        /// to a resend if the journal does not say which of several commands did it.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        created: Option<IncidentId>,
    },
    /// The command changed nothing.
    Refused {
        /// Id of the command, as its client sent it.
        id: CommandId,
        /// Why nothing was changed, as a code to translate.
        refusal: Refusal,
    },
    /// Sent after a silence of [`HEARTBEAT_INTERVAL`].
    Heartbeat {
        /// Server time.
        now: Timestamp,
    },
    /// The server is going down; come back after this many milliseconds.
    Restarting {
        /// Spread over clients, so that they do not all come at once.
        reconnect_in: u32,
    },
}

/// No value: an audience that gets no partial changes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Never {}

/// Messages no part of which depends on the audience.
pub type CommonMessage = ServerMessage<Never, Never>;
/// Messages to a candidate. A candidate always gets the whole page as a
/// `Snapshot`; its numbers only grow, and skip what happened to others.
pub type CandidateMessage<C> = ServerMessage<CandidateView<C>, Never>;
/// Messages to an invigilator.
pub type InvigilatorMessage = ServerMessage<crate::view::Board, BoardChange>;
/// Messages to a referent. Changes of the finalization view repeat the current number.
pub type ReferentMessage = ServerMessage<crate::view::ReferentView, ReferentChange>;

/// Why the server closes a connection: WebSocket close codes of the application.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CloseReason {
    /// A frame that is not of the protocol, or out of order.
    Malformed,
    /// A frame larger than [`MAX_FRAME_BYTES`].
    TooLarge,
    /// The login has ended, or is not for this socket.
    NotLoggedIn,
    /// The same device has opened another page.
    Displaced,
    /// The test has started, or goes on, on another device.
    DeviceReplaced,
    /// An invigilator turned the device away.
    DeviceRefused,
    /// Too many devices wait at the seat already.
    TooManyDevices,
    /// Devices have entered the seat too often lately.
    TooManyEntries,
    /// The client was too slow to take what it was sent; it should come back at once.
    Lagging,
    /// Nothing was received from the client.
    Silent,
    /// Too many frames.
    TooFast,
    /// The server restarts.
    Restarting,
    /// The room could not be loaded from the journal.
    Unavailable,
}

impl CloseReason {
    /// Every reason.
    pub const ALL: [Self; 13] = [
        Self::Malformed,
        Self::TooLarge,
        Self::NotLoggedIn,
        Self::Displaced,
        Self::DeviceReplaced,
        Self::DeviceRefused,
        Self::TooManyDevices,
        Self::TooManyEntries,
        Self::Lagging,
        Self::Silent,
        Self::TooFast,
        Self::Restarting,
        Self::Unavailable,
    ];

    /// WebSocket close code.
    pub fn code(self) -> u16 {
        match self {
            Self::Malformed => 4400,
            Self::NotLoggedIn => 4401,
            Self::Displaced => 4409,
            Self::DeviceReplaced => 4411,
            Self::DeviceRefused => 4403,
            Self::TooManyDevices => 4412,
            Self::TooManyEntries => 4413,
            Self::TooLarge => 1009,
            Self::Lagging => 4408,
            Self::Silent => 4410,
            Self::TooFast => 4429,
            Self::Restarting => 1012,
            Self::Unavailable => 1013,
        }
    }

    /// Reason sent with the code.
    pub fn name(self) -> &'static str {
        match self {
            Self::Malformed => "malformed",
            Self::TooLarge => "too_large",
            Self::NotLoggedIn => "not_logged_in",
            Self::Displaced => "displaced",
            Self::DeviceReplaced => "device_replaced",
            Self::DeviceRefused => "device_refused",
            Self::TooManyDevices => "too_many_devices",
            Self::TooManyEntries => "too_many_entries",
            Self::Lagging => "lagging",
            Self::Silent => "silent",
            Self::TooFast => "too_fast",
            Self::Restarting => "restarting",
            Self::Unavailable => "unavailable",
        }
    }

    /// The reason behind a close code, if it is one of ours.
    pub fn from_code(code: u16) -> Option<Self> {
        Self::ALL.into_iter().find(|reason| reason.code() == code)
    }

    /// Is it useless to reconnect with the same login?
    pub fn is_final(self) -> bool {
        matches!(
            self,
            Self::Malformed
                | Self::TooLarge
                | Self::NotLoggedIn
                | Self::Displaced
                | Self::DeviceReplaced
                | Self::DeviceRefused
                | Self::TooManyDevices
                | Self::TooManyEntries
        )
    }
}
