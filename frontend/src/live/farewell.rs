//! Why this side closes.

/// Browsers may send 1000 and 3000 to 4999; 4000 and more are the server's here.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Farewell {
    /// The page is left.
    Leaving,
    /// Nothing was heard for too long.
    Silence,
    /// A change is missing; the server will be asked for it.
    Gap,
}

impl Farewell {
    /// The close code.
    pub fn code(self) -> u16 {
        match self {
            Self::Leaving => 1000,
            Self::Silence => 3001,
            Self::Gap => 3002,
        }
    }
}
