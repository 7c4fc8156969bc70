//! What the server sees of a connection, for `vigie doctor` and for people who set up a proxy.

use super::ClientAddress;
use crate::app::SharedApp;
use axum::{Json, extract::State};
use vigie_shared::api::{ConnectionInfo, ErrorBody};

/// The address that this request comes from, as limits count it, and the time of the server.
#[utoipa::path(get, path = "/api/connection", tag = "operation", operation_id = "connection",
    responses(
        (status = OK, body = ConnectionInfo),
        (status = SERVICE_UNAVAILABLE, body = ErrorBody, description = "proxy_not_trusted"),
    ))]
pub(super) async fn show(
    State(app): State<SharedApp>,
    ClientAddress(address): ClientAddress,
) -> Json<ConnectionInfo> {
    Json(ConnectionInfo {
        address: address.to_string(),
        now: app.clock.now(),
    })
}
