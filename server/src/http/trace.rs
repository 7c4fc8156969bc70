//! Middleware: one span for each request, and an id that leads from a response to the log.
//!
//! The span holds the template of the route, never the path: paths have ids of sessions in
//! them, and the number of different paths has no bound.

use axum::{
    body::Body,
    extract::{MatchedPath, Request},
    http::{HeaderName, HeaderValue},
    middleware::Next,
    response::Response,
};
use tower_http::{
    classify::{ServerErrorsAsFailures, SharedClassifier},
    trace::{DefaultOnResponse, TraceLayer},
};
use tracing::{Level, Span};
use uuid::Uuid;

const REQUEST_ID: HeaderName = HeaderName::from_static("x-request-id");
/// Length of an id that a proxy may have given, characters.
const MAX_REQUEST_ID_CHARS: usize = 64;

/// What [`layer`] returns: only the span and the response are of interest.
pub(super) type RequestTrace = TraceLayer<
    SharedClassifier<ServerErrorsAsFailures>,
    fn(&Request<Body>) -> Span,
    (),
    DefaultOnResponse,
    (),
    (),
    (),
>;

/// Puts everything a request does into its span. What fails is logged where it fails, with
/// its cause; here only how it was answered, at debug level.
pub(super) fn layer() -> RequestTrace {
    TraceLayer::new_for_http()
        .make_span_with(request_span as fn(&Request<Body>) -> Span)
        .on_request(())
        .on_response(DefaultOnResponse::new().level(Level::DEBUG))
        .on_failure(())
        .on_body_chunk(())
        .on_eos(())
}

fn request_span(request: &Request<Body>) -> Span {
    let id = request.headers().get(REQUEST_ID);
    tracing::info_span!(
        "http",
        request_id = id.and_then(|id| id.to_str().ok()),
        method = %request.method(),
        route = route_of(request),
    )
}

/// Template of the route of a request; `spa` for pages and their files.
pub(super) fn route_of(request: &Request<Body>) -> &str {
    let route = request.extensions().get::<MatchedPath>();
    route.map_or("spa", MatchedPath::as_str)
}

/// Gives a request its id, and the response the same. An id that came along is kept when it
/// is one a proxy could have given; anything else could break a line of the log.
pub(super) async fn with_request_id(mut request: Request, next: Next) -> Response {
    let given = request.headers().get(REQUEST_ID).filter(|id| is_id(id));
    let id = given.cloned().unwrap_or_else(new_id);
    request.headers_mut().insert(REQUEST_ID, id.clone());
    let mut response = next.run(request).await;
    response.headers_mut().insert(REQUEST_ID, id);
    response
}

fn is_id(id: &HeaderValue) -> bool {
    let id = id.as_bytes();
    let is_plain = |byte: &u8| byte.is_ascii_alphanumeric() || b"-_.".contains(byte);
    (1..=MAX_REQUEST_ID_CHARS).contains(&id.len()) && id.iter().all(is_plain)
}

fn new_id() -> HeaderValue {
    let id = Uuid::now_v7().simple().to_string();
    HeaderValue::try_from(id).expect("hexadecimal digits are a header value")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_that_could_break_a_log_line_is_not_kept() {
        let id = |text: &str| is_id(&HeaderValue::from_bytes(text.as_bytes()).unwrap());
        assert!(id("0198c2f0-1b2c.7_A"));
        assert!(id(&"a".repeat(64)));
        assert!(is_id(&new_id()));
        for bad in ["", " ", "a b", "a\tb", "\"a\"", &"a".repeat(65)] {
            assert!(!id(bad), "{bad}");
        }
    }
}
