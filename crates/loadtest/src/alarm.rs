//! Waiting for an instant that may not come.

use tokio::time::Instant;

/// Waits until `at`; for ever when there is none.
pub(crate) async fn until(at: Option<Instant>) {
    match at {
        Some(at) => tokio::time::sleep_until(at).await,
        None => std::future::pending().await,
    }
}
