//! What every part of the server shares.

use crate::{
    auth::LoginThrottle, center::Centers, clock::Clock, config::Config, room::Rooms, store::Store,
};
use metrics_exporter_prometheus::PrometheusHandle;
use std::sync::Arc;
use tokio::sync::watch;
use tokio_util::task::TaskTracker;
use vigie_item_bank::Bank;

/// The state handed to every handler and task.
pub type SharedApp = Arc<App>;

/// The parts of a running server.
pub struct App {
    /// Settings.
    pub config: Config,
    /// Public origin, checked.
    pub origin: String,
    /// The clock.
    pub clock: Clock,
    /// The question bank.
    pub bank: Arc<Bank>,
    /// The database.
    pub store: Store,
    /// The centers somebody watches.
    pub centers: Centers,
    /// The live rooms.
    pub rooms: Rooms,
    /// Failed log-ins.
    pub login_throttle: LoginThrottle,
    /// Renders the metrics.
    pub metrics: PrometheusHandle,
    /// Turns true when the server goes down.
    pub stopping: watch::Receiver<bool>,
    /// Sockets still open; waited for at the end.
    pub sockets: TaskTracker,
}
