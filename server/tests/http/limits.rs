//! Guessing, and requests from elsewhere.

use crate::World;
use axum::{body::Body, http::Method};
use serde_json::json;
use vigie_server::config::Config;

#[tokio::test]
async fn what_changes_something_comes_from_our_own_pages_or_from_a_program() {
    let world = World::new().await;
    let mut client = world.client();
    let ask = |headers: &[(&str, &str)]| {
        let request = world.client().request(Method::POST, "/api/candidate/login");
        let request = request.header("content-type", "application/json");
        let request = headers.iter().fold(request, |request, (name, value)| {
            request.header(*name, *value)
        });
        request.body(Body::from(world.entry().to_string())).unwrap()
    };
    for foreign in [
        [("origin", "https://elsewhere.example")],
        [("origin", "null")],
        [("sec-fetch-site", "same-site")],
    ] {
        client
            .send(ask(&foreign))
            .await
            .refused(403, "wrong_origin");
    }
    client.send(ask(&[])).await.expect(200);
}

#[tokio::test]
async fn what_is_not_a_request_of_ours_is_refused_in_our_words() {
    let world = World::new().await;
    let mut client = world.client();
    client
        .post("/api/candidate/login", json!({ "session": 1 }))
        .await
        .refused(400, "malformed");
    let long = json!({ "email": "a".repeat(20_000), "password": "" });
    client
        .post("/api/referent/login", long)
        .await
        .refused(413, "too_large");
    client.get("/api/nothing").await.refused(404, "not_found");
    client
        .get("/api/candidate/login")
        .await
        .refused(405, "method_not_allowed");
    let plain = client
        .request(Method::POST, "/api/candidate/login")
        .body(Body::from("{}"));
    client.send(plain.unwrap()).await.refused(415, "not_json");
    client
        .get("/api/sessions?limit=many")
        .await
        .refused(401, "not_logged_in");
    world
        .referent()
        .await
        .get("/api/sessions?limit=many")
        .await
        .refused(400, "malformed");
}

/// Behind a TLS proxy that nobody has named.
fn unnamed_proxy(data: std::path::PathBuf) -> Config {
    Config {
        origin: Some("https://Vigie.Example.FR:443".to_owned()),
        ..Config::local(data)
    }
}

#[tokio::test]
async fn nobody_logs_in_through_a_proxy_that_is_not_named() {
    let dir = std::sync::Arc::new(tempfile::tempdir().unwrap());
    let world = World::of(unnamed_proxy, dir).await;
    assert_eq!(world.app().origin, "https://vigie.example.fr");
    for address in [[127, 0, 0, 1], [10, 0, 0, 5], [203, 0, 113, 7]] {
        let mut client = world.client();
        client.address = address;
        for (path, body) in [
            ("/api/candidate/login", world.entry()),
            ("/api/invigilator/login", world.duty()),
            ("/api/certificates/verify", json!({ "code": "P-ABCDEFGH" })),
        ] {
            let answer = client.post(path, body).await;
            answer.refused(503, "proxy_not_trusted");
        }
        assert_eq!(client.get("/healthz").await.status, 200);
    }
}
