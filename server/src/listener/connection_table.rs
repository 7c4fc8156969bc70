//! All open connections, their bounds, and which one goes when places are short.

mod eviction;

use crate::{clock::Stopwatch, telemetry};
use eviction::{EvictableConnections, EvictionClass, EvictionRank};
use ipnet::IpNet;
use std::{
    collections::HashMap,
    net::{IpAddr, Ipv4Addr},
    sync::{
        Arc, Mutex, MutexGuard, PoisonError,
        atomic::{AtomicU64, Ordering},
    },
    time::Duration,
};
use tokio::sync::Notify;

/// How often a shortage of places is logged, at most.
const LOG_INTERVAL: Duration = Duration::from_secs(60);

/// How many connections may be open.
#[derive(Debug, Clone)]
pub struct ConnectionLimits {
    /// In all.
    pub total: usize,
    /// From one client network: an IPv4 address, or a /64 of IPv6.
    pub per_network: usize,
    /// Networks without a bound of their own, besides loopback: many people speak through a
    /// proxy.
    pub shared_networks: Vec<IpNet>,
}

/// The open connections of a listener.
///
/// A connection that has not completed a request is the first to go, the oldest of them first:
/// people who open a page complete one in milliseconds. Then the one that has been idle
/// longest; then requests of strangers, then those of people who are logged in, of which the
/// body is not complete or the answer not taken: both are as slow as the client likes. A socket
/// never goes, nor a request of a known login while the server works on it.
#[derive(Debug, Clone)]
pub struct ConnectionTable(Arc<Mutex<TableState>>);

#[derive(Debug)]
struct TableState {
    limits: ConnectionLimits,
    next_id: u64,
    next_rank: u64,
    connections: HashMap<u64, ConnectionEntry>,
    networks: HashMap<ClientNetwork, NetworkEntry>,
    evictable: EvictableConnections,
    last_logged: Option<Stopwatch>,
}

#[derive(Debug)]
struct ConnectionEntry {
    network: ClientNetwork,
    rank: Option<EvictionRank>,
    has_completed: bool,
    /// Is the request under way one of a login that the server has signed?
    is_known: bool,
    phase: ConnectionPhase,
    evicted: Arc<Notify>,
}

/// What a connection does now.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum ConnectionPhase {
    /// Nothing was asked for, or all of it was answered.
    Waiting,
    /// The head of a request is complete, its body is not.
    Receiving,
    /// The request is complete, and the server works on it.
    Handling,
    /// The answer is on its way.
    Answering,
    /// A socket.
    Upgraded,
}

impl ConnectionEntry {
    /// None when it may not go.
    fn class(&self) -> Option<EvictionClass> {
        match (self.phase, self.is_known) {
            (ConnectionPhase::Upgraded, _) | (ConnectionPhase::Handling, true) => None,
            (ConnectionPhase::Waiting, _) if self.has_completed => Some(EvictionClass::Idle),
            (ConnectionPhase::Receiving | ConnectionPhase::Answering, true) => {
                Some(EvictionClass::KnownRequest)
            }
            _ if self.has_completed => Some(EvictionClass::StrangerRequest),
            _ => Some(EvictionClass::Newcomer),
        }
    }
}

#[derive(Debug, Default)]
struct NetworkEntry {
    open: usize,
    evictable: EvictableConnections,
}

/// Whom the connections of one address belong to: one household or school has one IPv4
/// address, but 2^64 addresses of IPv6.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
enum ClientNetwork {
    V4(Ipv4Addr),
    /// The first 64 bits.
    V6(u64),
}

impl ClientNetwork {
    fn of(address: IpAddr) -> Self {
        match address.to_canonical() {
            IpAddr::V4(address) => Self::V4(address),
            IpAddr::V6(address) => Self::V6((address.to_bits() >> 64) as u64),
        }
    }
}

impl ConnectionTable {
    /// A table with no connections.
    pub fn new(limits: ConnectionLimits) -> Self {
        Self(Arc::new(Mutex::new(TableState {
            limits,
            next_id: 0,
            next_rank: 0,
            connections: HashMap::new(),
            networks: HashMap::new(),
            evictable: EvictableConnections::default(),
            last_logged: None,
        })))
    }

    /// A place for a new connection; none when there is no room and nothing can go.
    pub(super) fn enter(&self, peer: IpAddr) -> Option<ConnectionPlace> {
        let entered = self.lock().enter(peer);
        if entered.is_none() {
            telemetry::tcp_refused();
        }
        let (id, evicted) = entered?;
        Some(ConnectionPlace(Arc::new(PlaceState {
            id,
            table: self.clone(),
            evicted,
            reads: AtomicU64::new(0),
        })))
    }

    /// Ends up to `count` connections, those that may go.
    pub(super) fn evict(&self, count: usize) {
        let mut table = self.lock();
        for _ in 0..count {
            if !table.evict_first() {
                break;
            }
        }
    }

    /// Connections that are open, upgraded sockets with them.
    pub fn open(&self) -> usize {
        self.lock().connections.len()
    }

    fn lock(&self) -> MutexGuard<'_, TableState> {
        // Every change of the table is complete before anything that could panic.
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl TableState {
    fn enter(&mut self, peer: IpAddr) -> Option<(u64, Arc<Notify>)> {
        let peer = peer.to_canonical();
        let network = ClientNetwork::of(peer);
        if self.is_bounded(peer)
            && self.open_of(network) >= self.limits.per_network
            && !self.evict_first_of(network)
        {
            return None;
        }
        if self.connections.len() >= self.limits.total && !self.evict_first() {
            return None;
        }
        let id = self.next_id;
        self.next_id += 1;
        let evicted = Arc::new(Notify::new());
        self.connections.insert(
            id,
            ConnectionEntry {
                network,
                rank: None,
                has_completed: false,
                is_known: false,
                phase: ConnectionPhase::Waiting,
                evicted: evicted.clone(),
            },
        );
        self.networks.entry(network).or_default().open += 1;
        self.rank(id);
        telemetry::tcp_connections(self.connections.len());
        Some((id, evicted))
    }

    fn is_bounded(&self, peer: IpAddr) -> bool {
        let shared = &self.limits.shared_networks;
        !peer.is_loopback() && !shared.iter().any(|network| network.contains(&peer))
    }

    fn open_of(&self, network: ClientNetwork) -> usize {
        self.networks.get(&network).map_or(0, |entry| entry.open)
    }

    fn evict_first(&mut self) -> bool {
        let first = self.evictable.first();
        self.evict(first)
    }

    fn evict_first_of(&mut self, network: ClientNetwork) -> bool {
        let entry = self.networks.get(&network);
        let first = entry.and_then(|entry| entry.evictable.first());
        self.evict(first)
    }

    /// True when there was one. It counts as gone from now on: its task ends at once.
    fn evict(&mut self, id: Option<u64>) -> bool {
        self.log_shortage();
        let Some(entry) = id.and_then(|id| self.remove(id)) else {
            return false;
        };
        entry.evicted.notify_one();
        telemetry::tcp_evicted();
        true
    }

    fn log_shortage(&mut self) {
        let is_due = |last: Stopwatch| last.elapsed() >= LOG_INTERVAL;
        if self.last_logged.is_none_or(is_due) {
            self.last_logged = Some(Stopwatch::start());
            tracing::warn!(
                open = self.connections.len(),
                "connections are short: those that completed no request or do not end one go first"
            );
        }
    }

    fn remove(&mut self, id: u64) -> Option<ConnectionEntry> {
        self.set_rank(id, None);
        let entry = self.connections.remove(&id)?;
        if let Some(network) = self.networks.get_mut(&entry.network) {
            network.open -= 1;
            if network.open == 0 {
                self.networks.remove(&entry.network);
            }
        }
        telemetry::tcp_connections(self.connections.len());
        Some(entry)
    }

    /// Changes what a connection does, and with it whether it may go.
    fn change(&mut self, id: u64, change: impl FnOnce(&mut ConnectionEntry)) {
        if let Some(entry) = self.connections.get_mut(&id) {
            change(entry);
            self.rank(id);
        }
    }

    /// Ranks a connection by what it does. It keeps its age as long as its class is the same.
    fn rank(&mut self, id: u64) {
        let Some(entry) = self.connections.get(&id) else {
            return;
        };
        let class = entry.class();
        if class != entry.rank.map(|rank| rank.class) {
            let since = self.next_rank;
            self.next_rank += 1;
            self.set_rank(id, class.map(|class| EvictionRank { class, since }));
        }
    }

    fn set_rank(&mut self, id: u64, rank: Option<EvictionRank>) {
        let Some(entry) = self.connections.get_mut(&id) else {
            return;
        };
        let before = std::mem::replace(&mut entry.rank, rank);
        let network = self.networks.get_mut(&entry.network);
        let sets = [
            Some(&mut self.evictable),
            network.map(|network| &mut network.evictable),
        ];
        for set in sets.into_iter().flatten() {
            if let Some(before) = before {
                set.remove(before);
            }
            if let Some(rank) = rank {
                set.insert(rank, id);
            }
        }
    }
}

/// The place of one open connection, free again when the last clone is dropped.
#[derive(Debug, Clone)]
pub(super) struct ConnectionPlace(Arc<PlaceState>);

#[derive(Debug)]
struct PlaceState {
    id: u64,
    table: ConnectionTable,
    evicted: Arc<Notify>,
    reads: AtomicU64,
}

impl ConnectionPlace {
    /// Ends when the connection has lost its place.
    pub(super) async fn evicted(&self) {
        self.0.evicted.notified().await;
    }

    /// The head of a request is complete, and perhaps its body.
    pub(super) fn request_begun(&self, is_complete: bool) {
        self.change(|entry| {
            entry.is_known = false;
            entry.phase = match is_complete {
                true => ConnectionPhase::Handling,
                false => ConnectionPhase::Receiving,
            };
        });
    }

    /// The body of the request is complete.
    pub(super) fn request_received(&self) {
        self.change(|entry| {
            if entry.phase == ConnectionPhase::Receiving {
                entry.phase = ConnectionPhase::Handling;
            }
        });
    }

    /// The request is one of a login that the server has signed.
    fn request_known(&self) {
        self.change(|entry| entry.is_known = true);
    }

    /// A request was answered; its response may still be on its way.
    pub(super) fn request_answered(&self) {
        self.change(|entry| {
            entry.has_completed = true;
            entry.phase = ConnectionPhase::Answering;
        });
    }

    /// The connection is a socket from now on, with limits of its own.
    pub(super) fn upgraded(&self) {
        self.change(|entry| entry.phase = ConnectionPhase::Upgraded);
    }

    /// The connection waits for a request. True when it has completed one before.
    pub(super) fn is_waiting(&self) -> bool {
        let mut has_completed = false;
        self.change(|entry| {
            has_completed = entry.has_completed;
            if has_completed {
                entry.phase = ConnectionPhase::Waiting;
            }
        });
        has_completed
    }

    fn change(&self, change: impl FnOnce(&mut ConnectionEntry)) {
        self.0.table.lock().change(self.0.id, change);
    }

    pub(super) fn read_done(&self) {
        self.0.reads.fetch_add(1, Ordering::Relaxed);
    }

    pub(super) fn received_reads(&self) -> u64 {
        self.0.reads.load(Ordering::Relaxed)
    }
}

/// Left in a request: the place of its connection.
#[derive(Debug, Clone)]
pub struct RequestPlace(pub(super) ConnectionPlace);

impl RequestPlace {
    /// The request is one of a login that the server has signed: its connection does not go while
    /// the server works on it.
    pub(crate) fn note_known_login(&self) {
        self.0.request_known();
    }
}

impl Drop for PlaceState {
    fn drop(&mut self) {
        self.table.lock().remove(self.id);
    }
}

#[cfg(test)]
mod tests;
