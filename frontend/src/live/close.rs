//! Why this side closes a socket.

/// Browsers may send 1000 and 3000 to 4999; the server uses 4000 and more.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LocalClose {
    /// The page is left.
    PageLeft,
    /// Nothing was received for too long.
    Silence,
    /// A change is missing; the server will be asked for it.
    SequenceGap,
}

impl LocalClose {
    /// The close code.
    pub fn code(self) -> u16 {
        match self {
            Self::PageLeft => 1000,
            Self::Silence => 3001,
            Self::SequenceGap => 3002,
        }
    }
}
