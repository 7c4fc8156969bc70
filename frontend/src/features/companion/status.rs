//! Where the companion stands, in the words of its answers.

use serde::Deserialize;

/// What the extension says of itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CompanionState {
    /// Runs, and waits for a ticket.
    Ready,
    /// Its own connection to the server stands.
    Linked,
    /// The same, and sites are blocked.
    Blocking,
    /// Its right to act on pages was taken away.
    NoPermission,
    /// The clock of the computer was set back.
    ClockWrong,
    /// The page is in a private window, where it does nothing.
    PrivateWindow,
    /// It does not trust the list of the server.
    ListRefused,
    /// It does not reach the server.
    Unreachable,
    /// A word of a newer extension.
    #[serde(other)]
    Unknown,
}

/// The companion, as the page detects it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum CompanionStatus {
    /// Too early to say.
    #[default]
    Unknown,
    /// It answered lately.
    Answering(CompanionState),
    /// It does not answer.
    Absent,
}

impl CompanionStatus {
    /// Does it answer? None while that is not known.
    pub fn answers(self) -> Option<bool> {
        match self {
            Self::Unknown => None,
            Self::Answering(_) => Some(true),
            Self::Absent => Some(false),
        }
    }

    /// Does its own connection stand, as far as the page can tell? The server knows.
    pub fn is_linked(self) -> bool {
        matches!(
            self,
            Self::Answering(
                CompanionState::Linked
                    | CompanionState::Blocking
                    | CompanionState::NoPermission
                    | CompanionState::Unknown
            )
        )
    }
}
