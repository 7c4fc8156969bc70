//! What every response carries, and what the operator sees.

use crate::World;
use axum::{body::Body, http::Method};
use serde_json::json;

#[tokio::test]
async fn every_response_is_locked_down_also_the_refusals() {
    let world = World::new().await;
    let mut client = world.client();
    for path in [
        "/",
        "/api/candidate/483920/me",
        "/api/nothing",
        "/missing.js",
        "/healthz",
    ] {
        let answer = client.get(path).await;
        let policy = answer.headers["content-security-policy"].to_str().unwrap();
        assert!(policy.starts_with("default-src 'none'"), "{path}: {policy}");
        assert_eq!(
            answer.headers["x-content-type-options"], "nosniff",
            "{path}"
        );
        assert_eq!(answer.headers["referrer-policy"], "no-referrer", "{path}");
        assert_eq!(
            answer.headers["cross-origin-opener-policy"], "same-origin",
            "{path}"
        );
        assert!(answer.headers.contains_key("permissions-policy"), "{path}");
    }
    let foreign = client
        .request(Method::POST, "/api/candidate/login")
        .header("origin", "null");
    let answer = client.send(foreign.body(Body::empty()).unwrap()).await;
    assert_eq!(answer.headers["x-content-type-options"], "nosniff");
    assert_eq!(answer.headers["cache-control"], "no-store");
}

#[tokio::test]
async fn health_and_metrics_are_for_the_operator() {
    let world = World::new().await;
    let mut client = world.client();
    assert_eq!(client.get("/healthz").await.text, "ok\n");
    for address in [[127, 0, 0, 1], [203, 0, 113, 7]] {
        client.address = address;
        client.get("/metrics").await.refused(404, "not_found");
    }
    let forwarded = client
        .request(Method::GET, "/metrics")
        .header("x-forwarded-for", "127.0.0.1");
    let answer = client.send(forwarded.body(Body::empty()).unwrap()).await;
    answer.refused(404, "not_found");
    let mut operator = world.operator();
    assert_eq!(operator.get("/healthz").await.text, "ok\n");
    let metrics = operator.get("/metrics").await;
    assert_eq!(metrics.status, 200);
    assert_eq!(metrics.headers["x-content-type-options"], "nosniff");
    let closed = world.app().store.clone();
    closed.close().await;
    assert_eq!(operator.get("/healthz").await.status, 503);
    assert_eq!(client.get("/healthz").await.status, 200);
}

#[tokio::test]
async fn the_description_names_every_resource() {
    let world = World::new().await;
    let api = world.client().get("/api/openapi.json").await.expect(200);
    let paths: Vec<&String> = api["paths"].as_object().unwrap().keys().collect();
    for path in [
        "/api/candidate/login",
        "/api/candidate/{session}/bank/{file}",
        "/api/candidate/{session}/me",
        "/api/invigilator/{session}/logout",
        "/api/connection",
        "/api/referent/me",
        "/api/roster/check",
        "/api/sessions",
        "/api/sessions/{id}",
    ] {
        assert!(paths.iter().any(|known| *known == path), "{path}");
    }
    assert_eq!(api["info"]["title"], json!("Vigie"));
}

#[tokio::test]
async fn every_response_has_a_request_id_and_an_unfit_one_is_replaced() {
    let world = World::new().await;
    let mut client = world.client();
    let first = client.get("/api/nothing").await.headers["x-request-id"].clone();
    let second = client.get("/").await.headers["x-request-id"].clone();
    assert_ne!(first, second);
    let kept = "proxy-0198c2f0.7";
    for (given, is_kept) in [(kept, true), ("a b", false), (&"a".repeat(65), false)] {
        let request = client
            .request(Method::GET, "/healthz")
            .header("x-request-id", given);
        let answer = client.send(request.body(Body::empty()).unwrap()).await;
        assert_eq!(answer.headers["x-request-id"] == given, is_kept, "{given}");
    }
}
