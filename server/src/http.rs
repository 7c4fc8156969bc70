//! The resources: one file each, thin handlers, one error type.

mod bank;
mod candidate;
mod certificates;
mod client;
mod documents;
mod download;
mod error;
mod field;
mod headers;
mod health;
mod invigilator;
mod items;
mod measure;
pub mod metrics;
mod openapi;
mod press;
mod record;
mod referent;
mod results;
mod roster;
mod sessions;
mod sitting;
mod spa;

pub use client::ClientAddress;
pub use error::{ApiError, ErrorBody};

use crate::{app::SharedApp, auth};
use axum::{
    Router,
    extract::DefaultBodyLimit,
    middleware::{from_fn, from_fn_with_state, map_response},
    routing::get,
};
use utoipa_axum::{router::OpenApiRouter, routes};

/// Largest body of a request, bytes; a roster may have [`ROSTER_BODY`].
const BODY: usize = 16 * 1024;
const ROSTER_BODY: usize = 1024 * 1024;

/// The whole web side of a server: resources, sockets and pages, inside the layers
/// every response goes through.
///
/// # Errors
/// When the folder of the pages was given and cannot be read.
pub fn router(app: &SharedApp, sockets: Router<SharedApp>) -> std::io::Result<Router> {
    let spa = match &app.config.spa {
        Some(dir) => spa::Spa::read(dir)?,
        None => spa::Spa::embedded(),
    };
    let headers = headers::Headers::new(&app.origin, spa.index());
    Ok(routes()
        .merge(sockets)
        .fallback_service(spa::service(spa))
        .method_not_allowed_fallback(async || ApiError::MethodNotAllowed)
        // From here outwards. Innermost: what comes from elsewhere is not even parsed.
        .layer(from_fn_with_state(app.clone(), auth::refuse_other_origins))
        .layer(from_fn(measure::measure))
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
        .layer(DefaultBodyLimit::max(BODY));
    let large = OpenApiRouter::new()
        .routes(routes!(sessions::list, sessions::create))
        .routes(routes!(roster::check))
        .layer(DefaultBodyLimit::max(ROSTER_BODY));
    let (router, mut api) = small.merge(large).split_for_parts();
    openapi::describe(&mut api);
    router
        .route("/api/openapi.json", get(openapi::serve(&api)))
        .route("/healthz", get(health::check))
        .route("/metrics", get(metrics::render))
        // No page of the application lives below /api: a mistyped address must not
        // get one.
        .route("/api", axum::routing::any(async || ApiError::NotFound))
        .route(
            "/api/{*rest}",
            axum::routing::any(async || ApiError::NotFound),
        )
}
