//! Is the server fit to serve?

use crate::app::SharedApp;
use axum::{extract::State, http::StatusCode};

/// `ok` when the database answers, 503 when it does not.
pub(super) async fn check(State(app): State<SharedApp>) -> (StatusCode, &'static str) {
    match sqlx::query("select 1").execute(app.store.pool()).await {
        Ok(_) => (StatusCode::OK, "ok\n"),
        Err(error) => {
            tracing::error!(%error, "the database does not answer");
            (
                StatusCode::SERVICE_UNAVAILABLE,
                "the database does not answer\n",
            )
        }
    }
}
