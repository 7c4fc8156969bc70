//! What an attacker does, one kind at a time.

use super::{http_attacks, socket_attacks, target::AttackTarget};
use std::time::Instant;

/// One kind of attack.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AttackKind {
    /// Logins whose sender hangs up before the password is verified.
    HangUps,
    /// Requests with thousands of invented methods.
    InventedMethods,
    /// Pings as fast as they can be sent, by somebody who reads nothing.
    PingFlood,
    /// A message of empty fragments that never ends.
    EmptyFragments,
    /// Heads of requests, one byte at a time.
    SlowHeads,
    /// Bodies of logins, one byte at a time.
    SlowBodies,
    /// Thousands of connections that never send a request.
    IdleConnections,
    /// Wrong credentials at every portal and for every code.
    WrongCredentials,
    /// A companion that comes and goes, over ever new connections.
    TogglingCompanion,
    /// A thousand documents at once.
    ManyDocuments,
}

impl AttackKind {
    /// All of them, in the order of the story.
    pub const ALL: [Self; 10] = [
        Self::HangUps,
        Self::InventedMethods,
        Self::PingFlood,
        Self::EmptyFragments,
        Self::SlowHeads,
        Self::SlowBodies,
        Self::IdleConnections,
        Self::WrongCredentials,
        Self::TogglingCompanion,
        Self::ManyDocuments,
    ];

    /// As in the claim.
    pub fn name(self) -> &'static str {
        match self {
            Self::HangUps => "hang-ups on login",
            Self::InventedMethods => "invented methods",
            Self::PingFlood => "ping flood",
            Self::EmptyFragments => "empty fragments",
            Self::SlowHeads => "slow heads",
            Self::SlowBodies => "slow bodies",
            Self::IdleConnections => "idle connections",
            Self::WrongCredentials => "wrong credentials",
            Self::TogglingCompanion => "toggling companion",
            Self::ManyDocuments => "many documents",
        }
    }

    /// Attacks until `end`. Gives what was done, for the claim.
    pub(super) async fn run(self, target: &AttackTarget, end: Instant) -> String {
        match self {
            Self::HangUps => http_attacks::hang_ups(target, end).await,
            Self::InventedMethods => http_attacks::invented_methods(target, end).await,
            Self::SlowHeads => http_attacks::slow_heads(target, end).await,
            Self::SlowBodies => http_attacks::slow_bodies(target, end).await,
            Self::IdleConnections => http_attacks::idle_connections(target, end).await,
            Self::WrongCredentials => http_attacks::wrong_credentials(target, end).await,
            Self::ManyDocuments => http_attacks::many_documents(target, end).await,
            Self::PingFlood => socket_attacks::ping_flood(target, end).await,
            Self::EmptyFragments => socket_attacks::empty_fragments(target, end).await,
            Self::TogglingCompanion => socket_attacks::toggling_companion(target, end).await,
        }
    }
}
