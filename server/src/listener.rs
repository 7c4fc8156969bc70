//! Accepts connections and speaks HTTP/1.1 on them, with a limit of time for every step.
//!
//! `axum::serve` has no limits: a client that sends half a header keeps its connection, and
//! its file descriptor, for ever. Here every connection has a place in a table
//! ([`connection_table`]), their number is bounded, and what a stranger has not finished goes
//! first when places are short.
//!
//! Not here: what is answered (`http`), and sockets after their upgrade, which have limits of
//! their own (`socket`).

mod connection;
mod connection_table;
mod head_timer;
mod open_files;
mod timed_body;
mod timeouts;
pub mod tls;
mod tracked_stream;

pub use connection_table::{ConnectionLimits, ConnectionTable, RequestPlace};
pub use open_files::{connection_bound, raise_open_files};
pub use timed_body::BodyTimeout;
pub use timeouts::ConnectionTimeouts;

use axum::Router;
use connection::{ConnectionEnding, HttpConnection};
use std::{io, sync::Arc, time::Duration};
use tls::TlsAcceptance;
use tokio::net::TcpListener;
use tokio_util::{sync::CancellationToken, task::TaskTracker};

/// How long accepting rests when the process is out of file descriptors and no connection
/// could be ended: one of them ends soon, and a loop without rest would take a core.
const REST: Duration = Duration::from_millis(10);

/// Connections ended at once when the process is out of file descriptors.
const ENDED_AT_ONCE: usize = 16;

/// One address that is listened on, and what is served there.
pub struct HttpListener {
    /// The bound address.
    pub listener: TcpListener,
    /// What is served.
    pub routes: Router,
    /// Encrypts the connections; none speaks plain HTTP.
    pub tls: Option<Arc<TlsAcceptance>>,
    /// The places of its connections.
    pub connections: ConnectionTable,
    /// How long its connections may take.
    pub timeouts: ConnectionTimeouts,
}

impl HttpListener {
    /// Serves until `shutdown`; then nothing new is accepted, and it waits until requests
    /// under way are answered. Dropping the future ends all connections at once, but not the
    /// sockets that were upgraded before.
    pub async fn serve(self, shutdown: CancellationToken) {
        let abandoned = CancellationToken::new();
        let ending = ConnectionEnding {
            shutdown: shutdown.clone(),
            abandoned: abandoned.clone(),
        };
        let _abandons_when_dropped = abandoned.drop_guard();
        let tasks = TaskTracker::new();
        loop {
            let accepted = tokio::select! {
                biased;
                () = shutdown.cancelled() => break,
                accepted = self.listener.accept() => accepted,
            };
            match accepted {
                Ok((stream, peer)) => {
                    // Without a place the connection is closed at once: nothing that would
                    // cost more than the refusal itself.
                    if let Some(place) = self.connections.enter(peer.ip()) {
                        tasks.spawn(
                            HttpConnection {
                                peer,
                                place,
                                routes: self.routes.clone(),
                                tls: self.tls.clone(),
                                timeouts: self.timeouts,
                                ending: ending.clone(),
                            }
                            .serve(stream),
                        );
                    }
                }
                Err(error) => self.recover(&error).await,
            }
        }
        drop(self.listener);
        tasks.close();
        tasks.wait().await;
    }

    /// Makes room when the process has no file descriptors left. Other errors of `accept`
    /// concern the one connection that was to be accepted.
    async fn recover(&self, error: &io::Error) {
        let is_exhausted = error.raw_os_error().is_some_and(|code| {
            [
                rustix::io::Errno::MFILE.raw_os_error(),
                rustix::io::Errno::NFILE.raw_os_error(),
            ]
            .contains(&code)
        });
        if is_exhausted {
            self.connections.evict(ENDED_AT_ONCE);
            tokio::time::sleep(REST).await;
        }
    }
}
