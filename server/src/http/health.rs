//! Whether the server is fit to serve.

use crate::app::SharedApp;
use axum::{extract::State, http::StatusCode};

/// For load balancers: the server answers. Whether it works, the admin address says.
#[utoipa::path(get, path = "/healthz", tag = "operation", operation_id = "health",
    responses((status = OK, body = String, content_type = "text/plain")))]
pub(super) async fn answer() -> &'static str {
    "ok\n"
}

/// For operators, on the admin address: `ok` when the database answers, otherwise 503.
#[utoipa::path(get, path = "/healthz", tag = "operation", operation_id = "database_health",
    responses(
        (status = OK, body = String, content_type = "text/plain"),
        (status = SERVICE_UNAVAILABLE, body = String, content_type = "text/plain",
            description = "the database does not answer"),
    ))]
pub(super) async fn check(State(app): State<SharedApp>) -> (StatusCode, &'static str) {
    match app.store.ping().await {
        Ok(()) => (StatusCode::OK, "ok\n"),
        Err(error) => {
            tracing::error!(%error, "the database does not answer");
            (
                StatusCode::SERVICE_UNAVAILABLE,
                "the database does not answer\n",
            )
        }
    }
}
