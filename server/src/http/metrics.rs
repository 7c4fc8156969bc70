//! What the server measures of itself, for Prometheus.

use crate::app::SharedApp;
use axum::{extract::State, http::header, response::IntoResponse};
use metrics_exporter_prometheus::{BuildError, Matcher, PrometheusBuilder, PrometheusHandle};

/// Bounds of every `_seconds` histogram: a commit takes about 4 ms, an answer
/// should be acknowledged in 50, and a page that hangs for 5 s is broken.
const SECONDS: [f64; 12] = [
    0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0,
];
/// Bounds of every `_rows` histogram, up to the largest batch.
const ROWS: [f64; 10] = [1.0, 2.0, 4.0, 8.0, 16.0, 32.0, 64.0, 128.0, 256.0, 512.0];

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

fn builder() -> Result<PrometheusBuilder, BuildError> {
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
    app.metrics.run_upkeep();
    app.login_throttle.publish(app.clock.now());
    (text, app.metrics.render())
}
