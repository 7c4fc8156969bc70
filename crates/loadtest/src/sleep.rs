//! Sleeping until an instant that may not be set.

use tokio::time::Instant;

/// Sleeps until `deadline`; never returns without one.
pub(crate) async fn sleep_until_opt(deadline: Option<Instant>) {
    match deadline {
        Some(deadline) => tokio::time::sleep_until(deadline).await,
        None => std::future::pending().await,
    }
}
