//! Who a connection is for.

use vigie_shared::ids::{DeviceId, Seat};

/// Decides what a connection is sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Audience {
    Candidate { seat: Seat, device: DeviceId },
    Invigilator,
    Referent,
}

impl Audience {
    /// Invigilators and referents see the board; a candidate sees only their own page.
    pub(crate) fn is_staff(self) -> bool {
        !matches!(self, Self::Candidate { .. })
    }

    /// The name of the role, for logs.
    pub(crate) fn role(self) -> &'static str {
        match self {
            Self::Candidate { .. } => "candidate",
            Self::Invigilator => "invigilator",
            Self::Referent => "referent",
        }
    }
}

/// One connection, unique in the life of the process.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) struct ConnectionId(pub(crate) u64);
