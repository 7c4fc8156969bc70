//! Identifiers. Each is a type of its own, so that none is taken for another.

use serde::{Deserialize, Serialize};
use uuid::Uuid;

macro_rules! uuid_id {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(pub Uuid);

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                self.0.hyphenated().fmt(f)
            }
        }

        impl std::str::FromStr for $name {
            type Err = uuid::Error;

            fn from_str(text: &str) -> Result<Self, Self::Err> {
                Uuid::parse_str(text).map(Self)
            }
        }
    };
}

uuid_id! {
    /// One sitting in one room.
    SessionId
}
uuid_id! {
    /// A certification center.
    CenterId
}
uuid_id! {
    /// One command of one client: its idempotency key. Made by the client.
    CommandId
}
uuid_id! {
    /// One login of a candidate on one device. Not the secret token: its public name.
    DeviceId
}
uuid_id! {
    /// One login at a portal. Not the secret token: its public name. That of a candidate is
    /// their [`DeviceId`].
    LoginId
}
uuid_id! {
    /// The account of a referent, or of a named invigilator of a session.
    AccountId
}
uuid_id! {
    /// An invitation of somebody to a center.
    InvitationId
}
uuid_id! {
    /// One link of a companion extension to one test. Not the key: its public name.
    LinkId
}
uuid_id! {
    /// One life of a room in memory; sequence numbers count within it.
    Epoch
}

macro_rules! number_id {
    ($(#[$doc:meta])* $name:ident($inner:ty)) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(pub $inner);

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                self.0.fmt(f)
            }
        }
    };
}

number_id! {
    /// A candidate's place in the roster of a session, from 1.
    Seat(u16)
}
number_id! {
    /// An alert, unique within its seat, from 1.
    AlertId(u16)
}
number_id! {
    /// An incident, unique within its session, from 1.
    IncidentId(u16)
}
number_id! {
    /// A signal of the page of a candidate, unique within its seat, from 1.
    SignalId(u16)
}
number_id! {
    /// One presentation of an item to a candidate: its ordinal within the test, from 1,
    /// withdrawn ones included. Unlike the question number, never used twice.
    PresentationId(u16)
}
