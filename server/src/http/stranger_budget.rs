//! Middleware: requests without a login are charged to the network they come from.
//!
//! Each is charged before anything is done for it, and given back when its login turns out to
//! be good: what is made up costs a look into the database as well.

use super::ClientAddress;
use crate::{app::SharedApp, error::ApiError, governor::StrangerCharge};
use axum::{
    extract::{ConnectInfo, Request, State},
    middleware::Next,
    response::Response,
};
use std::net::SocketAddr;

/// Charges one request. Pages and their files are free: they come from memory. Where the client
/// behind a proxy is not known, the proxy pays for all of them; what needs to know the client
/// is refused by its handler.
pub(super) async fn charge(
    State(app): State<SharedApp>,
    ConnectInfo(peer): ConnectInfo<SocketAddr>,
    client: Result<ClientAddress, ApiError>,
    mut request: Request,
    next: Next,
) -> Result<Response, ApiError> {
    let path = request.uri().path();
    if !path.starts_with("/api") {
        return Ok(next.run(request).await);
    }
    let logs_in = path.ends_with("/login");
    let address = client.map_or(peer.ip(), |client| client.0);
    app.governor.charge_stranger(address)?;
    request.extensions_mut().insert(StrangerCharge(address));
    let response = next.run(request).await;
    if logs_in && response.status().is_success() {
        // No stranger any more: a region behind one address may log in within a minute.
        app.governor.forgive_stranger(address);
    }
    Ok(response)
}
