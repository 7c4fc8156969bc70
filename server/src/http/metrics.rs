//! What the server measures of itself, for Prometheus.

use crate::app::SharedApp;
use axum::{extract::State, http::header, response::IntoResponse};
use metrics_exporter_prometheus::{BuildError, Matcher, PrometheusBuilder, PrometheusHandle};
use std::time::Duration;
use tokio_util::sync::CancellationToken;

/// Bounds of every `_seconds` histogram: a commit takes about 4 ms, an answer
/// should be acknowledged in 50, and a page that hangs for 5 s is broken.
const SECONDS: [f64; 12] = [
    0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0,
];
/// Bounds of every `_rows` histogram, up to the largest batch.
const ROWS: [f64; 10] = [1.0, 2.0, 4.0, 8.0, 16.0, 32.0, 64.0, 128.0, 256.0, 512.0];

/// A histogram keeps every value until it is drained. That happens this often, whether or not
/// anybody asks for the metrics.
const UPKEEP_INTERVAL: Duration = Duration::from_secs(5);

/// Makes the recorder of this process, before anything is measured. Of two servers
/// in one process, as tests have them, the first one measures for both.
///
/// # Errors
/// Never in practice: the bounds of the histograms are constants.
pub fn install() -> Result<PrometheusHandle, BuildError> {
    let recorder = builder()?.build_recorder();
    let handle = recorder.handle();
    if metrics::set_global_recorder(recorder).is_err() {
        tracing::debug!("this process has a metrics recorder already");
    }
    Ok(handle)
}

/// Drains the histograms until the server goes down.
pub(crate) async fn upkeep(metrics: PrometheusHandle, shutdown: CancellationToken) {
    repeat(UPKEEP_INTERVAL, shutdown, move || metrics.run_upkeep()).await;
}

/// Does something again and again. A run that panics is logged and does not end the others.
async fn repeat(
    interval: Duration,
    shutdown: CancellationToken,
    work: impl Fn() + Clone + Send + 'static,
) {
    let mut ticks = tokio::time::interval(interval);
    while shutdown.run_until_cancelled(ticks.tick()).await.is_some() {
        let work = work.clone();
        if let Err(panicked) = tokio::spawn(async move { work() }).await {
            tracing::error!(%panicked, "the metrics were not drained");
        }
    }
}

pub(super) fn builder() -> Result<PrometheusBuilder, BuildError> {
    PrometheusBuilder::new()
        .set_buckets_for_metric(Matcher::Suffix("_seconds".to_owned()), &SECONDS)?
        .set_buckets_for_metric(Matcher::Suffix("_rows".to_owned()), &ROWS)
}

/// Metrics for Prometheus, on the admin address only.
#[utoipa::path(get, path = "/metrics", tag = "operation", operation_id = "metrics",
    responses((status = OK, body = String, content_type = "text/plain")))]
pub(super) async fn render(State(app): State<SharedApp>) -> impl IntoResponse {
    let text = [(
        header::CONTENT_TYPE,
        "text/plain; version=0.0.4; charset=utf-8",
    )];
    app.login_throttle.publish(app.clock.now());
    (text, app.metrics.render())
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::{
        Arc,
        atomic::{AtomicU32, Ordering},
    };

    #[tokio::test]
    async fn upkeep_goes_on_after_a_panic_and_ends_with_the_server() {
        let (runs, shutdown) = (Arc::new(AtomicU32::new(0)), CancellationToken::new());
        let work = {
            let (runs, shutdown) = (runs.clone(), shutdown.clone());
            move || match runs.fetch_add(1, Ordering::Relaxed) {
                1 => panic!("a fault in the upkeep"),
                3 => shutdown.cancel(),
                _ => {}
            }
        };
        repeat(Duration::from_millis(1), shutdown, work).await;
        assert_eq!(runs.load(Ordering::Relaxed), 4);
    }
}
