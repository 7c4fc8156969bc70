//! The resources: one file each, thin handlers, one error type.

mod admin;
mod bank;
mod candidate;
mod certificates;
mod client_address;
mod connection;
mod documents;
mod download;
mod error;
mod headers;
mod health;
mod http_metrics;
mod invigilator;
mod items;
mod json_body;
mod login;
pub mod metrics;
mod openapi;
mod record;
mod redirect;
mod referent;
mod render;
mod results;
mod roster;
mod session_info;
mod sessions;
mod spa;
mod trace;
mod validation;

pub use admin::admin_router;
pub use client_address::ClientAddress;
pub use redirect::redirect_router;

use crate::{app::SharedApp, auth, error::ApiError};
use axum::{
    Router,
    extract::DefaultBodyLimit,
    middleware::{from_fn, from_fn_with_state, map_response},
    routing::{any, get},
};
use utoipa_axum::{router::OpenApiRouter, routes};
use vigie_shared::limits::{MAX_BODY_BYTES, MAX_ROSTER_BODY_BYTES};

/// The whole HTTP side of a server: resources, sockets and pages, inside the layers
/// every response goes through.
///
/// # Errors
/// When the folder of the pages was given and cannot be read.
pub fn router(app: &SharedApp, sockets: Router<SharedApp>) -> std::io::Result<Router> {
    let spa = match &app.config.spa {
        Some(dir) => spa::Spa::read(dir)?,
        None => spa::Spa::embedded(),
    };
    let headers = headers::SecurityHeaders::new(&app.origin, spa.index());
    Ok(routes()
        .merge(sockets)
        .fallback_service(spa::service(spa))
        .method_not_allowed_fallback(async || ApiError::MethodNotAllowed)
        // From here outwards. Innermost: what comes from elsewhere is not even parsed.
        .layer(from_fn_with_state(app.clone(), auth::refuse_other_origins))
        .layer(from_fn(http_metrics::record_request))
        .layer(trace::layer())
        .layer(from_fn(trace::with_request_id))
        // Outermost, so that refusals of the layers inside have the headers too.
        .layer(map_response(move |response| headers.clone().add(response)))
        .with_state(app.clone()))
}

/// All resources, and their description at `/api/openapi.json`.
fn routes() -> Router<SharedApp> {
    let small = OpenApiRouter::new()
        .routes(routes!(candidate::log_in))
        .routes(routes!(candidate::me))
        .routes(routes!(candidate::log_out))
        .routes(routes!(results::show))
        .routes(routes!(results::certificate))
        .routes(routes!(certificates::verify))
        .routes(routes!(invigilator::log_in))
        .routes(routes!(invigilator::me))
        .routes(routes!(invigilator::log_out))
        .routes(routes!(referent::log_in))
        .routes(routes!(referent::me))
        .routes(routes!(referent::log_out))
        .routes(routes!(sessions::show))
        .routes(routes!(documents::certificate))
        .routes(routes!(documents::certificates))
        .routes(routes!(documents::incidents))
        .routes(routes!(documents::attendance))
        .routes(routes!(documents::prescriber))
        .routes(routes!(documents::parcoursup))
        .routes(routes!(record::export))
        .routes(routes!(record::replay))
        .routes(routes!(record::timeline))
        .routes(routes!(bank::file))
        .routes(routes!(items::suspend))
        .routes(routes!(items::reinstate))
        .routes(routes!(connection::show))
        .routes(routes!(health::answer))
        .layer(DefaultBodyLimit::max(MAX_BODY_BYTES));
    let large = OpenApiRouter::new()
        .routes(routes!(sessions::list, sessions::create))
        .routes(routes!(roster::check))
        .layer(DefaultBodyLimit::max(MAX_ROSTER_BODY_BYTES));
    let (router, api) = small.merge(large).split_for_parts();
    let document = openapi::complete(api);
    router
        .route("/api/openapi.json", get(openapi::serve(document)))
        // It was here once: a scraper must not take the page of the application for metrics.
        .route("/metrics", any(async || ApiError::NotFound))
        // No page of the application lives below /api: a mistyped address must not
        // get one.
        .route("/api", any(async || ApiError::NotFound))
        .route("/api/{*rest}", any(async || ApiError::NotFound))
}
