//! How long each step of a connection may take.

use std::time::Duration;

/// Limits of time of a connection, until it is upgraded.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ConnectionTimeouts {
    /// For the TLS handshake and the head of the first request together, and for each later
    /// head once its first byte is there.
    pub head: Duration,
    /// Between two requests.
    pub idle: Duration,
    /// Without a byte of a body that is awaited.
    pub body_progress: Duration,
    /// For a body in all: a client that sends one byte every nine seconds makes progress too.
    pub body: Duration,
}

impl Default for ConnectionTimeouts {
    /// The largest file of a roster, 9 MiB on its way, takes 75 s on a line of 1 Mbit/s; everything
    /// else that people send fits into one packet.
    fn default() -> Self {
        Self {
            head: Duration::from_secs(10),
            idle: Duration::from_secs(60),
            body_progress: Duration::from_secs(10),
            body: Duration::from_secs(120),
        }
    }
}
