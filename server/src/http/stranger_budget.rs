//! Middleware: requests without a login are charged to the network they come from.
//!
//! Each is charged before anything is done for it, and given back when its login turns out to
//! be good: what is made up costs a look into the database as well.

use super::ClientAddress;
use crate::{app::SharedApp, error::ApiError, governor::StrangerCharge};
use axum::{
    extract::{Request, State},
    middleware::Next,
    response::Response,
};

/// Charges one request. Pages and their files are free: they come from memory.
pub(super) async fn charge(
    State(app): State<SharedApp>,
    ClientAddress(address): ClientAddress,
    mut request: Request,
    next: Next,
) -> Result<Response, ApiError> {
    let path = request.uri().path();
    if !path.starts_with("/api") {
        return Ok(next.run(request).await);
    }
    let logs_in = path.ends_with("/login");
    app.governor.charge_stranger(address)?;
    request.extensions_mut().insert(StrangerCharge(address));
    let response = next.run(request).await;
    if logs_in && response.status().is_success() {
        // No stranger any more: a region behind one address may log in within a minute.
        app.governor.forgive_stranger(address);
    }
    Ok(response)
}
