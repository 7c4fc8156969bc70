//! From `http://` to `https://`, for people who type an address without either.

use axum::{
    Router,
    http::{HeaderValue, StatusCode, Uri, header},
    response::{IntoResponse, Response},
};
use std::future::ready;

/// Answers everything with the same path at `origin`.
pub fn redirect_router(origin: String) -> Router {
    Router::new().fallback(move |uri: Uri| ready(redirect(&origin, &uri)))
}

fn redirect(origin: &str, uri: &Uri) -> Response {
    let path = uri.path_and_query().map_or("/", |path| path.as_str());
    match HeaderValue::try_from(format!("{origin}{path}")) {
        Ok(place) => {
            let place = [(header::LOCATION, place)];
            (StatusCode::PERMANENT_REDIRECT, place).into_response()
        }
        Err(_) => StatusCode::BAD_REQUEST.into_response(),
    }
}
