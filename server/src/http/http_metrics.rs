//! Middleware: how long requests take, by route and status.

use crate::{
    clock::Stopwatch,
    telemetry::{self, MethodLabel, RouteLabel},
};
use axum::{
    extract::{MatchedPath, Request},
    middleware::Next,
    response::Response,
};

/// Records the duration of one request.
pub(super) async fn record_request(request: Request, next: Next) -> Response {
    let method = MethodLabel::from(request.method());
    let route = RouteLabel::from(request.extensions().get::<MatchedPath>());
    let started = Stopwatch::start();
    let response = next.run(request).await;
    telemetry::http_answered(method, route, response.status(), started.elapsed());
    response
}

#[cfg(test)]
mod tests {
    use super::super::metrics;
    use super::*;
    use axum::{
        Router,
        body::Body,
        http::{Method, Request},
        middleware::from_fn,
        routing::get,
    };
    use tower::ServiceExt;

    /// Every series that exists, without its values.
    fn series(text: &str) -> Vec<&str> {
        let lines = text.lines().filter(|line| !line.starts_with('#'));
        lines
            .filter_map(|line| Some(line.rsplit_once(' ')?.0))
            .collect()
    }

    #[test]
    fn methods_and_paths_that_are_made_up_make_no_series() {
        let recorder = metrics::builder().unwrap().build_recorder();
        let handle = recorder.handle();
        let runtime = tokio::runtime::Builder::new_current_thread()
            .build()
            .unwrap();
        let router = Router::new()
            .route("/api/{*rest}", get(async || "here"))
            .layer(from_fn(record_request));
        let ask = |method: &str, path: &str| {
            let request = Request::builder()
                .method(Method::from_bytes(method.as_bytes()).unwrap())
                .uri(path)
                .body(Body::empty())
                .unwrap();
            let asked = router.clone().oneshot(request);
            ::metrics::with_local_recorder(&recorder, || runtime.block_on(asked).unwrap());
        };
        for method in ["GET", "HEAD", "POST", "ODD"] {
            ask(method, "/api/0");
        }
        let before = handle.render();
        assert!(before.contains("method=\"OTHER\""), "{before}");
        for number in 0..10_000 {
            ask(&format!("ODD{number:x}"), &format!("/api/{number}"));
        }
        assert_eq!(series(&before), series(&handle.render()));
    }
}
