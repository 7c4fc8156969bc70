//! All open connections, their bounds, and which one goes when places are short.

use crate::{clock::Stopwatch, telemetry};
use ipnet::IpNet;
use std::{
    collections::{BTreeMap, HashMap},
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
/// longest. A connection with a request under way, or a socket, never goes.
#[derive(Debug, Clone)]
pub struct ConnectionTable(Arc<Mutex<TableState>>);

#[derive(Debug)]
struct TableState {
    limits: ConnectionLimits,
    next_id: u64,
    next_rank: u64,
    connections: HashMap<u64, ConnectionEntry>,
    networks: HashMap<ClientNetwork, NetworkEntry>,
    evictable: BTreeMap<EvictionRank, u64>,
    last_logged: Option<Stopwatch>,
}

#[derive(Debug)]
struct ConnectionEntry {
    network: ClientNetwork,
    rank: Option<EvictionRank>,
    has_completed: bool,
    evicted: Arc<Notify>,
}

#[derive(Debug, Default)]
struct NetworkEntry {
    open: usize,
    evictable: BTreeMap<EvictionRank, u64>,
}

/// The smallest goes first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct EvictionRank {
    has_completed: bool,
    since: u64,
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
            evictable: BTreeMap::new(),
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
                evicted: evicted.clone(),
            },
        );
        self.networks.entry(network).or_default().open += 1;
        self.make_evictable(id);
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
        let first = self.evictable.first_key_value().map(|(_, id)| *id);
        self.evict(first)
    }

    fn evict_first_of(&mut self, network: ClientNetwork) -> bool {
        let entry = self.networks.get(&network);
        let first = entry.and_then(|entry| entry.evictable.first_key_value());
        let first = first.map(|(_, id)| *id);
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
                "connections are short: the oldest that completed no request go first"
            );
        }
    }

    fn remove(&mut self, id: u64) -> Option<ConnectionEntry> {
        self.keep(id);
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

    fn make_evictable(&mut self, id: u64) {
        self.keep(id);
        let since = self.next_rank;
        self.next_rank += 1;
        let Some(entry) = self.connections.get_mut(&id) else {
            return;
        };
        let rank = EvictionRank {
            has_completed: entry.has_completed,
            since,
        };
        entry.rank = Some(rank);
        self.evictable.insert(rank, id);
        if let Some(network) = self.networks.get_mut(&entry.network) {
            network.evictable.insert(rank, id);
        }
    }

    /// Takes it out of those that may go.
    fn keep(&mut self, id: u64) {
        let Some(entry) = self.connections.get_mut(&id) else {
            return;
        };
        let Some(rank) = entry.rank.take() else {
            return;
        };
        self.evictable.remove(&rank);
        if let Some(network) = self.networks.get_mut(&entry.network) {
            network.evictable.remove(&rank);
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

    /// The head of a request is complete. The first request stays evictable until it is
    /// answered: its body may be one that never ends.
    pub(super) fn request_begun(&self) {
        let mut table = self.0.table.lock();
        let entry = table.connections.get(&self.0.id);
        if entry.is_some_and(|entry| entry.has_completed) {
            table.keep(self.0.id);
        }
    }

    /// A request was answered; its response may still be on its way.
    pub(super) fn request_answered(&self) {
        let mut table = self.0.table.lock();
        table.keep(self.0.id);
        if let Some(entry) = table.connections.get_mut(&self.0.id) {
            entry.has_completed = true;
        }
    }

    /// The connection waits for a request. True when it has completed one before.
    pub(super) fn is_waiting(&self) -> bool {
        let mut table = self.0.table.lock();
        let entry = table.connections.get(&self.0.id);
        let has_completed = entry.is_some_and(|entry| entry.has_completed);
        if has_completed {
            table.make_evictable(self.0.id);
        }
        has_completed
    }

    pub(super) fn read_done(&self) {
        self.0.reads.fetch_add(1, Ordering::Relaxed);
    }

    pub(super) fn received_reads(&self) -> u64 {
        self.0.reads.load(Ordering::Relaxed)
    }
}

impl Drop for PlaceState {
    fn drop(&mut self) {
        self.table.lock().remove(self.id);
    }
}

#[cfg(test)]
mod tests;
