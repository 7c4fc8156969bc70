//! What only operators see, on an address of its own.
//!
//! The address decides who may ask, never a header: on the public one anybody could write it.

use super::{health, metrics};
use crate::app::SharedApp;
use axum::{
    Router,
    http::{HeaderValue, header},
    middleware::map_response,
    response::Response,
};
use utoipa_axum::{router::OpenApiRouter, routes};

/// The routes of the admin address.
pub fn admin_router(app: &SharedApp) -> Router {
    let (router, _) = OpenApiRouter::new()
        .routes(routes!(health::check))
        .routes(routes!(metrics::render))
        .split_for_parts();
    router
        .layer(map_response(async |mut response: Response| {
            let no_sniffing = HeaderValue::from_static("nosniff");
            let headers = response.headers_mut();
            headers.insert(header::X_CONTENT_TYPE_OPTIONS, no_sniffing);
            response
        }))
        .with_state(app.clone())
}
