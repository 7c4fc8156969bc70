//! The description of the resources, made from the handlers themselves.

use axum::http::header;
use axum::response::{IntoResponse, Response};
use utoipa::openapi::OpenApi;

/// Title and a word about what is not in it.
pub(super) fn describe(api: &mut OpenApi) {
    api.info.title = "Vigie".to_owned();
    api.info.version = env!("CARGO_PKG_VERSION").to_owned();
    api.info.description = Some(
        "Log-ins, sessions, rosters and results. What happens in a room goes over WebSockets: see \
         docs/PROTOCOL.md."
            .to_owned(),
    );
}

/// A handler that serves the description.
pub(super) fn serve(
    api: &OpenApi,
) -> impl Fn() -> std::future::Ready<Response> + Clone + Send + Sync + 'static {
    // Plain data with string keys: it always encodes.
    let text: std::sync::Arc<str> = serde_json::to_string(api).unwrap_or_default().into();
    move || {
        let json = [(header::CONTENT_TYPE, "application/json")];
        std::future::ready((json, text.to_string()).into_response())
    }
}
