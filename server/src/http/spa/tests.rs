use super::*;
use axum::body::to_bytes;

const SCRIPT: &str = "vigie-0123456789abcdef.js";

fn spa() -> Spa {
    let files = [
        (INDEX, "<!doctype html><title>Vigie</title>".to_owned()),
        (SCRIPT, "let vigie = 1;".repeat(500)),
        ("logo.svg", "<svg/>".to_owned()),
    ];
    let files = files.map(|(path, text)| (path.to_owned(), Bytes::from(text)));
    Spa::of(files, &WorkPool::default())
}

async fn get(spa: &Spa, path: &str, sent: &[(header::HeaderName, &str)]) -> Response {
    let pairs = sent
        .iter()
        .map(|(name, value)| (name.clone(), value.parse().unwrap()));
    spa.answer(&Method::GET, path, &pairs.collect()).await
}

async fn body(response: Response) -> Bytes {
    to_bytes(response.into_body(), usize::MAX).await.unwrap()
}

#[tokio::test]
async fn every_address_of_the_application_gets_its_page_fresh() {
    let spa = spa();
    for path in ["/", "/candidat", "/referent/sessions/1", "/index.html"] {
        let response = get(&spa, path, &[]).await;
        assert_eq!(response.status(), StatusCode::OK, "{path}");
        assert_eq!(response.headers()["cache-control"], "no-cache");
        assert_eq!(
            response.headers()["content-type"],
            "text/html; charset=utf-8"
        );
        assert!(body(response).await.starts_with(b"<!doctype html>"));
    }
    assert_eq!(
        get(&spa, "/missing.js", &[]).await.status(),
        StatusCode::NOT_FOUND
    );
}

#[tokio::test]
async fn a_file_with_a_digest_in_its_name_is_kept_for_ever() {
    let spa = spa();
    let response = get(&spa, &format!("/{SCRIPT}"), &[]).await;
    assert_eq!(
        response.headers()["cache-control"],
        "public, max-age=31536000, immutable"
    );
    assert_eq!(
        get(&spa, "/logo.svg", &[]).await.headers()["cache-control"],
        "no-cache"
    );
    assert!(!has_digest("patternfly-addons.css"));
}

#[tokio::test]
async fn a_file_is_compressed_for_those_who_take_it_and_when_it_pays() {
    let spa = spa();
    let gzip = [(header::ACCEPT_ENCODING, "br, gzip;q=0.8")];
    let response = get(&spa, &format!("/{SCRIPT}"), &gzip).await;
    assert_eq!(response.headers()["content-encoding"], "gzip");
    assert!(body(response).await.len() < 500);
    let logo = get(&spa, "/logo.svg", &gzip).await;
    assert!(!logo.headers().contains_key("content-encoding"));
    let refusing = [(header::ACCEPT_ENCODING, "gzip;q=0")];
    let response = get(&spa, &format!("/{SCRIPT}"), &refusing).await;
    assert!(!response.headers().contains_key("content-encoding"));
    assert_eq!(body(response).await.len(), 7_000);
}

#[tokio::test]
async fn what_the_browser_has_already_is_not_sent_again() {
    let spa = spa();
    let tag = get(&spa, "/", &[]).await.headers()["etag"].clone();
    let response = get(&spa, "/", &[(header::IF_NONE_MATCH, tag.to_str().unwrap())]).await;
    assert_eq!(response.status(), StatusCode::NOT_MODIFIED);
}

#[tokio::test]
async fn a_server_built_alone_says_how_to_build_the_pages() {
    let spa = Spa::of([], &WorkPool::default());
    assert_eq!(spa.index(), "");
    let response = get(&spa, "/candidat", &[]).await;
    assert_eq!(response.status(), StatusCode::SERVICE_UNAVAILABLE);
    let page = body(response).await;
    assert!(String::from_utf8_lossy(&page).contains("cargo xtask run"));
}

#[tokio::test]
async fn pages_are_only_read() {
    let response = spa()
        .answer(&Method::POST, "/candidat", &HeaderMap::new())
        .await;
    assert_eq!(response.status(), StatusCode::METHOD_NOT_ALLOWED);
}
