//! How current the data of the page are.

use vigie_shared::protocol::CloseReason;

use crate::clock::DeviceInstant;

/// State of the connection as the page shows it. It says since when, not for how
/// long, so that it changes rarely.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ConnectionStatus {
    /// First connection under way, nothing received yet.
    Connecting,
    /// Something was received in the last seconds.
    Live,
    /// Connected, but nothing is received.
    Stale {
        /// When something was last received.
        since: DeviceInstant,
    },
    /// Not connected; attempts go on.
    Offline {
        /// When the connection was lost.
        since: DeviceInstant,
    },
    /// Not connected, and no further attempt will be made.
    Ended(CloseReason),
}
