//! Is what is shown still true?

use vigie_shared::protocol::CloseReason;

use crate::clock::Local;

/// How fresh the page's data are. Changes rarely: it carries since when, not how long.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Freshness {
    /// First connection under way, nothing received yet.
    Connecting,
    /// Something was heard in the last seconds.
    Live,
    /// Connected, but silent.
    Stale {
        /// When something was last heard.
        since: Local,
    },
    /// Not connected; attempts go on.
    Offline {
        /// When the connection was lost.
        since: Local,
    },
    /// Not connected, and not coming back by itself.
    Ended(CloseReason),
}
