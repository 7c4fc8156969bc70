//! Who makes a random move.

/// The kind of actor of a step.
#[derive(Debug, Clone, Copy)]
pub enum ActorKind {
    /// The candidate of the seat, on their `nth` device.
    Candidate(u8),
    Grace,
    Linus,
    Referent,
    Server,
}

impl ActorKind {
    /// The device that is meant.
    pub fn device(self) -> u8 {
        match self {
            Self::Candidate(nth) => nth,
            Self::Grace | Self::Linus | Self::Referent | Self::Server => 0,
        }
    }
}
