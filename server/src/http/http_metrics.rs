//! Middleware: how long requests take, by route and status.

use super::trace::route_of;
use axum::{extract::Request, middleware::Next, response::Response};
use std::time::Instant;

/// Records the duration of one request.
pub(super) async fn record_request(request: Request, next: Next) -> Response {
    let route = route_of(&request).to_owned();
    let method = request.method().as_str().to_owned();
    let started = Instant::now();
    let response = next.run(request).await;
    let status = response.status().as_u16().to_string();
    let seconds = started.elapsed().as_secs_f64();
    metrics::histogram!("vigie_http_seconds", "method" => method, "route" => route,
        "status" => status)
    .record(seconds);
    response
}
