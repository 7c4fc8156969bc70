//! Which connection goes first.

use std::collections::BTreeMap;

/// What a connection is that may go.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum EvictionClass {
    /// No request of it was completed yet.
    Newcomer,
    /// It waits for its next request.
    Idle,
    /// A later request of a stranger is under way.
    StrangerRequest,
    /// A body or an answer of a known login is on its way.
    KnownRequest,
}

/// Within a class, the smallest goes first.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct EvictionRank {
    pub(super) class: EvictionClass,
    pub(super) since: u64,
}

/// Connections that may go: of each class their ids, by when they became so.
#[derive(Debug, Default)]
pub(super) struct EvictableConnections([BTreeMap<u64, u64>; 4]);

impl EvictableConnections {
    pub(super) fn insert(&mut self, rank: EvictionRank, id: u64) {
        self.0[rank.class as usize].insert(rank.since, id);
    }

    pub(super) fn remove(&mut self, rank: EvictionRank) {
        self.0[rank.class as usize].remove(&rank.since);
    }

    /// The one to go. Newcomers come first as long as they are the crowd: when it is requests
    /// that never end, the few newcomers among them are the people.
    pub(super) fn first(&self) -> Option<u64> {
        use EvictionClass::{Idle, KnownRequest, Newcomer, StrangerRequest};
        let of = |class: EvictionClass| &self.0[class as usize];
        let order = match of(StrangerRequest).len() > of(Newcomer).len() {
            false => [Newcomer, Idle, StrangerRequest, KnownRequest],
            true => [Idle, StrangerRequest, Newcomer, KnownRequest],
        };
        let mut firsts = order
            .into_iter()
            .filter_map(|class| of(class).first_key_value());
        firsts.next().map(|(_, id)| *id)
    }
}
