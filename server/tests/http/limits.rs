//! Guessing, and requests from elsewhere.

use crate::World;
use axum::{body::Body, http::Method};
use serde_json::json;

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
